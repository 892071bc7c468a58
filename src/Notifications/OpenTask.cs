using Reviews.Workflows.Access;

namespace Reviews.Notifications;

/// <summary>A task that is still owed, as far as reminders need to know it.</summary>
/// <param name="Id">The task's id in links.</param>
/// <param name="Due">On the clocks of London; a task without a due time is not on the schedule.</param>
/// <param name="Assignee">The one person it is for; null when any of <paramref name="Groups"/> may do it.</param>
/// <param name="SubjectBody">The id of the agency or partner it is about; null for the review as a whole.</param>
/// <param name="Remind">The definition's text, such as <c>-1wd 09:00, -2h</c>; null or blank where it says none, and the rules' own serves.</param>
/// <param name="Escalate">The definition's text, such as <c>agency-senior +0h</c>; null or blank where it says none, and the rules' own serves.</param>
public sealed record OpenTask(
    Guid Id, LocalDateTime Due, Instant CreatedAt, string? Assignee, IReadOnlyList<Group> Groups, string? SubjectBody, string? Remind, string? Escalate);

/// <summary>A process's own limit that has not been met: fifteen working days, for a rapid review.</summary>
/// <param name="ProcessId">The process instance's id.</param>
/// <param name="Limit">On the clocks of London.</param>
public sealed record RunningLimit(Guid ProcessId, LocalDateTime Limit);
