using NodaTime.Text;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Deadlines;

/// <summary>Says how a due date is counted, for people.</summary>
public static class DueRule
{
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    /// <summary>
    /// <c>working day 6, 17:00</c> for a call of <c>review day</c>, and for the latest of such a day and others: those only
    /// see to it that a step opened late is not due at once. For anything else the expression without its sign.
    /// </summary>
    public static string Words(FeelExpression due, ClockRules rules) =>
        (due.AsCall is { } call ? Day(call, rules) : null)
        ?? due.LatestOf.Select(item => Day(item, rules)).FirstOrDefault(day => day is not null)
        ?? AfterStart(due, rules)
        ?? MonthsAfterStart(due, rules)
        ?? due.Text.TrimStart().TrimStart('=').Trim();

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
