namespace Reviews.Host.Storage.Rows;

/// <summary>Something a person has, or had, to do.</summary>
internal sealed class ReviewTaskRow
{
    /// <summary>Random, for URLs: says nothing about the review or the process.</summary>
    public required Guid Id { get; init; }

    public required Guid ReviewId { get; init; }

    public required Guid ProcessInstanceId { get; init; }

    /// <summary>The element instance's number within the process instance.</summary>
    public required long EngineInstanceId { get; init; }

    /// <summary>In the definition its process runs by; of a task that is over, in the one it ran by then.</summary>
    public required string ElementId { get; set; }

    public required string Name { get; set; }

    /// <summary>The kind of step, as in the step catalogue.</summary>
    public required string Step { get; init; }

    public string? FormId { get; init; }

    /// <summary>The one person it is for; null when any of the groups may do it.</summary>
    public string? Assignee { get; set; }

    /// <summary>The agency or partner it is about, as typed FEEL JSON.</summary>
    public required string Subject { get; init; }

    /// <summary>Its id; null when the task is about the review as a whole.</summary>
    public string? SubjectId { get; init; }

    public string? SubjectName { get; init; }

    /// <summary>London time.</summary>
    public LocalDateTime? Due { get; set; }

    public Instant? DueAt { get; set; }

    /// <summary>The definition's words for the due date.</summary>
    public string? DueRule { get; set; }

    public Instant? FollowUpAt { get; set; }

    public required Instant CreatedAt { get; init; }

    public Instant? CompletedAt { get; set; }

    public string? CompletedBy { get; set; }

    /// <summary>How the answer came that somebody else entered; null where whose task it is has entered it. Always read with the task.</summary>
    public RecordedAnswerRow? Recorded { get; set; }

    /// <summary>From when the answer counts: when it came, which may be before it was entered.</summary>
    public Instant? AnsweredAt => Recorded?.At ?? CompletedAt;

    /// <summary>Of an agency's report: when the others on the review may read what was answered; null while they may not, and of every other task.</summary>
    public Instant? ReleasedAt => Release?.At;

    /// <summary>Always read with the task.</summary>
    public ReportReleaseRow? Release { get; set; }

    public Instant? CancelledAt { get; set; }

    /// <summary>Neither completed nor cancelled.</summary>
    public required bool IsOpen { get; set; }

    /// <summary>The element's properties as a JSON object of texts.</summary>
    public required string Properties { get; set; }

    public List<TaskGroupRow> Groups { get; init; } = [];
}
