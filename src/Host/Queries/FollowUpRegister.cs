using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Storage;
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
            lines.AddRange(closed.Concat(atWork).Where(one => one.Item is not null).Select(one => Line(one.Item!, one.Record, one.IsOpen, today)));
        }

        return [.. lines.Where(line => opened.May(Permission.ReadFollowUp) || opened.ActsFor(line.OwnerId)).OrderBy(line => !line.IsOpen).ThenBy(line => line.DueOn)];
    }

    private static FollowedLine Line(FeelContext item, FeelContext? record, bool isOpen, LocalDate today)
    {
        var reports = ((record?.Find("reports") as FeelList)?.Items ?? []).OfType<FeelContext>().Select(Report).ToList();
        var dueOn = DateOf(item, "dueOn") ?? today;
        var judged = record?.Find("judged") as FeelContext;
        return new(
            TextOf(item, "kind") ?? "", TextOf(item, "what") ?? "", TextOf(item, "id") ?? "", TextOf(item, "name") ?? "", dueOn, reports,
            judged is null ? null : new(DateOf(judged, "on"), TextOf(judged, "outcome") ?? "", TextOf(judged, "reason") ?? "", null),
            isOpen ? (today > dueOn ? FollowedState.Overdue : reports.LastOrDefault() is { State: not "under-way" } && DateOf(record, "nextOn") is null ? FollowedState.ToBeClosed : FollowedState.Open) : FollowedState.Closed);
    }

    private static FollowedReport Report(FeelContext report) => new(
        DateOf(report, "on"), TextOf(report, "state") ?? "", TextOf(report, "done") ?? TextOf(report, "underWay") ?? TextOf(report, "whyNot") ?? "", DateOf(report, "nextOn"));

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
}

/// <param name="State">As the form has it: done, under-way, cannot; of a judgement its outcome.</param>
/// <param name="NextOn">When it is reported on again.</param>
internal sealed record FollowedReport(LocalDate? On, string State, string Words, LocalDate? NextOn);

internal enum FollowedState
{
    /// <summary>The day by which it was to be done has passed.</summary>
    Overdue,

    /// <summary>Its owner says that it is over, and the business manager has not closed it.</summary>
    ToBeClosed,

    Open,
    Closed,
}
