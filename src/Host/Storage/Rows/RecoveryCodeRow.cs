namespace Reviews.Host.Storage.Rows;

/// <summary>A code that stands in once for the authenticator app; the code itself is kept nowhere.</summary>
internal sealed class RecoveryCodeRow
{
    public required Guid PersonId { get; init; }

    /// <summary>From 1, in the order in which they were shown.</summary>
    public required int Number { get; init; }

    /// <summary>The same for all that were made together, so that one typed code is hashed once.</summary>
    public required string Salt { get; init; }

    public required string Hash { get; init; }

    public Instant? UsedAt { get; set; }
}
