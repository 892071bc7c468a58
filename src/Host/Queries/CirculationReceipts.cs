using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Steps;
using Reviews.Workflows.Steps.AgencyReport;

namespace Reviews.Host.Queries;

/// <summary>
/// Who opened which of the reports that were circulated (S003 App. E, day 7), when first, and who has not: by the record of reads,
/// which no reader can avoid. A report is opened with the page of its answers or with one of its files. An agency that was not
/// involved has no report to be read.
/// </summary>
internal sealed class CirculationReceipts(ReviewsDb db)
{
    /// <summary>One for each agency's report, with a file or without, in order of when it was circulated; empty before.</summary>
    public async Task<IReadOnlyList<CirculatedReport>> OfAsync(OpenCase opened, CancellationToken cancellation)
    {
        var id = opened.Review.Id;
        var answers = await CompletedAnswers.OfAsync(db, id, cancellation);
        var reports = (await db.ReviewTasks.AsNoTracking().Where(t => t.ReviewId == id && t.Step == AgencyReportStep.Kind && t.Release != null).OrderBy(t => t.Release!.At).ThenBy(t => t.SubjectName).ToListAsync(cancellation))
            .Where(task => answers.Text(task, "report", "status") != AgencyReportStep.NilReturn).ToList();
        if (reports.Count == 0)
            return [];
        var files = (await db.Documents.AsNoTracking().Where(d => d.ReviewId == id && d.ReleasedAt != null && d.Kind != ReceivedAnswer.ProofField).OrderBy(d => d.FileName).ToListAsync(cancellation)).ToLookup(d => d.TaskId);
        var readers = await ReadersAsync(id, cancellation);
        var reads = await ReadsAsync(id, cancellation);
        return [.. reports.Select(report => new CirculatedReport(
            report,
            [.. files[report.Id].Select(file => file.FileName)],
            // Whose report it is need not open it.
            [.. readers.Where(reader => reader.Body != report.SubjectId).GroupBy(reader => reader.Id)
                .Select(reader => ReceiptOf(reader.First(), report, [.. files[report.Id]], reads)).OrderBy(receipt => receipt.FirstOpened is not null).ThenBy(receipt => receipt.Who, StringComparer.OrdinalIgnoreCase)]))];
    }

    private static Receipt ReceiptOf(Reader reader, ReviewTaskRow report, IReadOnlyList<DocumentRow> files, ILookup<(string By, Guid Item), Instant> reads)
    {
        // Whoever read it before it was circulated has not opened what was circulated.
        Instant? First(Guid item) => reads[(reader.Id.ToString("D"), item)].Where(at => at >= report.ReleasedAt).Cast<Instant?>().FirstOrDefault();
        var opened = new[] { First(report.Id) }.Concat(files.Select(file => First(file.Id))).Min();
        return new Receipt(reader.Name, opened, opened is null ? [] : [.. files.Where(file => First(file.Id) is null).Select(file => file.FileName)]);
    }

    // Those on the review now who may read what is circulated.
    private async Task<IReadOnlyList<Reader>> ReadersAsync(Guid review, CancellationToken cancellation)
    {
        var roles = RolePermissions.RolesWith(Permission.ReadCirculatedReports).Select(role => role.Id).ToList();
        return await db.Participants.AsNoTracking().Where(p => p.ReviewId == review && p.Until == null && roles.Contains(p.Role))
            .Join(db.Users.Where(u => u.IsActive), p => p.PersonId, u => u.Id, (p, u) => new Reader(u.Id, u.DisplayName, p.Body)).ToListAsync(cancellation);
    }

    // Of a report the page of its answers (before it had a word of its own: of its task), and of a file itself, in the order they were read.
    private async Task<ILookup<(string By, Guid Item), Instant>> ReadsAsync(Guid review, CancellationToken cancellation)
    {
        var chain = AuditEntryRow.ChainOf(review);
        return (await db.AuditEntries.AsNoTracking().Where(e => e.ChainId == chain && e.Event == "case-read").OrderBy(e => e.Sequence).Select(e => new { e.By, e.At, e.Data }).ToListAsync(cancellation))
            .Select(read => (read.By, read.At, Item: ItemOf(read.Data))).Where(read => read.Item is not null)
            .ToLookup(read => (read.By, read.Item!.Value), read => read.At);
    }

    private static Guid? ItemOf(string data)
    {
        using var json = JsonDocument.Parse(data);
        return json.RootElement.TryGetProperty("item", out var item) && item.GetString() is "document" or "agency-report" or "task"
            && json.RootElement.TryGetProperty("itemId", out var id) && id.TryGetGuid(out var of) ? of : null;
    }

    private sealed record Reader(Guid Id, string Name, string? Body);
}

/// <param name="Files">Their names; none where it was answered on the form alone.</param>
internal sealed record CirculatedReport(ReviewTaskRow Task, IReadOnlyList<string> Files, IReadOnlyList<Receipt> Receipts);

/// <param name="FirstOpened">Null for whoever has not opened it.</param>
/// <param name="Unopened">The files of one that was opened, by name, that were not.</param>
internal sealed record Receipt(string Who, Instant? FirstOpened, IReadOnlyList<string> Unopened);
