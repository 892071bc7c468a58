namespace Reviews.Host.Storage.Rows;

/// <summary>How the answer to a task came that somebody else entered for whoever gave it. Whoever has entered it completed the task.</summary>
internal sealed class RecordedAnswerRow
{
    public required Guid TaskId { get; init; }

    /// <summary>One of the ways of <c>ReceivedAnswer</c>: <c>secure-mail</c>, <c>paper</c>, <c>telephone</c>, <c>in-meeting</c>.</summary>
    public required string How { get; init; }

    /// <summary>Who said or sent it, by name.</summary>
    public required string From { get; init; }

    /// <summary>When it came, and from when it counts; not when it was entered.</summary>
    public required Instant At { get; init; }
}
