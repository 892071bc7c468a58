using Reviews.Notifications.Messages;

namespace Reviews.Notifications.Documents.Report;

/// <summary>What a partnership has recommended across its reviews, and how far it is.</summary>
/// <param name="PreparedAt">London time.</param>
/// <param name="Reviews">How many reviews it covers: those that whoever puts it together is on.</param>
/// <param name="LeftOut">How many more have something to tell, but a proceeding blocks sharing it.</param>
public sealed record ActionsFacts(string Partnership, LocalDateTime PreparedAt, IReadOnlyList<ToldAction> Actions, int Reviews, int LeftOut);

/// <summary>One recommendation or action, without what was said of it: that is the review's own.</summary>
/// <param name="Review">The reference of the review it came from.</param>
/// <param name="DueOn">By when it was to be done, whatever was reported since.</param>
/// <param name="Rag"><c>red</c>, <c>amber</c> or <c>green</c>; null where nobody has said, or it is over.</param>
/// <param name="SaidOn">When anything was said of it last; null for never.</param>
/// <param name="NextOn">When it is reported on again; null where no day was named.</param>
public sealed record ToldAction(string Review, string What, string Owner, LocalDate DueOn, ActionStanding Standing, string? Rag, LocalDate? SaidOn, LocalDate? NextOn);

public enum ActionStanding
{
    /// <summary>Not done, and its day is still to come.</summary>
    Open,

    /// <summary>Not done, and its day has passed.</summary>
    Overdue,

    /// <summary>Its owner says that it is over; that is still to be agreed.</summary>
    SaidToBeOver,
    Done,
    NotPursued,
}

/// <summary>The words of the report on recommendations and actions that councillors ask for: what is done, what is not, and by when (domain: Thurrock's councillors asked why two of fourteen were complete).</summary>
public static class ActionsReport
{
    /// <summary>What to fill each place of the template with, by its name.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<ReportBlock>> Of(ActionsFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return new Dictionary<string, IReadOnlyList<ReportBlock>>
        {
            [ReportPlace.Partnership] = [new ReportBlock.Paragraph(facts.Partnership)],
            [ReportPlace.Prepared] = [new ReportBlock.Paragraph(LondonWords.Of(facts.PreparedAt))],
            [ReportPlace.ActionFigures] = [.. Figures(facts.Actions), .. Coverage(facts.Reviews, facts.LeftOut)],
            [ReportPlace.OpenActions] = Open([.. facts.Actions.Where(action => !IsOver(action))]),
            [ReportPlace.ClosedActions] = Closed([.. facts.Actions.Where(IsOver)]),
        };
    }

    internal static bool IsOver(ToldAction action) => action.Standing is ActionStanding.Done or ActionStanding.NotPursued;

    private static IReadOnlyList<ReportBlock> Figures(IReadOnlyList<ToldAction> actions)
    {
        int Of(params ActionStanding[] standings) => actions.Count(action => standings.Contains(action.Standing));
        return
        [
            new ReportBlock.Paragraph(FormattableString.Invariant($"{Of(ActionStanding.Done)} of {actions.Count} are done.")),
            new ReportBlock.Table(
                "How many recommendations and actions stand where",
                ["Where they stand", "How many"],
                [75, 25],
                [
                    ["Done", Number(Of(ActionStanding.Done))],
                    ["Said to be over, and still to be agreed", Number(Of(ActionStanding.SaidToBeOver))],
                    ["Open, its day still to come", Number(Of(ActionStanding.Open))],
                    ["Open, its day has passed", Number(Of(ActionStanding.Overdue))],
                    ["Not pursued", Number(Of(ActionStanding.NotPursued))],
                ]),
        ];
    }

    internal static IEnumerable<ReportBlock> Coverage(int reviews, int leftOut)
    {
        yield return new ReportBlock.Quiet($"It covers {ReportWords.Count(reviews, "review", "reviews")}: those that whoever put it together works on.");
        if (leftOut > 0)
            yield return new ReportBlock.Quiet($"{ReportWords.Count(leftOut, "review is", "reviews are")} left out, because nothing of {(leftOut == 1 ? "it" : "them")} may be shared at present.");
    }

    internal static IReadOnlyList<ReportBlock> Open(IReadOnlyList<ToldAction> actions) => actions.Count == 0
        ? [new ReportBlock.Quiet("None is open.")]
        : [new ReportBlock.Table(
            "What is not done yet, whose it is and by when",
            ["What is to be done", "Whose it is", "By", "Where it stands"],
            [42, 20, 16, 22],
            [.. actions.Select(action => (IReadOnlyList<string>)[$"{action.What}\n({action.Review})", action.Owner, LondonWords.Of(action.DueOn), Standing(action)])])];

    internal static IReadOnlyList<ReportBlock> Closed(IReadOnlyList<ToldAction> actions) => actions.Count == 0
        ? [new ReportBlock.Quiet("None is closed yet.")]
        : [new ReportBlock.Table(
            "What is closed, and whether it is done",
            ["What was to be done", "Whose it is", "Closed", "How"],
            [42, 20, 16, 22],
            [.. actions.Select(action => (IReadOnlyList<string>)[
                $"{action.What}\n({action.Review})", action.Owner, action.SaidOn is { } on ? LondonWords.Of(on) : ReportWords.NotRecorded, action.Standing == ActionStanding.Done ? "Done" : "Not pursued"])])];

    private static string Standing(ToldAction action)
    {
        var words = action.Standing switch
        {
            ActionStanding.SaidToBeOver => "Said to be over; still to be agreed",
            ActionStanding.Overdue => "Red: its day has passed",
            _ => action.Rag switch
            {
                "green" => "Green: in time as it stands",
                "amber" => "Amber: it may be late, or in part",
                "red" => "Red: not in time unless something changes",
                _ => action.SaidOn is null ? "Not reported on yet" : "Asked again: it was not agreed that it is done",
            },
        };
        return action.NextOn is { } next ? $"{words}\nReported on again on {LondonWords.Of(next)}" : words;
    }

    internal static string Number(int count) => FormattableString.Invariant($"{count}");
}
