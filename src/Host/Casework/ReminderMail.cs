using System.Text.Json;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Reviews;
using Reviews.Workflows.Steps.Vote;

namespace Reviews.Host.Casework;

/// <summary>What a message of the schedule is in this house: its row's task, its key, its words and what the trail says of it.</summary>
internal sealed class ReminderMail(MailLinks links)
{
    /// <summary>The event of the audit trail.</summary>
    public const string Sent = "reminder-sent";

    /// <param name="task">With its groups, and with a due date.</param>
    public static OpenTask AsOpen(ReviewTaskRow task)
    {
        var properties = JsonSerializer.Deserialize<Dictionary<string, string>>(task.Properties)!;
        return new OpenTask(
            task.Id, task.Due!.Value, task.CreatedAt, task.Assignee, TaskHolders.GroupsOf(task), task.SubjectId,
            properties.GetValueOrDefault("remind"), properties.GetValueOrDefault("escalate"));
    }

    // However many partners have not voted yet, whoever is told of the open vote is told once: the number would say how many have.
    public static string KeyOf(DueMessage due, ReviewTaskRow? task) => IsOfVote(due, task) ? OfVote(due.Key, task!) + $":{due.To.Groups[0]}" : due.Key;

    /// <summary>How its key begins, whichever due time it is reckoned by.</summary>
    public static string RungOf(DueMessage due, ReviewTaskRow? task)
    {
        var beginning = due.Key[..(due.Key.LastIndexOf(':') + 1)];
        return IsOfVote(due, task) ? OfVote(beginning, task!) : beginning;
    }

    /// <summary>Who is told of what, as the trail keeps it: by their part in the review, or the one person whose task it is.</summary>
    public static object Told(DueMessage due) =>
        new { due.SubjectId, Reason = due.Reason.ToString(), To = due.To.Groups.Select(group => group.ToString()), due.To.PersonId };

    /// <param name="mayWait">See <see cref="Notices.QueueAsync"/>.</param>
    /// <returns>How many mails that is.</returns>
    public async Task<int> QueueAsync(
        ReviewsDb db, ReviewRow review, DueMessage due, ReviewTaskRow? task, ProcessInstanceRow? process, Instant now, (Guid TaskId, Instant DigestAt)? mayWait, CancellationToken cancellation) =>
        await Notices.QueueAsync(
            db, review.Id, Word(due, task, process, ReviewReference.Parse(review.Reference), now), KeyOf(due, task), now, cancellation,
            mayWait: mayWait, except: await SaidReminders.ToldSinceAsync(db, due, task, cancellation));

    private static bool IsOfVote(DueMessage due, ReviewTaskRow? task) => task is { Step: VoteStep.Kind } && due.Reason == DueReason.Escalation;

    private static string OfVote(string key, ReviewTaskRow task) =>
        key.Replace($"task:{task.Id:D}:", $"vote:{task.ProcessInstanceId:D}:{task.ElementId}:", StringComparison.Ordinal);

    private Notification Word(DueMessage due, ReviewTaskRow? task, ProcessInstanceRow? process, ReviewReference reference, Instant now) => due.Reason switch
    {
        DueReason.Reminder => new TaskReminder(reference, links.Task(task!.Id), task.Step, task.Due!.Value, due.To),
        DueReason.Overdue => new TaskOverdue(reference, links.Task(task!.Id), task.Step, task.Due!.Value, due.To),
        DueReason.Escalation => new TaskEscalated(
            reference, task!.Step == VoteStep.Kind ? links.Review(reference) : links.Task(task.Id), task.Step, task.Due!.Value, LondonTime.ToInstant(task.Due.Value) <= now, due.To.Groups[0]),
        DueReason.LimitReached => new LimitNear(reference, links.Review(reference), process!.Limit!.Value, IsReached: true),
        _ => throw new InvalidOperationException($"Expected a reason that has its words, but {due.Reason} has none."),
    };
}
