using Microsoft.EntityFrameworkCore;
using Reviews.Workflows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Casework;

/// <summary>An open task is given to one person on the review, or back to its groups.</summary>
internal sealed class ReassignTask(ProcessRunner runner, TaskMail mail)
{
    /// <param name="personId">Null gives it back to whoever holds one of its groups.</param>
    public Task<Outcome<ReassignedTask>> RunAsync(ActionContext context, Guid taskId, Guid? personId, CancellationToken cancellation) =>
        runner.RunAsync<ReassignedTask>(context, transaction => ReassignAsync(transaction, taskId, personId), cancellation);

    private async Task<Outcome<ReassignedTask>> ReassignAsync(CaseTransaction transaction, Guid taskId, Guid? personId)
    {
        var task = await transaction.Db.ReviewTasks.Include(t => t.Groups).SingleOrDefaultAsync(t => t.Id == taskId, transaction.Cancellation);
        if (task is null)
            return Refusals.NotFound;
        if (await transaction.WhyNotAsync(task.ReviewId, Permission.ReassignTask) is { } notAllowed)
            return notAllowed;
        if (!task.IsOpen)
            return Refusals.ChangedSinceOpened;
        var groups = await CaseAccess.GroupsOnAsync(transaction.Db, personId, task.ReviewId, transaction.Cancellation);
        if (personId is not null && !groups.Any(held => task.Groups.Any(g => g.Role == held.Role.Id && g.Body == (held.Body ?? ""))))
            return Outcome<ReassignedTask>.Rejected([new("person", "Select someone on this review who may do this task")]);
        task.Assignee = personId?.ToString("D");
        transaction.Record(task.ReviewId, "task-reassigned", new { TaskId = task.Id, To = task.Assignee });
        await mail.TaskReassignedAsync(transaction, task);
        return new ReassignedTask(task.ReviewId, task.Id);
    }
}

internal sealed record ReassignedTask(Guid ReviewId, Guid TaskId);
