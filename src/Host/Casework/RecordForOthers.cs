using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications;
using Reviews.Notifications.Messages;
using Reviews.Workflows;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Casework;

/// <summary>
/// The business manager enters the answer to somebody else's task that came by secure mail, telephone or paper: it is taken as
/// if they had given it, with how it came beside it, and they are told, so that they can object.
/// </summary>
internal sealed class RecordForOthers(ProcessRunner runner, TaskSubmission submission, FireWhatCloses whatCloses, LookIntoFiles files, MailLinks links)
{
    /// <summary>It may not be told apart whether a vote was cast: the one answer for one that was, and for one whose time is over.</summary>
    public static Refusal NoLongerOpen { get; } = new(
        Refusals.ChangedSinceOpened.Code, "This was answered already, or its time is over. What you entered was not recorded.");

    public async Task<Outcome<SubmittedTask>> RunAsync(
        ActionContext context, Guid taskId, IReadOnlyDictionary<string, IReadOnlyList<string>> fields, IReadOnlyList<Guid> documents, CancellationToken cancellation)
    {
        var looked = await files.OfAsync(taskId, documents, cancellation);
        ClosedTask? closed = null;
        var outcome = await runner.RunAsync<SubmittedTask>(
            context,
            Asked.For(nameof(RecordForOthers), taskId, Asked.Fields(fields), documents),
            transaction => RecordAsync(transaction, taskId, fields, documents, looked, met => closed = met),
            cancellation);
        if (outcome.Refusal is not null && closed is not null)
            await whatCloses.RunAsync(closed.ProcessInstanceId, closed.At, cancellation);
        return outcome;
    }

    private async Task<Outcome<SubmittedTask>> RecordAsync(
        CaseTransaction transaction, Guid taskId, IReadOnlyDictionary<string, IReadOnlyList<string>> fields, IReadOnlyList<Guid> documents, LookedInto looked, Action<ClosedTask> closed)
    {
        var task = await transaction.Db.ReviewTasks.Include(t => t.Groups).SingleOrDefaultAsync(t => t.Id == taskId, transaction.Cancellation);
        if (task is null)
            return Refusals.NotFound;
        var held = await CaseAccess.GroupsOnAsync(transaction.Db, transaction.Context.PersonId(), task.ReviewId, transaction.Cancellation);
        if (TaskHolders.WhyNotRecord(task, transaction.Context.By, held) is { } refusal)
            return refusal;
        var answer = new TaskAnswer(fields, documents, TaskHolders.GroupsOf(task), looked, IsForOthers: true);
        var outcome = await submission.SubmitAsync(transaction, task, answer, closed);
        if (outcome.IsDone)
            await TellAsync(transaction, task);
        return outcome.Refusal == Refusals.ChangedSinceOpened ? NoLongerOpen : outcome;
    }

    private async Task TellAsync(CaseTransaction transaction, ReviewTaskRow task)
    {
        var review = await transaction.FindReviewAsync(task.ReviewId) ?? throw new InvalidOperationException($"Expected the review of task {task.Id}, but there is none.");
        var message = new AnswerRecorded(ReviewReference.Parse(review.Reference), links.Task(task.Id), task.Step, Recipients.Having(task.Assignee, TaskHolders.GroupsOf(task)));
        await Notices.QueueAsync(transaction.Db, task.ReviewId, message, FormattableString.Invariant($"task:{task.Id:D}:recorded"), transaction.Context.At, transaction.Cancellation);
    }
}
