namespace Reviews.Host.Storage.Rows;

/// <summary>That the due time of a task came out elsewhere: by how many of them there are, a calendar program knows a change from what it has.</summary>
internal sealed class DeadlineMoveRow
{
    public required Guid TaskId { get; init; }

    /// <summary>1 for the first time.</summary>
    public required int Number { get; init; }

    /// <summary>London time.</summary>
    public required LocalDateTime From { get; init; }

    /// <summary>London time.</summary>
    public required LocalDateTime To { get; init; }

    public required Instant At { get; init; }
}
