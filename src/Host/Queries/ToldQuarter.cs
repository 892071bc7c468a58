using Reviews.Host.Casework;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications.Documents.Report;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Queries;

/// <summary>What a combined report tells of a quarter, from what a partnership's reviews keep.</summary>
internal static class ToldQuarter
{
    /// <param name="shared">The reviews of which something may be told; null for all.</param>
    public static QuarterFacts Of(PartnershipActions of, Quarter quarter, Instant now, IReadOnlySet<Guid>? shared)
    {
        var at = LondonTime.ToLocal(now);
        var end = LocalDate.Min(at.Date, quarter.Through);
        var actions = of.Actions.Where(action => (shared?.Contains(action.Review.Id) ?? true) && (action.Line.GivenOn is not { } given || given <= end)).ToList();
        var standing = actions.Select(action => (action.Review, Line: FollowUpRegister.AsOf(action.Line, end))).ToList();
        var learning = of.Learning.Where(one => shared?.Contains(one.Review.Id) ?? true).SelectMany(one => Learning(one, quarter)).ToList();
        return new(
            of.Name, quarter, at,
            [.. standing.OrderBy(one => one.Line.DueOn).Select(one => Told(one.Review, one.Line))],
            [.. standing.Where(one => !one.Line.IsOpen && ClosedOn(one.Line) is { } on && quarter.Holds(on)).Select(one => Told(one.Review, one.Line))],
            [.. standing.SelectMany(one => one.Line.Entries.Where(entry => entry.On is { } on && quarter.Holds(on)).Select(entry => Progress(one.Review, one.Line, entry))).OrderBy(said => said.On)],
            learning,
            shared?.Count ?? of.Reviews.Count,
            shared is null ? 0 : of.Reviews.Count - shared.Count);
    }

    /// <summary>One recommendation or action as a document tells it.</summary>
    public static ToldAction Told(ReviewRow review, FollowedLine line)
    {
        var last = line.Entries is [.., var said] ? said : null;
        var standing = line.State switch
        {
            FollowedState.Overdue => ActionStanding.Overdue,
            FollowedState.Done => ActionStanding.Done,
            FollowedState.NotPursued => ActionStanding.NotPursued,
            FollowedState.ToBeClosed or FollowedState.ToBeSignedOff => ActionStanding.SaidToBeOver,
            _ => ActionStanding.Open,
        };
        return new(review.Reference, line.What, line.Owner, line.DueOn, standing, line.Rag, last?.On, last?.NextOn);
    }

    private static LocalDate? ClosedOn(FollowedLine line) => line.Entries is [.., var last] ? last.On : null;

    private static ToldProgress Progress(ReviewRow review, FollowedLine line, FollowedEntry entry) =>
        new(review.Reference, line.What, line.Owner, entry.On!.Value, SaidOf(entry), entry.Words);

    private static string? SaidOf(FollowedEntry entry) => (entry.By, FollowedWords.StateOf(entry)) switch
    {
        (FollowedBy.Owner, var state) => state,
        (_, null) => FollowedWords.WhoOf(entry),
        (_, var state) => $"{FollowedWords.WhoOf(entry)}: {state}",
    };

    // What came within the quarter; and what was begun by its end and had not come by then.
    private static IEnumerable<ToldLearning> Learning(ReviewLearning one, Quarter quarter)
    {
        IEnumerable<LearningAnswer?> answers = [.. one.Record.Answers, one.Record.NotSpread];
        return answers.OfType<LearningAnswer>().Select(answer => answer.On > quarter.Through ? new LearningAnswer(answer.From, null, LearningAnswer.Awaited, null) : answer)
            .Concat(one.Record.Asked is { } asked ? [asked] : [])
            .Where(answer => answer.On is { } on ? quarter.Holds(on) : one.Record.BegunOn <= quarter.Through)
            .Select(answer => new ToldLearning(one.Review.Reference, one.Record.Of, answer.From, answer.On, StateOf(answer), answer.Words));
    }

    private static LearningState StateOf(LearningAnswer answer) => answer.State switch
    {
        "done" => LearningState.Done,
        "under-way" => LearningState.UnderWay,
        "nothing" => LearningState.Nothing,
        "without" => LearningState.Without,
        "heard" => LearningState.Heard,
        LearningAnswer.NotSpread => LearningState.NotSpread,
        LearningAnswer.Asked => LearningState.Asked,
        _ => LearningState.Awaited,
    };
}
