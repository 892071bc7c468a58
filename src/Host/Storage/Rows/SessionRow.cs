namespace Reviews.Host.Storage.Rows;

/// <summary>A signed-in browser. The cookie holds only its key, so ending the row ends the session at the next request.</summary>
internal sealed class SessionRow
{
    /// <summary>SHA-256 of the key in the cookie, lower-case hex.</summary>
    public required string KeyHash { get; init; }

    public required Guid PersonId { get; init; }

    public required byte[] Ticket { get; set; }

    public required Instant StartedAt { get; init; }

    public required Instant LastSeenAt { get; set; }

    /// <summary>Exclusive.</summary>
    public required Instant ExpiresAt { get; set; }
}
