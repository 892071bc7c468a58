using Reviews.Workflows.Deadlines;

namespace Reviews.Workflows.Expressions;

/// <summary>A date and a time of day, with an offset or a zone where one was given; without one it means Europe/London.</summary>
public sealed record FeelDateTime(LocalDateTime Local, FeelZone? Zone = null) : FeelValue
{
    /// <summary>
    /// An instant as a zone's clocks show it. In the hour that they show twice the earlier is meant by the zone alone, so the later
    /// bears its offset instead.
    /// </summary>
    public static FeelDateTime Of(Instant instant, FeelZone zone)
    {
        var at = new FeelDateTime(instant.InZone(zone.ToZone()).LocalDateTime, zone);
        return at.ToInstant() == instant ? at : at with { Zone = FeelZone.Of(zone.ToZone().GetUtcOffset(instant)) };
    }

    /// <summary>
    /// The instant meant: a time skipped by a clock change moves forward, one that happens twice is the earlier. What an offset
    /// carries beyond the first or the last instant there is, is that one.
    /// </summary>
    public Instant ToInstant()
    {
        try
        {
            return Local.InZone(Zone is null ? LondonTime.Zone : Zone.ToZone(), NodaTime.TimeZones.Resolvers.LenientResolver).ToInstant();
        }
        catch (Exception beyond) when (beyond is OverflowException or ArgumentOutOfRangeException)
        {
            return Local.Year > 0 ? Instant.MaxValue : Instant.MinValue;
        }
    }
}
