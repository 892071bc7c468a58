namespace Reviews.Host.Storage.Rows;

/// <summary>
/// A mail of the outbox that does not go by itself: it waits for its reader's digest, and counts as sent once it is in one. It
/// keeps its place in the outbox, and so its key: whatever its reader chooses meanwhile, it is said once.
/// </summary>
internal sealed class DigestItemRow
{
    public required Guid MessageId { get; init; }

    /// <summary>The task it is about.</summary>
    public required Guid TaskId { get; init; }

    /// <summary>The digest's moment.</summary>
    public required Instant DigestAt { get; init; }

    /// <summary>The digest's id in the outbox; null while it waits.</summary>
    public Guid? GatheredIn { get; set; }
}
