using Reviews.Notifications.Messages;
using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Calendar;

/// <summary>An open task as a moment in the calendar of whoever has it.</summary>
public static class TaskDeadline
{
    /// <param name="due">London time.</param>
    public static CalendarEvent Of(Guid taskId, string step, ReviewReference reference, LocalDateTime due, MailLink link, string organiser, Instant now) => new(
        taskId, 0, now, new MeetingTime(due.Date, due.TimeOfDay), Duration.Zero, organiser, $"{StepWords.Of(step).Noun} due: {ReferenceText.Of(reference)}", null, link)
    { IsDeadline = true };
}
