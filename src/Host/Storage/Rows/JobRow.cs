namespace Reviews.Host.Storage.Rows;

/// <summary>
/// Something the system has to do after the change that asked for it is committed. It needs no lease: its effect and its
/// completion are one transaction, so of two who carry it out one finds it done.
/// </summary>
internal sealed class JobRow
{
    /// <summary>The key its effect is known by, so that carrying it out twice has one effect.</summary>
    public required Guid Id { get; init; }

    public required Guid ReviewId { get; init; }

    public required Guid ProcessInstanceId { get; init; }

    /// <summary>The engine's number for it within the process instance.</summary>
    public required long EngineInstanceId { get; init; }

    public required string ElementId { get; set; }

    public required string Type { get; set; }

    public required int RetriesLeft { get; set; }

    public required Instant CreatedAt { get; init; }

    public required Instant DueAt { get; set; }

    public required JobState State { get; set; }
}

internal enum JobState
{
    Waiting,
    Done,
    Cancelled,

    /// <summary>No try is left: an incident stands in the process.</summary>
    Failed,
}
