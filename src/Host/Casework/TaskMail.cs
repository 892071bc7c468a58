using Reviews.Host.Storage.Rows;
using Reviews.Notifications;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Casework;

/// <summary>Tells people that a task is theirs.</summary>
internal sealed class TaskMail(MailLinks links)
{
    public Task TaskOpenedAsync(CaseTransaction transaction, ReviewTaskRow task) =>
        TellAsync(transaction, task, FormattableString.Invariant($"task:{task.Id:D}:assigned"));

    public Task TaskReassignedAsync(CaseTransaction transaction, ReviewTaskRow task) =>
        TellAsync(transaction, task, FormattableString.Invariant($"task:{task.Id:D}:assigned:{transaction.Context.At.ToUnixTimeTicks()}"));

    private async Task TellAsync(CaseTransaction transaction, ReviewTaskRow task, string key)
    {
        var review = await transaction.Db.Reviews.FindAsync([task.ReviewId], transaction.Cancellation)
            ?? throw new InvalidOperationException($"Expected the review of task {task.Id}, but there is none.");
        var holders = Recipients.Having(task.Assignee, [.. task.Groups.Select(g => new Group(Role.Find(g.Role)!, g.Body.Length == 0 ? null : g.Body))]);
        var message = new TaskAssigned(ReviewReference.Parse(review.Reference), links.Task(task.Id), task.Step, task.Due, holders);
        await Notices.QueueAsync(transaction.Db, review.Id, message, key, transaction.Context.At, transaction.Cancellation);
    }
}
