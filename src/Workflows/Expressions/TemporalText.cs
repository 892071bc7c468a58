using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime.Text;

namespace Reviews.Workflows.Expressions;

/// <summary>Dates, times and durations as FEEL writes them (XML Schema part 2, with "@zone" after a time); null when the text is none.</summary>
internal static partial class TemporalText
{
    private static readonly LocalDatePattern DatePattern = LocalDatePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd");
    private static readonly LocalTimePattern TimePattern = LocalTimePattern.CreateWithInvariantCulture("HH':'mm':'ss.FFFFFFFFF");
    private static readonly OffsetPattern OffsetPattern = OffsetPattern.CreateWithInvariantCulture("Z+HH:mm");
    private static readonly OffsetPattern OffsetSeconds = OffsetPattern.CreateWithInvariantCulture("Z+HH:mm:ss");

    internal static FeelDate? Date(string text) =>
        DatePattern.Parse(text) is { Success: true } parsed ? new FeelDate(parsed.Value) : null;

    internal static FeelTime? Time(string text)
    {
        var cut = text.AsSpan().IndexOfAny("Zz+-@");
        var zone = cut < 0 ? null : Zone(text[cut..]);
        if (cut >= 0 && zone is null)
            return null;
        return TimePattern.Parse(cut < 0 ? text : text[..cut]) is { Success: true } parsed ? new FeelTime(parsed.Value, zone) : null;
    }

    internal static FeelDateTime? DateAndTime(string text)
    {
        var cut = text.IndexOf('T', StringComparison.Ordinal);
        if (cut < 0 || Date(text[..cut]) is not { } date || Time(text[(cut + 1)..]) is not { } time)
            return null;
        return new FeelDateTime(date.Value + time.Local, time.Zone);
    }

    /// <summary>Either kind of duration, or null where the text is neither, mixes them, or is out of range.</summary>
    internal static FeelValue? Duration(string text)
    {
        if (text.Length > 60 || DurationShape().Match(text) is not { Success: true } match)
            return null;
        try
        {
            var sign = match.Groups["sign"].Success ? -1 : 1;
            if (match.Groups["Y"].Success || match.Groups["M"].Success)
                return new FeelYearsMonths(checked((int)(sign * ((Part(match, "Y") * 12) + Part(match, "M")))));
            var nanoseconds = checked((((((Part(match, "D") * 24) + Part(match, "h")) * 60) + Part(match, "m")) * 60 + Part(match, "s")) * 1_000_000_000m);
            return new FeelDaysTime(NodaTime.Duration.FromNanoseconds((System.Numerics.BigInteger)(sign * nanoseconds)));
        }
        catch (Exception e) when (e is OverflowException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>What an at-literal means: the first kind whose shape the text has.</summary>
    internal static FeelValue? Any(string text) => Date(text) ?? DateAndTime(text) ?? Time(text) ?? Duration(text);

    internal static string Print(LocalDate date) => DatePattern.Format(date);

    internal static string Print(Offset offset) =>
        (offset.Seconds % 60 == 0 ? OffsetPattern : OffsetSeconds).Format(offset);

    internal static string Print(FeelTime time) => TimePattern.Format(time.Local) + time.Zone;

    internal static string Print(FeelDateTime value) =>
        Print(value.Local.Date) + "T" + TimePattern.Format(value.Local.TimeOfDay) + value.Zone;

    internal static string Print(FeelYearsMonths duration)
    {
        var months = Math.Abs((long)duration.Months);
        var text = (months / 12, months % 12) switch
        {
            (0, var m) => FormattableString.Invariant($"P{m}M"),
            (var y, 0) => FormattableString.Invariant($"P{y}Y"),
            var (y, m) => FormattableString.Invariant($"P{y}Y{m}M"),
        };
        return duration.Months < 0 ? "-" + text : text;
    }

    internal static string Print(FeelDaysTime duration) => Print(duration, mixed: true);

    /// <summary>In days when they are whole days, else in hours and less.</summary>
    internal static string PrintUnmixed(FeelDaysTime duration) => Print(duration, mixed: false);

    private static string Print(FeelDaysTime duration, bool mixed)
    {
        var value = duration.Value;
        if (value == NodaTime.Duration.Zero)
            return "PT0S";
        var text = new StringBuilder(value < NodaTime.Duration.Zero ? "-P" : "P");
        value = value < NodaTime.Duration.Zero ? -value : value;
        var inDays = mixed || value.NanosecondOfDay == 0;
        if (inDays && value.Days > 0)
            text.Append(CultureInfo.InvariantCulture, $"{value.Days}D");
        if (value.NanosecondOfDay == 0)
            return text.ToString();
        text.Append('T');
        var hours = inDays ? value.Hours : value.Days * 24L + value.Hours;
        if (hours > 0)
            text.Append(CultureInfo.InvariantCulture, $"{hours}H");
        if (value.Minutes > 0)
            text.Append(CultureInfo.InvariantCulture, $"{value.Minutes}M");
        var seconds = value.Seconds + (value.SubsecondNanoseconds / 1_000_000_000m);
        if (seconds > 0)
            text.Append(FeelWriter.Number(seconds)).Append('S');
        return text.ToString();
    }

    private static FeelZone? Zone(string text)
    {
        if (text[0] == '@')
            return FeelZone.Named(text[1..]);
        if (text is "Z" or "z")
            return FeelZone.Utc;
        var parsed = OffsetPattern.Parse(text) is { Success: true } minutes ? minutes : OffsetSeconds.Parse(text);
        return parsed.Success && Math.Abs(parsed.Value.Seconds) <= 14 * 3600 ? FeelZone.Of(parsed.Value) : null;
    }

    private static decimal Part(Match match, string name) =>
        match.Groups[name] is { Success: true } group ? decimal.Parse(group.ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : 0m;

    [GeneratedRegex(@"\A(?<sign>-)?P(?:(?=\d)(?:(?<Y>\d+)Y)?(?:(?<M>\d+)M)?|(?=\d|T\d)(?:(?<D>\d+)D)?(?:T(?=\d)(?:(?<h>\d+)H)?(?:(?<m>\d+)M)?(?:(?<s>\d+(?:\.\d+)?)S)?)?)\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DurationShape();
}
