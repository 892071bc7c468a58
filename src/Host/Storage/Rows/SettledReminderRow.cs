namespace Reviews.Host.Storage.Rows;

/// <summary>A reminder or escalation that somebody sent before its time, or that is not to be sent: it never goes by itself any more.</summary>
internal sealed class SettledReminderRow
{
    /// <summary>As the queue keys it. A moved deadline gives another, and is reminded of anew.</summary>
    public required string Key { get; init; }

    public required Guid ReviewId { get; init; }

    public required Instant At { get; init; }

    public required bool IsSent { get; init; }
}
