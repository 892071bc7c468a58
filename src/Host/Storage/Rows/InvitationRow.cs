namespace Reviews.Host.Storage.Rows;

/// <summary>A one-time invitation; the link's token itself is kept nowhere.</summary>
internal sealed class InvitationRow
{
    public required Guid Id { get; init; }

    /// <summary>SHA-256 of the token, lower-case hex.</summary>
    public required string TokenHash { get; init; }

    public required string Email { get; init; }

    public required string DisplayName { get; init; }

    public required string Role { get; init; }

    public string? Body { get; init; }

    public string? Partnership { get; init; }

    public required string InvitedBy { get; init; }

    public required Instant InvitedAt { get; init; }

    /// <summary>Exclusive.</summary>
    public required Instant ExpiresAt { get; init; }

    public Instant? UsedAt { get; set; }
}
