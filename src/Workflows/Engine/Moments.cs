using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine;

/// <summary>What FEEL values mean as dates and durations; texts in ISO 8601 count as what they say.</summary>
internal static class Moments
{
    private static readonly LocalTime UsualClose = new(17, 0);

    /// <summary>When a deadline that is only a date ends: the clock's close, 17:00 where the process has no clock.</summary>
    public static LocalTime Close(ProcessDefinition definition) => definition.Clock?.Rules.Close ?? UsualClose;

    /// <summary>The definition's words, without the leading "=".</summary>
    public static string Rule(FeelExpression expression) => expression.Text.TrimStart().TrimStart('=').Trim();

    /// <summary>London time; a date means <paramref name="close"/> on it. Null for anything else.</summary>
    public static LocalDateTime? Read(FeelValue value, LocalTime close) => value switch
    {
        FeelDate date => date.Value + close,
        FeelDateTime { Zone: null } local => local.Local,
        FeelDateTime zoned => LondonTime.ToLocal(zoned.ToInstant()),
        FeelText text when TemporalText.Date(text.Value) is { } date => Read(date, close),
        FeelText text when TemporalText.DateAndTime(text.Value) is { } moment => Read(moment, close),
        _ => null,
    };

    public static FeelValue? Duration(FeelValue value) => value switch
    {
        FeelDaysTime or FeelYearsMonths => value,
        FeelText text => TemporalText.Duration(text.Value),
        _ => null,
    };

    /// <summary>Months are counted on London's calendar, all else in elapsed time.</summary>
    public static Instant? Add(Instant to, FeelValue? duration) => duration switch
    {
        FeelDaysTime elapsed => to + elapsed.Value,
        FeelYearsMonths months => LondonTime.ToInstant(LondonTime.ToLocal(to).PlusMonths(months.Months)),
        _ => null,
    };

    public static string Text(FeelValue duration) =>
        duration is FeelDaysTime elapsed ? TemporalText.Print(elapsed) : TemporalText.Print((FeelYearsMonths)duration);

    /// <summary>One sentence on why a value is not what was needed.</summary>
    public static string Why(FeelExpression expression, FeelResult result, string expected)
    {
        var got = result.Error ?? string.Join(' ', result.Warnings);
        return $"Expected {expected}, but {Rule(expression)} gave {result.Value}." + (got.Length == 0 ? "" : " " + got);
    }
}
