using Microsoft.EntityFrameworkCore;
using Reviews.Workflows;

namespace Reviews.Host.Casework;

/// <summary>A person completes a task that is theirs.</summary>
internal sealed class SubmitTask(ProcessRunner runner, TaskSubmission submission, FireWhatCloses whatCloses, LookIntoFiles files)
{
    /// <param name="fields">Each field's values in the order sent.</param>
    /// <param name="documents">Ids of the documents that this person has kept for this task.</param>
    public async Task<Outcome<SubmittedTask>> RunAsync(
        ActionContext context, Guid taskId, IReadOnlyDictionary<string, IReadOnlyList<string>> fields, IReadOnlyList<Guid> documents, CancellationToken cancellation)
    {
        var looked = await files.OfAsync(taskId, documents, cancellation);
        ClosedTask? closed = null;
        var outcome = await runner.RunAsync<SubmittedTask>(
            context,
            Asked.For(nameof(SubmitTask), taskId, Asked.Fields(fields), documents),
            transaction => SubmitAsync(transaction, taskId, fields, documents, looked, met => closed = met),
            cancellation);
        // A refusal keeps nothing: what closed the task is fired in a transaction of its own, at its own instant.
        if (outcome.Refusal is not null && closed is not null)
            await whatCloses.RunAsync(closed.ProcessInstanceId, closed.At, cancellation);
        return outcome;
    }

    private async Task<Outcome<SubmittedTask>> SubmitAsync(
        CaseTransaction transaction, Guid taskId, IReadOnlyDictionary<string, IReadOnlyList<string>> fields, IReadOnlyList<Guid> documents, LookedInto looked, Action<ClosedTask> closed)
    {
        var task = await transaction.Db.ReviewTasks.Include(t => t.Groups).SingleOrDefaultAsync(t => t.Id == taskId, transaction.Cancellation);
        if (task is null)
            return Refusals.NotFound;
        var groups = await CaseAccess.GroupsOnAsync(transaction.Db, transaction.Context.PersonId(), task.ReviewId, transaction.Cancellation);
        return TaskHolders.MayAct(task, transaction.Context.By, groups)
            ? await submission.SubmitAsync(transaction, task, new TaskAnswer(fields, documents, groups, looked), closed)
            : Refusals.NotFound;
    }
}
