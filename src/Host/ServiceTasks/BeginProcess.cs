using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.ServiceTasks;

/// <summary>
/// Another process of the partnership begins in the same review, beside the one that asks for it. The job's own inputs say
/// which: <c>process</c> its id, <c>startsAt</c> what its clock counts from, <c>handed</c> what it is given. Nothing begins
/// while one of that id runs, but where the job says by <c>beside</c> that it is to run beside such a one.
/// </summary>
internal sealed class BeginProcess(DefinitionShelf definitions) : IServiceTask
{
    public string JobType => "begin-process";

    public async Task<FeelContext> CarryOutAsync(ServiceTaskCall call)
    {
        var transaction = call.Transaction;
        var review = await JobMail.ReviewAsync(call);
        var id = (call.Variables.Find("process") as FeelText)?.Value
            ?? throw new InvalidOperationException("Expected the job to say by process which one begins, but it does not.");
        if (call.Variables.Find("beside") is not FeelBoolean { Value: true }
            && await transaction.Db.ProcessInstances.AnyAsync(p => p.ReviewId == review.Id && p.ProcessId == id && p.EndedAt == null, transaction.Cancellation))
            return FeelContext.Empty;
        var partnership = definitions.Partnership(review.Partnership)
            ?? throw new InvalidOperationException($"Expected the partnership {review.Partnership} among the definitions, but it is not there.");
        var definition = definitions.Current(review.Partnership, id)
            ?? throw new InvalidOperationException($"Expected {review.Partnership} to have the process {id}, but it has none.");
        var anchor = await AnchorAsync(transaction, review.Id, definition, call.Variables);
        var agencies = ((call.Variables.Find("agencies") as FeelList)?.Items ?? [])
            .Select(a => ((a as FeelContext)?.Find("id") as FeelText)?.Value).OfType<string>().ToList();
        var handed = call.Variables.Find("handed") as FeelContext ?? FeelContext.Empty;
        if (review.ClosedAt is null && !definition.PrecedesReview && ReviewLifecycle.CanMove(review.Status, ReviewStatus.InProgress))
            review.Status = ReviewStatus.InProgress;
        // Before it begins: whoever has its first tasks is told as they open.
        await ReviewTeam.PutNewcomersOnAsync(transaction, review);
        if (await transaction.BeginAsync(review, definition, ReviewVariables.Of(partnership, transaction.Context.At, review.Reference, agencies, handed), anchor) is { } refusal)
            throw new InvalidOperationException(refusal.Sentence);
        return FeelContext.Empty;
    }

    /// <summary>
    /// The review's own date, as it stands by now; what the job says where none is recorded yet, or where an earlier process of its kind
    /// is over and this one was decided on anew: it is recorded by that, and what stood before stays beside it.
    /// </summary>
    private static async Task<ClockAnchor?> AnchorAsync(CaseTransaction transaction, Guid reviewId, ProcessDefinition definition, FeelContext variables)
    {
        if (definition.CountsFrom is not { } date)
            return null;
        var recorded = (await CaseDateRows.LockedAsync(transaction, reviewId)).Of(date);
        var again = recorded is not null && variables.Find("startsAt") is FeelDate or FeelDateTime && await IsOverAsync(transaction, reviewId, definition.Id);
        if (recorded is not null && !again)
            return recorded;
        var said = variables.Find("startsAt") switch
        {
            FeelDateTime at => new ClockAnchor(at.Local.Date, at.Local.TimeOfDay),
            FeelDate on => new ClockAnchor(on.Value, null),
            _ => throw new InvalidOperationException($"Expected the job to say by startsAt when {date.Clause}, but it says no date."),
        };
        if (recorded is null)
            CaseDateRows.State(transaction, reviewId, new Dictionary<CaseDate, ClockAnchor> { [date] = said }, taskId: null);
        else if (recorded != said)
            await CaseDateRows.CorrectAsync(transaction, reviewId, date, said, recorded, $"“{definition.Name}” begins again: it was decided on anew.");
        return said;
    }

    private static async Task<bool> IsOverAsync(CaseTransaction transaction, Guid reviewId, string id) =>
        await transaction.Db.ProcessInstances.Where(p => p.ReviewId == reviewId && p.ProcessId == id).Select(p => p.EndedAt != null).ToListAsync(transaction.Cancellation) is { Count: > 0 } ended && ended.All(over => over);
}
