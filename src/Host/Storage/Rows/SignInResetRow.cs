namespace Reviews.Host.Storage.Rows;

/// <summary>Somebody's sign-in was reset: the one-time link by which they choose a new one. The link's token itself is kept nowhere.</summary>
internal sealed class SignInResetRow
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>SHA-256 of the token, lower-case hex.</summary>
    public required string TokenHash { get; init; }

    /// <summary>Exclusive.</summary>
    public required Instant ExpiresAt { get; init; }

    public Instant? UsedAt { get; set; }
}
