using Reviews.Notifications.Messages;
using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Calendar;

/// <summary>An open task as a moment in the calendar of whoever has it.</summary>
public static class TaskDeadline
{
    /// <summary>What a mail or a calendar calls a task: by its kind of step, never by its title.</summary>
    public static string NameOf(string step) => StepWords.Of(step).Noun;

    /// <param name="due">London time.</param>
    /// <param name="timesMoved">How often its due time came out elsewhere: a calendar takes no change whose number it has seen.</param>
    public static CalendarEvent Of(Guid taskId, string step, ReviewReference reference, LocalDateTime due, int timesMoved, MailLink link, string organiser, Instant now) => new(
        taskId, timesMoved, now, new MeetingTime(due.Date, due.TimeOfDay), Duration.Zero, organiser, $"{NameOf(step)} due: {ReferenceText.Of(reference)}", null, link)
    { IsDeadline = true };
}
