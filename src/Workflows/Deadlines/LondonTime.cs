namespace Reviews.Workflows.Deadlines;

/// <summary>
/// Clock times in Europe/London (GMT or BST), the zone of every deadline. A local time that the spring change skips
/// moves forward by the hour skipped; one that the autumn change repeats means the earlier of the two.
/// </summary>
public static class LondonTime
{
    public static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb["Europe/London"];

    public static Instant ToInstant(LocalDateTime local) => local.InZoneLeniently(Zone).ToInstant();

    public static LocalDateTime ToLocal(Instant instant) => instant.InZone(Zone).LocalDateTime;
}
