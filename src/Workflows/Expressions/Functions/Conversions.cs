using System.Globalization;

namespace Reviews.Workflows.Expressions.Functions;

/// <summary>From text and parts to numbers, dates, times and durations, and back to text.</summary>
internal static class Conversions
{
    internal static IEnumerable<Builtin> All =>
    [
        new("string", "from: any", a => a[0] is FeelNull ? a.Null("string: expected a value, but found null.") : a.Made(FeelWriter.Plain(a[0]) ?? FeelWriter.Literal(a[0]))),
        new("number", "from: string, grouping separator: any?, decimal separator: any?", Number),
        new("number", "from: number", a => a[0]),
        new("date", "from: string", a => Read(a, TemporalText.Date, "a date such as 2026-12-18")),
        new("date", "from: dateOrTime", a => a[0] is FeelDateTime at ? new FeelDate(at.Local.Date) : a[0]),
        new("date", "year: number, month: number, day: number", a => a.Whole(0) is { } y && a.Whole(1) is { } m && a.Whole(2) is { } d
            ? new FeelDate(new LocalDate(y, m, d))
            : a.Null("date: expected whole numbers.")),
        new("time", "from: string", a => Read(a, TemporalText.Time, "a time such as 17:00:00")),
        new("time", "from: time", a => a[0]),
        new("time", "from: dateOrTime", a => a[0] is FeelDateTime at ? new FeelTime(at.Local.TimeOfDay, at.Zone) : new FeelTime(LocalTime.Midnight, FeelZone.Utc)),
        new("time", "hour: number, minute: number, second: number, offset: any?", Time),
        new("date and time", "from: string", a => Read(a, DateAndTime, "a date and time such as 2026-12-18T17:00:00")),
        new("date and time", "from: dateOrTime", a => a[0] is FeelDate date ? new FeelDateTime(date.Value.AtMidnight()) : a[0]),
        new("date and time", "date: dateOrTime, time: time", a => new FeelDateTime(
            (a[0] is FeelDateTime at ? at.Local.Date : a.Date(0)) + ((FeelTime)a[1]).Local, ((FeelTime)a[1]).Zone)),
        new("date and time", "date: dateTime, timezone: string", a => InZone(a, (FeelDateTime)a[0], a.Text(1))),
        new("duration", "from: string", a => Read(a, TemporalText.Duration, "a duration such as PT36H or P1Y2M")),
        new("duration", "from: duration", a => a[0]),
        new("range", "from: string", RangeText.Read),
        new("years and months duration", "from: dateOrTime, to: dateOrTime", a => Months(Day(a[0]), Day(a[1]))),
    ];

    private static FeelValue Read(Arguments a, Func<string, FeelValue?> read, string shape) =>
        read(a.Text(0)) ?? a.Null($"Expected {shape}, but found \"{a.Text(0)}\".");

    private static FeelDateTime? DateAndTime(string text) =>
        TemporalText.DateAndTime(text) ?? (TemporalText.Date(text) is { } date ? new FeelDateTime(date.Value.AtMidnight()) : null);

    private static FeelValue Number(Arguments a)
    {
        var (grouping, point) = (a[1] as FeelText, a[2] as FeelText);
        if (grouping?.Value is not (null or " " or "," or ".") || point?.Value is not (null or "," or ".") || (grouping is not null && grouping == point))
            return a.Null("number: expected separators that are a space, a comma or a full stop, and differ.");
        var text = grouping is null ? a.Text(0) : a.Text(0).Replace(grouping.Value, "", StringComparison.Ordinal);
        if (point?.Value == ",")
            text = text.Replace(',', '.');
        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            ? new FeelNumber(number)
            : a.Null($"Expected a number, but found \"{a.Text(0)}\".");
    }

    private static FeelValue Time(Arguments a)
    {
        if (a.Whole(0) is not { } hour || a.Whole(1) is not { } minute || a[3] is not (FeelNull or FeelDaysTime) || a.Number(2) is < 0 or >= 60)
            return a.Null("time: expected whole hours and minutes, seconds below 60, and an offset that is a duration.");
        var local = new LocalTime(hour, minute).PlusNanoseconds((long)(a.Number(2) * 1_000_000_000m));
        return new FeelTime(local, a[3] is FeelDaysTime offset ? FeelZone.Of(Offset.FromSeconds(checked((int)offset.Value.TotalSeconds))) : null);
    }

    private static FeelValue InZone(Arguments a, FeelDateTime at, string name)
    {
        var zone = TemporalText.Time("00:00:00" + (name.Length > 0 && char.IsLetter(name[0]) && name != "Z" ? "@" : "") + name)?.Zone;
        if (zone is null)
            return a.Null($"Expected a time zone, but found \"{name}\".");
        return at.Zone is null ? at with { Zone = zone } : FeelDateTime.Of(at.ToInstant(), zone);
    }

    private static LocalDate Day(FeelValue value) => value is FeelDateTime at ? at.Local.Date : ((FeelDate)value).Value;

    private static FeelYearsMonths Months(LocalDate from, LocalDate to) => new((int)Period.Between(from, to, PeriodUnits.Months).Months);
}
