using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Queries;

/// <summary>Who opened which of the reports that were circulated (S003 App. E, day 7), when first, and who has not: by the record of reads, which no reader can avoid.</summary>
internal sealed class CirculationReceipts(ReviewsDb db)
{
    /// <summary>A report for each agency's file, in order of when it was circulated; empty before.</summary>
    public async Task<IReadOnlyList<CirculatedFile>> OfAsync(OpenCase opened, CancellationToken cancellation)
    {
        var id = opened.Review.Id;
        var files = await db.Documents.AsNoTracking().Where(d => d.ReviewId == id && d.Body != null && d.ReleasedAt != null).OrderBy(d => d.ReleasedAt).ThenBy(d => d.FileName).ToListAsync(cancellation);
        if (files.Count == 0)
            return [];
        var roles = RolePermissions.RolesWith(Permission.ReadCirculatedReports).Select(role => role.Id).ToList();
        var readers = await db.Participants.AsNoTracking().Where(p => p.ReviewId == id && p.Until == null && roles.Contains(p.Role))
            .Join(db.Users.Where(u => u.IsActive), p => p.PersonId, u => u.Id, (p, u) => new { u.Id, u.DisplayName, p.Body }).ToListAsync(cancellation);
        var chain = AuditEntryRow.ChainOf(id);
        var reads = (await db.AuditEntries.AsNoTracking().Where(e => e.ChainId == chain && e.Event == "case-read").OrderBy(e => e.Sequence).Select(e => new { e.By, e.At, e.Data }).ToListAsync(cancellation))
            .Select(read => (read.By, read.At, Document: DocumentOf(read.Data))).Where(read => read.Document is not null)
            .ToLookup(read => (read.By, read.Document!.Value), read => read.At);
        return [.. files.Select(file => new CirculatedFile(
            file.FileName,
            file.ReleasedAt!.Value,
            // Whose report it is need not open it.
            [.. readers.Where(reader => reader.Body != file.Body).GroupBy(reader => reader.Id)
                .Select(reader => new Receipt(reader.First().DisplayName, FirstAfter(reads, reader.Key, file))).OrderBy(receipt => receipt.FirstOpened is not null).ThenBy(receipt => receipt.Who, StringComparer.OrdinalIgnoreCase)]))];
    }

    // Whoever read it before it was circulated has not opened what was circulated.
    private static Instant? FirstAfter(ILookup<(string By, Guid Document), Instant> reads, Guid person, DocumentRow file) =>
        reads[(person.ToString("D"), file.Id)].Where(at => at >= file.ReleasedAt).Cast<Instant?>().FirstOrDefault();

    private static Guid? DocumentOf(string data)
    {
        using var json = JsonDocument.Parse(data);
        return json.RootElement.TryGetProperty("item", out var item) && item.GetString() == "document" && json.RootElement.TryGetProperty("itemId", out var id) && id.TryGetGuid(out var document) ? document : null;
    }
}

internal sealed record CirculatedFile(string FileName, Instant CirculatedAt, IReadOnlyList<Receipt> Receipts);

/// <param name="FirstOpened">Null for whoever has not opened it.</param>
internal sealed record Receipt(string Who, Instant? FirstOpened);
