using NodaTime.Text;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Deadlines;

/// <summary>Says the latest of several dates, for people: <c>the later of the last working day of 2 months after the clock start, 5pm, and 10 working days after it opens, 5pm</c>.</summary>
internal static class LatestRule
{
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    /// <summary>Null for what is not the latest of several.</summary>
    public static string? Words(FeelExpression due)
    {
        List<string> items = [.. due.LatestItems.Select(Item).Distinct()];
        return items.Count switch
        {
            0 => null,
            1 => items[0],
            2 => $"the later of {items[0]}, and {items[1]}",
            _ => $"the latest of {string.Join(", ", items[..^1])}, and {items[^1]}",
        };
    }

    private static string Item(FeelExpression item) => DueRule.FromOpening(item) ?? AtTime(item) ?? "a time that what was recorded gives";

    private static string? AtTime(FeelExpression item) =>
        item.AsCall is { Function: "at", Arguments: [_, FeelText time] } && (InMonths(item) ?? OnRecordedDay(item)) is { } day
            ? $"{day}, {(Time.Parse(time.Value) is { Success: true } read ? DateWords.Of(read.Value) : time.Value)}"
            : null;

    private static string? InMonths(FeelExpression item)
    {
        if (item.CallsOf("months after") is not [{ Arguments: [_, FeelNumber months] }] || !item.Names.SetEquals(["anchor"])) return null;
        var after = $"{months} months after the clock start";
        return item.Functions.SetEquals(["at", "months after"]) ? after
            : item.CallsOf("working days after") is [{ Arguments: [_, FeelNumber days] }] ? $"{Counted(days)} after {after}"
            : item.CallsOf("working days before") is [{ Arguments: [_, FeelNumber { Value: 1 }] }] && item.Functions.Contains("duration") ? $"the last working day of {after}"
            : null;
    }

    private static string? OnRecordedDay(FeelExpression item) =>
        item.CallsOf("date").Count != 1 ? null
        : item.Functions.SetEquals(["at", "date"]) ? "the day that was set"
        : item.CallsOf("working days before") is [{ Arguments: [_, FeelNumber before] }] ? $"{Counted(before)} before the day that was set"
        : item.CallsOf("working days after") is [{ Arguments: [_, FeelNumber after] }] ? $"{Counted(after)} after the day that was set"
        : null;

    private static string Counted(FeelNumber days) => $"{days} working {(days.Value == 1 ? "day" : "days")}";
}
