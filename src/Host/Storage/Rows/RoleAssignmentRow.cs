namespace Reviews.Host.Storage.Rows;

/// <summary>A person's standing role: administrators and auditors act by it, the others are put on new reviews by it.</summary>
internal sealed class RoleAssignmentRow
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required string Role { get; init; }

    public string? Body { get; init; }

    /// <summary>Null for the roles of the whole system.</summary>
    public string? Partnership { get; init; }

    public required string GrantedBy { get; init; }

    public required Instant Since { get; init; }

    /// <summary>Exclusive; null while it lasts.</summary>
    public Instant? Until { get; set; }
}
