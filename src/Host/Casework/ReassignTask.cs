using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Casework;

/// <summary>An open task is given to one person on the review, or back to its groups.</summary>
internal sealed class ReassignTask(ProcessRunner runner, TaskMail mail)
{
    /// <param name="personId">Null gives it back to whoever holds one of its groups.</param>
    public Task<Outcome<ReassignedTask>> RunAsync(ActionContext context, Guid taskId, Guid? personId, CancellationToken cancellation) =>
        runner.RunAsync<ReassignedTask>(context, Asked.For(nameof(ReassignTask), taskId, personId), transaction => ReassignAsync(transaction, taskId, personId), cancellation);

    private async Task<Outcome<ReassignedTask>> ReassignAsync(CaseTransaction transaction, Guid taskId, Guid? personId)
    {
        var task = await transaction.Db.ReviewTasks.Include(t => t.Groups).SingleOrDefaultAsync(t => t.Id == taskId, transaction.Cancellation);
        if (task is null)
            return Refusals.NotFound;
        if (await transaction.WhyNotAsync(task.ReviewId, Permission.ReassignTask) is { } notAllowed)
            return notAllowed;
        // The process is asked too: the task's row may have been read before another's change to it was committed.
        if (!task.IsOpen || await transaction.FindAsync(task.ProcessInstanceId) is not { } process || process.State.OpenTasks.All(t => t.Id != task.EngineInstanceId))
            return Refusals.ChangedSinceOpened;
        var to = personId?.ToString("D");
        if (to == task.Assignee)
            return Rejected(to is null ? "It is with its group already: select one person" : "Select somebody else: they have this task already");
        if (personId is not null && !TaskHolders.HoldsOneOf(task, await CaseAccess.GroupsOnAsync(transaction.Db, personId, task.ReviewId, transaction.Cancellation)))
            return Rejected("Select someone on this review who may do this task");
        await GiveAsync(transaction, mail, task, to);
        return new ReassignedTask(task.ReviewId, task.Id);
    }

    /// <summary>Within another verb's change: the task is recorded as given, and whoever has it now is told.</summary>
    public static Task GiveAsync(CaseTransaction transaction, TaskMail mail, ReviewTaskRow task, string? to)
    {
        task.Assignee = to;
        transaction.Record(task.ReviewId, "task-reassigned", new { TaskId = task.Id, To = to });
        return mail.TaskReassignedAsync(transaction, task);
    }

    private static Outcome<ReassignedTask> Rejected(string why) => Outcome<ReassignedTask>.Rejected([new("person", why)]);
}

internal sealed record ReassignedTask(Guid ReviewId, Guid TaskId);
