namespace Reviews.Host.Storage.Rows;

/// <summary>The one address at which a person's own calendar program finds their deadlines.</summary>
internal sealed class CalendarFeedRow
{
    public required Guid PersonId { get; init; }

    /// <summary>Of the address's secret part, which is shown once.</summary>
    public required string TokenHash { get; set; }

    public required Instant MadeAt { get; set; }
}
