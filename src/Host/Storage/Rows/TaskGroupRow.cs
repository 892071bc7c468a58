namespace Reviews.Host.Storage.Rows;

/// <summary>A role, with its body where it has one, whose holders on the review may do the task.</summary>
internal sealed class TaskGroupRow
{
    public required Guid TaskId { get; init; }

    public required string Role { get; init; }

    /// <summary>Empty when the role belongs to no body: part of the key, so never null.</summary>
    public required string Body { get; init; }
}
