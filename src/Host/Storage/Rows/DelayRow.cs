namespace Reviews.Host.Storage.Rows;

/// <summary>A delay that was agreed: the days it stops a process's clock on are the engine's, what people said of it is here.</summary>
internal sealed class DelayRow
{
    public required Guid Id { get; init; }

    public required Guid ReviewId { get; init; }

    public required Guid ProcessInstanceId { get; init; }

    /// <summary>The engine's number of the stop, counted from 1 within the process.</summary>
    public required int Number { get; init; }

    public required DelayKind Kind { get; init; }

    /// <summary>The reason's code, as the partnership had it.</summary>
    public required string Reason { get; init; }

    /// <summary>The reason's, or the national relaxation's, name on that day.</summary>
    public required string ReasonName { get; init; }

    public required string ApprovedBy { get; init; }

    /// <summary>As what the approver approved it: the strategic group, a partner's lead.</summary>
    public required string ApproverRole { get; init; }

    public required LocalDate ApprovedOn { get; init; }

    /// <summary>How many working days are left out by it, as it stands.</summary>
    public required int Days { get; set; }

    /// <summary>Whether the days begin on the limit's own day, wherever that goes: their dates are then those when it was agreed.</summary>
    public required bool IsAtLimit { get; init; }

    /// <summary>The first day on which the clock stands still.</summary>
    public required LocalDate From { get; init; }

    /// <summary>The last one, as it stands; before <see cref="From"/> where the delay was ended before it began.</summary>
    public required LocalDate Through { get; set; }

    /// <summary>The process's own limit when it was agreed, London time.</summary>
    public required LocalDateTime LimitBefore { get; init; }

    /// <summary>The limit that it was agreed to lead to, London time.</summary>
    public required LocalDateTime Target { get; init; }

    /// <summary>When whoever steers the review looks at it again: reminded on its morning.</summary>
    public required LocalDate ReviewOn { get; set; }

    public required string Why { get; init; }

    public required Instant AgreedAt { get; init; }

    public required string AgreedBy { get; init; }

    /// <summary>When it was said that the clock runs again; null while the delay is in force.</summary>
    public Instant? EndedAt { get; set; }

    public string? EndedBy { get; set; }
}

internal enum DelayKind
{
    /// <summary>Nothing is waited for until the clock runs again.</summary>
    Pause,

    /// <summary>More time, to a new target.</summary>
    Extension,

    /// <summary>A dated national relaxation that was applied.</summary>
    Relaxation,
}
