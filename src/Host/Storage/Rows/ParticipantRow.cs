namespace Reviews.Host.Storage.Rows;

/// <summary>A person on one review, in one role and for one body: without such a row nobody sees any of it.</summary>
internal sealed class ParticipantRow
{
    public required Guid Id { get; init; }

    public required Guid ReviewId { get; init; }

    public required Guid PersonId { get; init; }

    public required string Role { get; init; }

    /// <summary>The agency or partner acted for; null for a role without one.</summary>
    public string? Body { get; init; }

    public required string AddedBy { get; init; }

    public required Instant Since { get; init; }

    /// <summary>Exclusive; null while it lasts.</summary>
    public Instant? Until { get; set; }
}
