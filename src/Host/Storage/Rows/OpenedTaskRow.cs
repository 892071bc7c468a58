namespace Reviews.Host.Storage.Rows;

/// <summary>When somebody whose task it is opened it first. Kept only where those who wait for it may know.</summary>
internal sealed class OpenedTaskRow
{
    public required Guid TaskId { get; init; }

    public required Instant At { get; init; }
}
