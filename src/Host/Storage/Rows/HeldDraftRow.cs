namespace Reviews.Host.Storage.Rows;

/// <summary>
/// The answer to a task that came with tracked changes or comments in its file: it waits, as the task does, until the last of them
/// is settled. A newer file takes its place; once the task is closed it says nothing any more.
/// </summary>
internal sealed class HeldDraftRow
{
    public required Guid TaskId { get; init; }

    /// <summary>The file with the changes and comments.</summary>
    public required Guid DocumentId { get; set; }

    /// <summary>What was typed with it, as JSON: each field's values in the order sent.</summary>
    public required string Fields { get; set; }
}
