using Microsoft.EntityFrameworkCore;
using Reviews.Notifications;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Casework;

/// <summary>Tells whoever has a task that its date has moved.</summary>
internal sealed class MovedDeadlineMail(MailLinks links)
{
    public async Task TellAsync(CaseTransaction transaction, RunningProcess process, DeadlineMoved moved, DeadlineCause cause)
    {
        if (moved.To == moved.From)
            return;
        var task = await transaction.Db.ReviewTasks.Include(t => t.Groups)
            .SingleAsync(t => t.ProcessInstanceId == process.Row.Id && t.EngineInstanceId == moved.InstanceId, transaction.Cancellation);
        var review = (await transaction.FindReviewAsync(process.Row.ReviewId))!;
        var holders = Recipients.Having(task.Assignee, TaskHolders.GroupsOf(task));
        var at = transaction.Context.At;
        var message = new DeadlineChanged(
            ReviewReference.Parse(review.Reference), links.Task(task.Id), task.Step, LondonTime.ToLocal(moved.From), moved.Due, moved.To <= at, holders, cause);
        await Notices.QueueAsync(
            transaction.Db, review.Id, message, FormattableString.Invariant($"task:{task.Id:D}:deadline:{at.ToUnixTimeTicks()}"), at, transaction.Cancellation);
    }
}
