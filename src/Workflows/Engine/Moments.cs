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

    /// <summary>London time without a zone; a date means <paramref name="close"/> on it. Null for anything else.</summary>
    public static Instant? Read(FeelValue value, LocalTime close) => value switch
    {
        FeelDate date => LondonTime.ToInstant(date.Value + close),
        FeelDateTime moment => moment.ToInstant(),
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

    /// <summary>The next of a series: whole days keep their time on London's clocks, as months do; "every day at nine" stays at nine.</summary>
    public static Instant Next(Instant from, FeelValue every) => every is FeelDaysTime { Value: var step } && step == NodaTime.Duration.FromDays(step.Days)
        ? LondonTime.ToInstant(LondonTime.ToLocal(from).PlusDays(step.Days))
        : Add(from, every)!.Value;

    public static string Text(FeelValue duration) =>
        duration is FeelDaysTime elapsed ? TemporalText.Print(elapsed) : TemporalText.Print((FeelYearsMonths)duration);

    /// <summary>One sentence on why a value is not what was needed.</summary>
    public static string Why(FeelExpression expression, FeelResult result, string expected)
    {
        var got = result.Error ?? string.Join(' ', result.Warnings);
        return $"Expected {expected}, but {Rule(expression)} gave {result.Value}." + (got.Length == 0 ? "" : " " + got);
    }
}
