using System.Globalization;
using System.Text.RegularExpressions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Definitions;

/// <summary>Exactly one of the two: the FEEL that a literal stands for, or why it can never be a time.</summary>
internal sealed record TimeLiteral(string? Feel, string? Wrong = null);

/// <summary>
/// Dates, durations and repetitions as ISO 8601 writes them. What could only stop the process later is found here: a duration
/// of nothing, a time of day that no clock shows, a repetition that never moves on.
/// </summary>
internal static partial class TimeLiterals
{
    private static readonly NodaTime.Duration ShortestStep = NodaTime.Duration.FromSeconds(1);

    public static TimeLiteral Date(string text)
    {
        if (TemporalText.Date(text) is not null) return new TimeLiteral($"date(\"{text}\")");
        return WrongMoment(text) is { } wrong ? Wrong(wrong) : new TimeLiteral($"date and time(\"{text}\")");
    }

    public static TimeLiteral Duration(string text)
    {
        var (value, plain, wrong) = Elapsed(text);
        return value is null ? Wrong(wrong) : new TimeLiteral($"duration(\"{plain}\")");
    }

    public static TimeLiteral Cycle(string text)
    {
        if (text.Split('/') is not ([['R', .. var times], .. var start, var every] and { Length: 2 or 3 }))
            return Wrong("it is not R, how many times at most, a slash and a duration.");
        if (times.Length > 0 && !(int.TryParse(times, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 9_999))
            return Wrong($"'{times}' is no number from 1 to 9999; leave it out to repeat without end.");
        if (start is [var first] && WrongMoment(first) is { } wrongStart) return Wrong(wrongStart);
        var (value, plain, wrong) = Elapsed(every);
        if (value is null) return Wrong(wrong);
        if (value is FeelYearsMonths { Months: 0 } || value is FeelDaysTime { Value: var step } && step < ShortestStep)
            return Wrong($"{every} is less than a second, the shortest step of a repetition.");
        return new TimeLiteral($"\"{string.Join('/', ["R" + times, .. start, plain])}\"");
    }

    /// <summary>The duration, and how FEEL writes it: a week is seven days.</summary>
    private static (FeelValue? Value, string Plain, string Wrong) Elapsed(string text)
    {
        var plain = Weeks().Match(text) is { Success: true } weeks
            ? FormattableString.Invariant($"P{long.Parse(weeks.Groups["n"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) * 7}D")
            : text;
        if (text.StartsWith("-P", StringComparison.Ordinal)) return (null, plain, $"{text} goes back in time.");
        if (TemporalText.Duration(plain) is { } value) return (value, plain, "");
        if (text is "P" or "PT" || text.EndsWith('T')) return (null, plain, $"{text} does not say how long: PT1H is an hour, P1D a day.");
        return (null, plain, Mixed().IsMatch(text)
            ? $"{text} mixes years and months, or weeks, with days and hours: a month has no fixed number of days."
            : $"{text} is not P, then years and months, or weeks, or days and then T, hours, minutes and seconds.");
    }

    private static string? WrongMoment(string text)
    {
        if (TemporalText.DateAndTime(text) is not null) return null;
        if (text.Split('T') is not [var date, var time]) return $"'{text}' is not a date, the letter T and a time.";
        if (TemporalText.Date(date) is null) return $"there is no day {date}; a day is written as 2026-12-18.";
        var clock = time.AsSpan().IndexOfAny("Z+-@") is >= 0 and var cut ? time[..cut] : time;
        if (clock.StartsWith("24:", StringComparison.Ordinal)) return "no clock shows 24 hours: write 00:00:00 on the day after.";
        if (TemporalText.Time(clock) is null) return $"'{clock}' is no time of day; one is written as 17:00:00.";
        return $"'{time[clock.Length..]}' is no zone: write Z, an offset of at most 14 hours such as +01:00, or @Europe/London.";
    }

    private static TimeLiteral Wrong(string why) => new(null, why);

    [GeneratedRegex(@"\AP(?<n>\d{1,9})W\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Weeks();

    [GeneratedRegex(@"\AP(\d+[YMWD])*(T(\d+(\.\d+)?[HMS])*)?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mixed();
}
