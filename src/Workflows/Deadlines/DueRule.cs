using NodaTime.Text;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Deadlines;

/// <summary>Says how a due date is counted, for people.</summary>
public static class DueRule
{
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    /// <summary>
    /// <c>working day 6, 17:00</c> for a call of <c>review day</c>, and for the latest of such a day and others: those only
    /// see to it that a step opened late is not due at once. What is counted from its opening as <see cref="FromOpening"/> says it,
    /// and the latest of other dates as <c>the later of … and …</c>.
    /// For anything else the expression without its sign.
    /// </summary>
    public static string Words(FeelExpression due, ClockRules rules) =>
        (due.AsCall is { } call ? Day(call, rules) : null)
        ?? due.LatestOf.Select(item => Day(item, rules)).FirstOrDefault(day => day is not null)
        ?? AfterStart(due, rules)
        ?? MonthsAfterStart(due, rules)
        ?? FromOpening(due)
        ?? LatestRule.Words(due)
        ?? due.Text.TrimStart().TrimStart('=').Trim();

    /// <summary>The same in a process that has no clock: what is counted from its opening, and the latest of several dates. Null for anything else.</summary>
    public static string? WordsWithoutClock(FeelExpression due) => FromOpening(due) ?? LatestRule.Words(due);

    /// <summary>
    /// <c>2 working days after it opens, 5pm</c> for <c>at(working days after(today(), 2), "17:00")</c>: such a step has no
    /// day of its own before it opens. Null for anything else.
    /// </summary>
    public static string? FromOpening(FeelExpression due) =>
        due.AsCall is { Function: "at", Arguments: [_, FeelText time] }
        && due.CallsOf("working days after") is [{ Arguments: [_, FeelNumber days] }]
        && due.Names.Count == 0 && due.Functions.SetEquals(["at", "working days after", "today"])
            ? $"{days} working {(days.Value == 1 ? "day" : "days")} after it opens, {Clock(time.Value)}"
            : null;

    private static string Clock(string time) => Time.Parse(time) is { Success: true } read ? DateWords.Of(read.Value) : time;

    private static string? Day(FeelCall call, ClockRules rules) => call switch
    {
        { Function: "review day", Arguments: [FeelNumber day, FeelText time] } => $"working day {day}, {time.Value}",
        { Function: "review day", Arguments: [FeelNumber day] } => $"working day {day}, {Time.Format(rules.Close)}",
        _ => null,
    };

    private static string? AfterStart(FeelExpression due, ClockRules rules) =>
        due.AsCall is { Function: "working days after", Arguments: [_, FeelNumber days] } && due.Names.SetEquals(["anchor"])
            ? $"{days} working days after the clock start, {Time.Format(rules.Close)}"
            : null;

    private static string? MonthsAfterStart(FeelExpression due, ClockRules rules) =>
        due.AsCall is { Function: "months after", Arguments: [_, FeelNumber months] } && due.Names.SetEquals(["anchor"])
            ? $"{months} months after the clock start, {Time.Format(rules.Close)}"
            : null;
}
