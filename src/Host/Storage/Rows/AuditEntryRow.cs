namespace Reviews.Host.Storage.Rows;

/// <summary>
/// One thing that happened, in the hash chain of its review or of the system. Never changed, never deleted: a corrected
/// fact is another row.
/// </summary>
internal sealed class AuditEntryRow
{
    /// <summary>The review's id, or <see cref="SystemChain"/>.</summary>
    public required string ChainId { get; init; }

    /// <summary>1, 2, 3 … without a gap in each chain.</summary>
    public required long Sequence { get; init; }

    public required Instant At { get; init; }

    /// <summary>A person's id, or "system".</summary>
    public required string By { get; init; }

    public string? Why { get; init; }

    public required string RequestId { get; init; }

    /// <summary>Kebab-case: a fact of the engine (<c>task-created</c>) or an act of the house (<c>case-read</c>).</summary>
    public required string Event { get; init; }

    public Guid? ProcessInstanceId { get; init; }

    /// <summary>Canonical JSON: what the hash is taken over.</summary>
    public required string Data { get; init; }

    public required string PreviousHash { get; init; }

    public string Hash { get; set; } = "";

    public const string SystemChain = "system";

    public static string ChainOf(Guid reviewId) => reviewId.ToString("D");
}
