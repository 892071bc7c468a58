using NodaTime.Text;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Deadlines;

/// <summary>Says how a due date is counted, for people.</summary>
public static class DueRule
{
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    /// <summary><c>working day 6, 17:00</c> for a call of <c>review day</c>; for anything else the expression without its sign.</summary>
    public static string Words(FeelExpression due, ClockRules rules) => due.AsCall switch
    {
        { Function: "review day", Arguments: [FeelNumber day, FeelText time] } => $"working day {day}, {time.Value}",
        { Function: "review day", Arguments: [FeelNumber day] } => $"working day {day}, {Time.Format(rules.Close)}",
        { Function: "working days after", Arguments: [_, FeelNumber days] } when due.Names.SetEquals(["anchor"]) =>
            $"{days} working days after the clock start, {Time.Format(rules.Close)}",
        _ => due.Text.TrimStart().TrimStart('=').Trim(),
    };
}
