namespace Reviews.Notifications.Outbox;

/// <summary>
/// When a mail that could not be sent is tried again: 11 tries in 75 hours and 21 minutes, so that a mail server that is
/// down over a weekend loses nothing. After the last, the mail is dead, and the administrator sees it.
/// </summary>
public static class RetrySchedule
{
    private static readonly Duration[] Waits =
    [
        Duration.FromMinutes(1), Duration.FromMinutes(5), Duration.FromMinutes(15), Duration.FromHours(1), Duration.FromHours(2),
        Duration.FromHours(4), Duration.FromHours(8), Duration.FromHours(12), Duration.FromHours(24), Duration.FromHours(24),
    ];

    /// <summary>From the first try to the last, at the least.</summary>
    public static Duration Span { get; } = Waits.Aggregate(Duration.Zero, (sum, wait) => sum + wait);

    /// <summary>The next try after the one that failed at <paramref name="failedAt"/>; null when the mail is dead.</summary>
    /// <param name="tries">How many tries have failed, that one among them: from 1.</param>
    public static Instant? NextTry(int tries, Instant failedAt)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tries, 1);
        return tries > Waits.Length ? null : failedAt + Waits[tries - 1];
    }
}
