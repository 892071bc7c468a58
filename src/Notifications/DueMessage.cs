namespace Reviews.Notifications;

/// <summary>Why a message is owed; the wording is chosen by it.</summary>
public enum DueReason
{
    /// <summary>The due time comes near: <c>TaskReminder</c>, to whoever has the task.</summary>
    Reminder,

    /// <summary>The due time has come or passed: <c>TaskOverdue</c>, to whoever has the task.</summary>
    Overdue,

    /// <summary>Somebody above is told: <c>TaskEscalated</c>.</summary>
    Escalation,

    /// <summary>A process's limit is reached: <c>LimitNear</c>. That it comes near, the definition tells by a timer of its own.</summary>
    LimitReached,
}

/// <summary>A message whose moment has come.</summary>
/// <param name="Key">Stable: the same message has the same key at every sweep, so that it is queued once. A moved deadline gives a new one.</param>
/// <param name="SubjectId">The task's id, or the process instance's for a limit.</param>
/// <param name="OwedAt">When it was to go; not later than the sweep.</param>
public sealed record DueMessage(string Key, DueReason Reason, Guid SubjectId, Instant OwedAt, Recipients To);

/// <summary>What one sweep found.</summary>
/// <param name="Due">In the order they were to go.</param>
/// <param name="Problems">What could not be scheduled and why, a sentence each; it holds up nothing else.</param>
public sealed record ReminderSweep(IReadOnlyList<DueMessage> Due, IReadOnlyList<string> Problems);
