using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.ServiceTasks;

/// <summary>
/// The rapid review begins in the same review, counted from when the notification was sent (S003 App. D), with the agencies
/// chosen; their people are put on it. Once only: a review has one rapid review.
/// </summary>
internal sealed class StartRapidReview(DefinitionShelf definitions) : IServiceTask
{
    public string JobType => "start-rapid-review";

    public async Task<FeelContext> CarryOutAsync(ServiceTaskCall call)
    {
        var transaction = call.Transaction;
        var review = await JobMail.ReviewAsync(call);
        if (await transaction.Db.ProcessInstances.AnyAsync(p => p.ReviewId == review.Id && p.ProcessId == ProcessIds.RapidReview, transaction.Cancellation))
            return FeelContext.Empty;
        var partnership = definitions.Partnership(review.Partnership)
            ?? throw new InvalidOperationException($"Expected the partnership {review.Partnership} among the definitions, but it is not there.");
        var definition = definitions.Current(review.Partnership, ProcessIds.RapidReview)
            ?? throw new InvalidOperationException($"Expected {review.Partnership} to have the process {ProcessIds.RapidReview}, but it has none.");
        var agencies = ((call.Variables.Find("agencies") as FeelList)?.Items ?? [])
            .Select(a => ((a as FeelContext)?.Find("id") as FeelText)?.Value).OfType<string>().ToList();
        var anchor = await AnchorAsync(transaction, review.Id, definition, call.Variables);
        if (ReviewLifecycle.CanMove(review.Status, ReviewStatus.InProgress))
            review.Status = ReviewStatus.InProgress;
        await ReviewTeam.PutStandingOnAsync(transaction, review, agencies);
        var variables = ReviewVariables.Of(partnership, transaction.Context.At, review.Reference, agencies, Handed(call.Variables));
        if (await transaction.BeginAsync(review, definition, variables, anchor) is { } refusal)
            throw new InvalidOperationException(refusal.Sentence);
        return FeelContext.Empty;
    }

    // As it is recorded by now: the answer of the notification's form may have been corrected since.
    private static async Task<ClockAnchor> AnchorAsync(CaseTransaction transaction, Guid reviewId, ProcessDefinition definition, FeelContext variables)
    {
        var known = await CaseDateRows.LockedAsync(transaction, reviewId);
        var date = definition.CountsFrom ?? CaseDate.NotificationSent;
        if (known.Of(date) is { } recorded)
            return recorded;
        var answered = new ClockAnchor(variables.NeedDate("notification", "sentOn"), variables.Time("notification", "sentAt"));
        CaseDateRows.State(transaction, reviewId, new Dictionary<CaseDate, ClockAnchor> { [date] = answered }, taskId: null);
        return answered;
    }

    private static FeelContext Handed(FeelContext variables) => new(
        variables.Entries.Where(v => v.Key is "notification" or "modifiedResponse" or "rapidReview" or "triage"));
}
