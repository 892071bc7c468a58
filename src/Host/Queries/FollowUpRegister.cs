using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.Queries;

/// <summary>
/// What was recommended in a review, and is to be done at once: whose it is, by when, how far it is and how it was closed.
/// An agency sees what is its own; whoever may read all of it sees all.
/// </summary>
internal sealed class FollowUpRegister(ReviewsDb db)
{
    public async Task<IReadOnlyList<FollowedLine>> OfAsync(OpenCase opened, Instant now, CancellationToken cancellation)
    {
        var today = LondonTime.ToLocal(now).Date;
        var bodies = await BodiesAsync(opened, cancellation);
        var sight = await DocumentSight.OfAsync(db, opened.Review.Id, opened.PersonId.ToString("D"), opened.Groups, cancellation);
        var files = (await db.Documents.AsNoTracking().Where(d => d.ReviewId == opened.Review.Id && d.LinkedAt != null).ToListAsync(cancellation)).Where(sight.MaySee).ToDictionary(d => d.Id.ToString("D"));
        var lines = new List<FollowedLine>();
        foreach (var row in await db.ProcessInstances.AsNoTracking()
            .Where(p => p.ReviewId == opened.Review.Id && p.ProcessId == ProcessIds.FollowUp).OrderBy(p => p.StartedAt).ToListAsync(cancellation))
        {
            var state = ProcessStateJson.Read(row.Snapshot);
            // What is at work stands in its own instance; what is closed among the records gathered.
            var atWork = state.Instances.Values.Where(instance => instance is { LoopIndex: not null })
                .Select(instance => (Item: instance.Variables.Find("item") as FeelContext, Record: instance.Variables.Find("record") as FeelContext, IsOpen: row.EndedAt is null));
            var gathered = state.Instances.Values.Where(instance => instance.IsBody).Select(instance => instance.Variables.Find("records")).FirstOrDefault() ?? state.Variables.Find("records");
            var closed = ((gathered as FeelList)?.Items ?? []).OfType<FeelContext>().Select(record => (Item: record.Find("item") as FeelContext, Record: (FeelContext?)record, IsOpen: false));
            lines.AddRange(closed.Concat(atWork).Where(one => one.Item is not null).Select(one => Line(one.Item!, one.Record, one.IsOpen, today, files)));
        }

        return [.. lines.Select(line => line with { HasNobody = line.IsOpen && !bodies.Contains(line.OwnerId) }).Where(line => opened.May(Permission.ReadFollowUp) || opened.ActsFor(line.OwnerId)).OrderBy(line => !line.IsOpen).ThenBy(line => line.DueOn)];
    }

    /// <summary>The agencies and partners that somebody acts for on the review.</summary>
    public Task<IReadOnlySet<string>> BodiesAsync(OpenCase opened, CancellationToken cancellation) => BodiesOnReview.OfAsync(db, opened.Review.Id, cancellation);

    private static FollowedLine Line(FeelContext item, FeelContext? record, bool isOpen, LocalDate today, IReadOnlyDictionary<string, DocumentRow> files)
    {
        var reports = ((record?.Find("reports") as FeelList)?.Items ?? []).OfType<FeelContext>().Select(report => Report(report, files)).ToList();
        var dueOn = DateOf(item, "dueOn") ?? today;
        var judged = record?.Find("judged") as FeelContext;
        return new(
            TextOf(item, "kind") ?? "", TextOf(item, "what") ?? "", TextOf(item, "id") ?? "", TextOf(item, "name") ?? "", dueOn, reports,
            judged is null ? null : new(DateOf(judged, "on"), TextOf(judged, "outcome") ?? "", TextOf(judged, "reason") ?? "", null),
            isOpen ? (today > dueOn ? FollowedState.Overdue : reports.LastOrDefault() is { State: not "under-way" } && DateOf(record, "nextOn") is null ? FollowedState.ToBeClosed : FollowedState.Open) : FollowedState.Closed)
        {
            PassedOn = DateOf(item, "passedOn") is { } on ? new PassedOn(on, TextOf(item, "passedTo")) : null,
        };
    }

    private static FollowedReport Report(FeelContext report, IReadOnlyDictionary<string, DocumentRow> files) => new(
        DateOf(report, "on"), TextOf(report, "state") ?? "", TextOf(report, "done") ?? TextOf(report, "underWay") ?? TextOf(report, "whyNot") ?? "", DateOf(report, "nextOn"))
    {
        Evidence = [.. ((report.Find("evidence") as FeelList)?.Items ?? []).OfType<FeelContext>().Select(file => files.GetValueOrDefault(TextOf(file, "id") ?? "")).OfType<DocumentRow>()],
    };

    private static string? TextOf(FeelContext? context, string name) => (context?.Find(name) as FeelText)?.Value;

    private static LocalDate? DateOf(FeelContext? context, string name) => (context?.Find(name) as FeelDate)?.Value;
}

/// <param name="Kind">As <see cref="FollowUps"/> names it.</param>
/// <param name="DueOn">By when it was to be done: a later report moves no date of it.</param>
/// <param name="Judged">What the business manager said last; null while nothing is.</param>
internal sealed record FollowedLine(
    string Kind, string What, string OwnerId, string Owner, LocalDate DueOn, IReadOnlyList<FollowedReport> Reports, FollowedReport? Judged, FollowedState State)
{
    public bool IsOpen => State != FollowedState.Closed;

    /// <summary>It is open, and nobody acts for its owner on the review now.</summary>
    public bool HasNobody { get; init; }

    /// <summary>By letter, when it was given to an owner whom nobody acted for; else null.</summary>
    public PassedOn? PassedOn { get; init; }
}

/// <param name="State">As the form has it: done, under-way, cannot; of a judgement its outcome.</param>
/// <param name="NextOn">When it is reported on again.</param>
internal sealed record FollowedReport(LocalDate? On, string State, string Words, LocalDate? NextOn)
{
    /// <summary>The files that came with it, those the reader may open.</summary>
    public IReadOnlyList<DocumentRow> Evidence { get; init; } = [];
}

internal enum FollowedState
{
    /// <summary>The day by which it was to be done has passed.</summary>
    Overdue,

    /// <summary>Its owner says that it is over, and the business manager has not closed it.</summary>
    ToBeClosed,

    Open,
    Closed,
}
