namespace Reviews.Workflows.Expressions;

/// <summary>Where a time is: a fixed offset from UTC, or a zone of the tz database by its id. Exactly one is given.</summary>
public sealed record FeelZone
{
    private FeelZone(Offset? offset, string? id)
    {
        Offset = offset;
        Id = id;
    }

    public static FeelZone London { get; } = new(null, "Europe/London");

    public static FeelZone Utc { get; } = new(NodaTime.Offset.Zero, null);

    public Offset? Offset { get; }

    public string? Id { get; }

    /// <summary>A fixed offset.</summary>
    public static FeelZone Of(Offset offset) => new(offset, null);

    /// <summary>A named zone, or null when the tz database knows no such id.</summary>
    public static FeelZone? Named(string id) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is null ? null : new FeelZone(null, id);

    public DateTimeZone ToZone() => Id is null
        ? DateTimeZone.ForOffset(Offset ?? NodaTime.Offset.Zero)
        : DateTimeZoneProviders.Tzdb[Id];

    /// <summary>The text after the time: "Z", "+01:00" or "@Europe/London".</summary>
    public override string ToString() => Id is not null ? "@" + Id : TemporalText.Print(Offset ?? NodaTime.Offset.Zero);
}
