namespace Reviews.Workflows.Expressions;

/// <summary>What follows a dot: entries of contexts, of each item of a list, and the parts of dates, times, durations and ranges.</summary>
internal static class Paths
{
    internal static FeelValue Member(Evaluation evaluation, FeelValue target, string name)
    {
        if (target is FeelList list)
            return evaluation.Produced(new FeelList(list.Items.Select(i => Member(evaluation, i, name))));
        evaluation.Step();
        return Find(target, name) ?? (target is FeelNull
            ? evaluation.Null($"Nothing has an entry '{name}': what stands before the dot is null.")
            : evaluation.Null($"Expected an entry '{name}', but {Kinds.Of(target)} has none."));
    }

    private static FeelValue? Find(FeelValue target, string name) => target switch
    {
        FeelContext context => context.Find(name),
        FeelDate date => OfDate(date.Value, name),
        FeelDateTime at => OfDate(at.Local.Date, name) ?? OfTime(at.Local.TimeOfDay, at.Zone, at, name),
        FeelTime time => OfTime(time.Local, time.Zone, null, name),
        FeelDaysTime { Value: var d } => name switch
        {
            "days" => Number(d.Days),
            "hours" => Number(d.Hours),
            "minutes" => Number(d.Minutes),
            "seconds" => new FeelNumber(d.Seconds + (d.SubsecondNanoseconds / 1_000_000_000m)),
            _ => null,
        },
        FeelYearsMonths { Months: var m } => name switch { "years" => Number(m / 12), "months" => Number(m % 12), _ => null },
        FeelRange range => name switch
        {
            "start" => range.Start,
            "end" => range.End,
            "start included" => FeelBoolean.Of(range.StartIncluded),
            "end included" => FeelBoolean.Of(range.EndIncluded),
            _ => null,
        },
        _ => null,
    };

    private static FeelNumber Number(int value) => new(value);

    private static FeelNumber? OfDate(LocalDate date, string name) => name switch
    {
        "year" => Number(date.Year),
        "month" => Number(date.Month),
        "day" => Number(date.Day),
        "weekday" => Number((int)date.DayOfWeek),
        _ => null,
    };

    private static FeelValue? OfTime(LocalTime time, FeelZone? zone, FeelDateTime? whole, string name) => name switch
    {
        "hour" => Number(time.Hour),
        "minute" => Number(time.Minute),
        "second" => new FeelNumber(time.Second + (time.NanosecondOfSecond / 1_000_000_000m)),
        "time offset" => zone is null ? FeelValue.Null : new FeelDaysTime(Duration.FromSeconds(
            zone.Offset?.Seconds ?? zone.ToZone().GetUtcOffset(whole?.ToInstant() ?? Instant.FromUnixTimeSeconds(0)).Seconds)),
        "timezone" => zone?.Id is { } id ? new FeelText(id) : FeelValue.Null,
        _ => null,
    };
}
