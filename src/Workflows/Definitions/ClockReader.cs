using System.Xml.Linq;
using NodaTime.Text;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Reviews;

namespace Reviews.Workflows.Definitions;

/// <summary>
/// Reads the <c>clock.*</c> properties of a process. What is wrong with them is an error and not refused: the process can
/// run, but its deadlines could not be told.
/// </summary>
internal static class ClockReader
{
    public const string Anchor = "clock.anchor";
    public const string FirstDay = "clock.first-day";
    public const string Close = "clock.close";
    public const string AfterClose = "clock.after-close";
    public const string Limit = "clock.limit";

    /// <summary>What may start the clock of every process: national guidance and local procedures differ in it.</summary>
    private static readonly IReadOnlyList<string> Anchors = [.. CaseDate.All.Where(date => date.CanStartClock).Select(date => date.Id)];

    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    /// <summary>The clock; null when the process says none, or not enough of one.</summary>
    /// <param name="own">The dates that the process names itself: it may count from each of them too.</param>
    public static ClockDefinition? Read(XElement at, IReadOnlyDictionary<string, string> properties, IReadOnlyList<CaseDate> own, ProblemList problems, ExpressionReader expressions)
    {
        if (!properties.Keys.Any(name => name.StartsWith("clock.", StringComparison.Ordinal))) return null;
        var anchor = OneOf(Anchor, properties.GetValueOrDefault(Anchor), [.. Anchors, .. own.Select(date => date.Id)]);
        var firstDay = OneOf(FirstDay, properties.GetValueOrDefault(FirstDay), ["0", "1"]);
        var after = OneOf(AfterClose, properties.GetValueOrDefault(AfterClose, "same-day"), ["same-day", "next-working-day"]);
        var close = Time.Parse(properties.GetValueOrDefault(Close, "17:00"));
        if (!close.Success)
            problems.Err(at, ProblemCodes.BadClock, $"Expected {Close} to be a time such as 17:00, but found '{properties[Close]}'.");
        var limit = properties.TryGetValue(Limit, out var text) ? expressions.Expression(at, text, Limit) : null;
        if (anchor is null || firstDay is null || after is null || !close.Success) return null;
        var rules = new ClockRules(
            anchor, firstDay == "1" ? 1 : 0, close.Value, after == "same-day" ? Deadlines.AfterClose.SameDay : Deadlines.AfterClose.NextWorkingDay);
        return new ClockDefinition(rules, limit, ProblemList.Line(at));

        string? OneOf(string name, string? value, IReadOnlyList<string> known)
        {
            if (value is not null && known.Contains(value)) return value;
            problems.Err(at, ProblemCodes.BadClock, $"Expected {name} to be one of {string.Join(", ", known)}, but found {(value is null ? "nothing" : $"'{value}'")}.");
            return null;
        }
    }
}
