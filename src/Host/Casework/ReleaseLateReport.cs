using Reviews.Host.Definitions;
using Reviews.Workflows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Casework;

/// <summary>
/// The business manager releases a report that came after the circulation while a proceeding blocked sharing. It is done
/// deliberately: that a block is lifted says nothing of what came meanwhile. While one stands it is refused.
/// </summary>
internal sealed class ReleaseLateReport(ProcessRunner runner, DefinitionShelf definitions)
{
    public Task<Outcome<ReleasedReport>> RunAsync(ActionContext context, Guid reviewId, Guid taskId, CancellationToken cancellation) =>
        runner.RunAsync<ReleasedReport>(context, Asked.For(nameof(ReleaseLateReport), reviewId, taskId), transaction => ReleaseAsync(transaction, reviewId, taskId), cancellation);

    private async Task<Outcome<ReleasedReport>> ReleaseAsync(CaseTransaction transaction, Guid reviewId, Guid taskId)
    {
        if (await transaction.WhyNotAsync(reviewId, Permission.ReleaseLateReport) is { } notAllowed)
            return notAllowed;
        if ((await LateReports.WaitingAsync(transaction.Db, reviewId, transaction.Cancellation)).All(waiting => waiting.Id != taskId))
            return Refusals.ChangedSinceOpened;
        if (await RegisterEntries.WhatBlocksSharingAsync(transaction.Db, definitions, (await transaction.FindReviewAsync(reviewId))!, transaction.Cancellation) is { } blocking)
            return Refusals.BlockedBy(blocking);
        await ReportRelease.ReleaseAsync(transaction, (await transaction.Db.ReviewTasks.FindAsync([taskId], transaction.Cancellation))!);
        return new ReleasedReport(reviewId, taskId);
    }
}

internal sealed record ReleasedReport(Guid ReviewId, Guid TaskId);
