namespace Reviews.Host.Storage.Rows;

/// <summary>A mail that is owed. It holds no one's name but the addressee's address, and a link that needs a sign-in.</summary>
internal sealed class OutboxMessageRow
{
    /// <summary>The mail's Message-ID, so that a receiver can tell a repeat.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is about and for whom: unique, so the same thing is never queued twice.</summary>
    public required string Key { get; init; }

    public required string Kind { get; init; }

    public Guid? ReviewId { get; init; }

    public Guid? PersonId { get; init; }

    public required string To { get; init; }

    public required string Subject { get; init; }

    /// <summary>Empty once a mail that holds a one-time secret is done with: nothing keeps the secret but its reader.</summary>
    public required string Body { get; set; }

    /// <summary>A JSON list of name, content type and bytes in base 64; null for none.</summary>
    public string? Attachments { get; set; }

    public required Instant CreatedAt { get; init; }

    public required Instant NextTryAt { get; set; }

    public required int Tries { get; set; }

    /// <summary>While someone hands it over: exclusive end of the lease.</summary>
    public Instant? LeasedUntil { get; set; }

    public Instant? SentAt { get; set; }

    /// <summary>Set when trying has ended without success: seen by the administrator.</summary>
    public Instant? GivenUpAt { get; set; }

    public string? FailedReason { get; set; }
}
