using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Casework;

/// <summary>
/// An open task is given to one person on the review, or back to its groups. A vote is not: that it can be given would say
/// that it is not cast yet. Whoever is put on the review for the partner can cast it.
/// </summary>
internal sealed class ReassignTask(ProcessRunner runner, TaskMail mail)
{
    public static Refusal VoteStays { get; } = new("vote-stays-with-partner", "Expected a task that can be given to one person, but this is a vote. Everyone on the review for a partner can vote for it.");

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
        if (VoteRounds.IsVote(task))
            return VoteStays;
        // Before anybody's groups are read: nobody is given a task while they are taken off the review.
        await transaction.LockTeamAsync(task.ReviewId);
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

    // It is recorded as given, and whoever has it now is told.
    private static async Task GiveAsync(CaseTransaction transaction, TaskMail mail, ReviewTaskRow task, string? to)
    {
        task.Assignee = to;
        if (to is not null)
            await UnsentAnswers.GivenToAsync(transaction, task, to);
        transaction.Record(task.ReviewId, "task-reassigned", new { TaskId = task.Id, To = to });
        await mail.TaskReassignedAsync(transaction, task);
    }

    /// <summary>Within another verb's change, with the team locked: it is its groups' again, unless it was done a moment ago.</summary>
    public static async Task GiveBackAsync(CaseTransaction transaction, TaskMail mail, ReviewTaskRow seen)
    {
        // The process first, for it is locked as it is read, and then the row as it is by now.
        var process = await transaction.FindAsync(seen.ProcessInstanceId);
        var task = await transaction.Db.ReviewTasks.Include(t => t.Groups).SingleAsync(t => t.Id == seen.Id, transaction.Cancellation);
        // A vote is given back cast or not: that it is not given back would say that it is cast.
        if (VoteRounds.IsVote(task) || process!.State.OpenTasks.Any(t => t.Id == task.EngineInstanceId))
            await GiveAsync(transaction, mail, task, to: null);
    }

    private static Outcome<ReassignedTask> Rejected(string why) => Outcome<ReassignedTask>.Rejected([new("person", why)]);
}

internal sealed record ReassignedTask(Guid ReviewId, Guid TaskId);
