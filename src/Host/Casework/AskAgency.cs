using Microsoft.EntityFrameworkCore;
using Reviews.Host.Definitions;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;
using Reviews.Workflows.Steps.AgencyReport;

namespace Reviews.Host.Casework;

/// <summary>
/// An agency that is found to have been involved when the others were asked already: its people come on the review, and it is
/// asked for its report by a date of its own, and for comments and sign-off with the others from then on.
/// </summary>
internal sealed class AskAgency(ProcessRunner runner, DefinitionShelf definitions)
{
    /// <param name="context">With how it was found: without it nothing is asked.</param>
    public Task<Outcome<AskedAgency>> RunAsync(ActionContext context, Guid reviewId, string agencyId, CancellationToken cancellation) =>
        runner.RunAsync<AskedAgency>(context, Asked.For(nameof(AskAgency), reviewId, agencyId, context.Why), transaction => AskAsync(transaction, reviewId, agencyId), cancellation);

    private async Task<Outcome<AskedAgency>> AskAsync(CaseTransaction transaction, Guid reviewId, string agencyId)
    {
        if (await transaction.WhyNotAsync(reviewId, Permission.AddAgency) is { } notAllowed)
            return notAllowed;
        // Before it is asked what there is: another host may be asking the same agency.
        await transaction.LockTeamAsync(reviewId);
        var review = (await transaction.FindReviewAsync(reviewId))!;
        var faults = new List<Workflows.Steps.FieldError>();
        var agency = definitions.Partnership(review.Partnership)?.Agency(agencyId);
        if (agency is null)
            faults.Add(new("agency", "Select an agency of the partnership"));
        else if (await transaction.Db.ReviewTasks.AnyAsync(t => t.ReviewId == reviewId && t.Step == AgencyReportStep.Kind && t.SubjectId == agencyId, transaction.Cancellation))
            faults.Add(new("agency", "Select another agency: this one was asked already"));
        if (string.IsNullOrWhiteSpace(transaction.Context.Why))
            faults.Add(new("why", "Enter how it was found that the agency was involved"));
        if (faults.Count > 0)
            return Outcome<AskedAgency>.Rejected(faults);
        transaction.Record(reviewId, "agency-asked", new { Agency = agencyId });
        // Before it is asked: whoever is to write is told as the task opens.
        await ReviewTeam.PutAgencyOnAsync(transaction, review, agencyId);
        if (await AskedApart.AskAsync(transaction, reviewId, ReviewVariables.Of(agency!)) is { } refusal)
            return refusal;
        return new AskedAgency(reviewId, agencyId);
    }
}

internal sealed record AskedAgency(Guid ReviewId, string Agency);
