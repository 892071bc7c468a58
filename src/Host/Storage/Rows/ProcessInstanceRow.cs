namespace Reviews.Host.Storage.Rows;

/// <summary>A running (or ended) process of a review: the snapshot equals its facts replayed.</summary>
internal sealed class ProcessInstanceRow
{
    public required Guid Id { get; init; }

    public required Guid ReviewId { get; init; }

    public required string ProcessId { get; init; }

    /// <summary>The process's name when it began, for lists.</summary>
    public required string Name { get; init; }

    /// <summary>The definition it is pinned to; another only when it is moved to that.</summary>
    public required string DefinitionVersion { get; set; }

    /// <summary>Counts changes: a save finds the number it read, or somebody else was first. Ours, because a row version of the provider never changes on SQLite.</summary>
    public required long Version { get; set; }

    /// <summary>The engine's state as JSON.</summary>
    public required string Snapshot { get; set; }

    public required InstanceStatus Status { get; set; }

    public required Instant StartedAt { get; init; }

    /// <summary>The process that called this one; null when none did.</summary>
    public Guid? CallerId { get; init; }

    /// <summary>The call in the caller: the instance id of its call activity.</summary>
    public long? CallId { get; init; }

    public Instant? EndedAt { get; set; }

    /// <summary>The date the process's clock counts from, as last corrected.</summary>
    public LocalDate? AnchorOn { get; set; }

    public LocalTime? AnchorTime { get; set; }

    /// <summary>The process's own limit, London time.</summary>
    public LocalDateTime? Limit { get; set; }
}

internal enum InstanceStatus
{
    Running,
    Incident,
    Completed,
    Terminated,
    Withdrawn,
}
