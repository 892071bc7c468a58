namespace Reviews.Host.Storage.Rows;

/// <summary>A timer that waits. It goes when it has fired or is disarmed: what is here is armed.</summary>
internal sealed class ArmedTimerRow
{
    public required Guid ProcessInstanceId { get; init; }

    /// <summary>The engine's number for it within the process instance.</summary>
    public required long TimerId { get; init; }

    public required string ElementId { get; set; }

    public required Instant DueAt { get; set; }
}
