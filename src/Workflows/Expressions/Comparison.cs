namespace Reviews.Workflows.Expressions;

/// <summary>Equality and order (DMN 1.5, 10.3.2.15); null where two values cannot be compared.</summary>
internal static class Comparison
{
    /// <summary>For sets of values: equal as FEEL says, so that one instant written in two zones is one.</summary>
    internal static IEqualityComparer<FeelValue> Same { get; } = EqualityComparer<FeelValue>.Create(
        (a, b) => Equal(a!, b!) == true, Hash);

    internal static bool? Equal(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelNull, _) or (_, FeelNull) => left is FeelNull && right is FeelNull,
        (FeelList a, FeelList b) => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(p => Equal(p.First, p.Second) == true),
        (FeelContext a, FeelContext b) => a.Entries.Count == b.Entries.Count
            && a.Entries.All(e => b.Find(e.Key) is { } other && Equal(e.Value, other) == true),
        (FeelRange a, FeelRange b) => a.StartIncluded == b.StartIncluded && a.EndIncluded == b.EndIncluded
            && Equal(a.Start, b.Start) == true && Equal(a.End, b.End) == true,
        (FeelBoolean a, FeelBoolean b) => a.Value == b.Value,
        (FeelTime a, FeelTime b) when a.Zone is null != b.Zone is null => false,
        (FeelFunction, FeelFunction) => ReferenceEquals(left, right),
        _ => Order(left, right) is { } order ? order == 0 : null,
    };

    internal static int? Order(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelNumber a, FeelNumber b) => a.Value.CompareTo(b.Value),
        (FeelText a, FeelText b) => string.CompareOrdinal(a.Value, b.Value),
        (FeelDate a, FeelDate b) => a.Value.CompareTo(b.Value),
        (FeelDateTime { Zone: null } a, FeelDateTime { Zone: null } b) => a.Local.CompareTo(b.Local),
        (FeelDateTime a, FeelDateTime b) => a.ToInstant().CompareTo(b.ToInstant()),
        (FeelTime { Zone: not null } a, FeelTime { Zone: not null } b) => Utc(a).CompareTo(Utc(b)),
        // A time of day without an offset is read at the other's (DMN 1.5, 10.3.2.15).
        (FeelTime a, FeelTime b) => a.Local.CompareTo(b.Local),
        (FeelDaysTime a, FeelDaysTime b) => a.Value.CompareTo(b.Value),
        (FeelYearsMonths a, FeelYearsMonths b) => a.Months.CompareTo(b.Months),
        _ => null,
    };

    /// <summary>Whether a value lies in a range; an end that is null bounds nothing.</summary>
    internal static bool? Within(FeelRange range, FeelValue value)
    {
        var low = range.Start is FeelNull ? 1 : Order(value, range.Start);
        var high = range.End is FeelNull ? -1 : Order(value, range.End);
        if (low is null || high is null || (range.Start is FeelNull && range.End is FeelNull))
            return null;
        return (low > 0 || (low == 0 && range.StartIncluded)) && (high < 0 || (high == 0 && range.EndIncluded));
    }

    /// <summary>A time of day in seconds from midnight UTC; a named zone counts as on 1 January 1970.</summary>
    internal static Duration Utc(FeelTime time)
    {
        var zone = time.Zone ?? FeelZone.Utc;
        return Duration.FromTicks(time.Local.TickOfDay) - zone.ToZone().GetUtcOffset(Instant.FromUnixTimeSeconds(0)).ToTimeSpan().ToDuration();
    }

    private static Duration ToDuration(this TimeSpan span) => Duration.FromTimeSpan(span);

    /// <summary>The same for values that are equal as FEEL says.</summary>
    private static int Hash(FeelValue value) => value switch
    {
        FeelDateTime at => at.ToInstant().GetHashCode(),
        FeelTime { Zone: not null } time => Utc(time).GetHashCode(),
        FeelList list => list.Items.Aggregate(17, (hash, item) => HashCode.Combine(hash, Hash(item))),
        FeelContext context => context.Entries.Aggregate(31, (hash, e) => hash ^ HashCode.Combine(e.Key, Hash(e.Value))),
        FeelRange range => HashCode.Combine(Hash(range.Start), Hash(range.End)),
        _ => value.GetHashCode(),
    };
}
