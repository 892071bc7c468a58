using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications;
using Reviews.Notifications.Messages;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;
using Reviews.Workflows.Steps;
using Reviews.Workflows.Steps.AgencyReport;

namespace Reviews.Host.Casework;

/// <summary>
/// The business manager accepts an agency's report or sends it back with the reason; the agency is told. What was sent back
/// stays as it is: the agency is asked once more, by a date of its own, and what it sends then is the next version.
/// </summary>
internal sealed class JudgeReport(ProcessRunner runner, MailLinks links)
{
    /// <param name="reason">For the agency alone to read, and so not the reason of what follows in the history; none is needed to accept.</param>
    public Task<Outcome<JudgedReport>> RunAsync(ActionContext context, Guid taskId, bool accepts, string? reason, CancellationToken cancellation) =>
        runner.RunAsync<JudgedReport>(context, Asked.For(nameof(JudgeReport), taskId, accepts, reason), transaction => JudgeAsync(transaction, taskId, accepts, reason?.Trim() ?? ""), cancellation);

    private async Task<Outcome<JudgedReport>> JudgeAsync(CaseTransaction transaction, Guid taskId, bool accepts, string reason)
    {
        var task = await transaction.Db.ReviewTasks.SingleOrDefaultAsync(t => t.Id == taskId && t.Step == AgencyReportStep.Kind && t.CompletedAt != null, transaction.Cancellation);
        if (task is null)
            return Refusals.NotFound;
        if (await transaction.WhyNotAsync(task.ReviewId, Permission.JudgeReport) is { } notAllowed)
            return notAllowed;
        if (!accepts && reason.Length == 0)
            return Outcome<JudgedReport>.Rejected([new FieldError("reason", "Enter what is missing or has to be changed")]);
        // Once each, and only of the latest: what came after it stands in its place.
        if (await transaction.Db.ReportVerdicts.AnyAsync(v => v.TaskId == taskId, transaction.Cancellation)
            || await transaction.Db.ReviewTasks.AnyAsync(t => t.ReviewId == task.ReviewId && t.Step == task.Step && t.SubjectId == task.SubjectId && t.CreatedAt > task.CreatedAt, transaction.Cancellation))
            return Refusals.ChangedSinceOpened;
        transaction.Db.ReportVerdicts.Add(new ReportVerdictRow { TaskId = taskId, IsAccepted = accepts, Reason = reason, By = transaction.Context.By, At = transaction.Context.At });
        transaction.Record(task.ReviewId, accepts ? "report-accepted" : "report-sent-back", new { TaskId = taskId, Reason = reason });
        if (!accepts)
            await ReportRelease.TakeBackAsync(transaction, task);
        if (!accepts && await AskedApart.AskAsync(transaction, task.ReviewId, VariableJson.Read(task.Subject), task.ProcessInstanceId) is { } refusal)
            return refusal;
        await TellAsync(transaction, task, accepts);
        return new JudgedReport(task.ReviewId, taskId);
    }

    private async Task TellAsync(CaseTransaction transaction, ReviewTaskRow task, bool accepts)
    {
        var reference = ReviewReference.Parse((await transaction.FindReviewAsync(task.ReviewId))!.Reference);
        var lead = new Group(Role.AgencyLead, task.SubjectId);
        Notification message = accepts ? new ReportAccepted(reference, links.Review(reference), lead) : new ReportSentBack(reference, links.Review(reference), lead);
        await Notices.QueueAsync(transaction.Db, task.ReviewId, message, FormattableString.Invariant($"task:{task.Id:D}:judged"), transaction.Context.At, transaction.Cancellation);
    }
}

internal sealed record JudgedReport(Guid ReviewId, Guid TaskId);
