using Reviews.Host.Definitions;
using Reviews.Notifications.Messages;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Casework;

/// <summary>
/// A running process goes on by the version of its definition that is in force. What stands stays where it is, nothing is done
/// again, only dates whose rule changed move, and those who have such a task are told.
/// </summary>
internal sealed class MoveToVersion(ProcessRunner runner, DefinitionShelf definitions, MovedDeadlineMail mail)
{
    /// <param name="context">With the reason: a move without one is refused.</param>
    /// <param name="mapping">Ids of elements, old to new, where they differ; what the version it runs by does not know says nothing.</param>
    /// <param name="seen">
    /// The <see cref="VersionForesight.Seal"/> of what was shown: when something else would come of it by now, nothing does.
    /// Null when nothing was shown.
    /// </param>
    public Task<Outcome<MovedReview>> RunAsync(
        ActionContext context, Guid processInstanceId, IReadOnlyDictionary<string, string> mapping, string? seen, CancellationToken cancellation) =>
        runner.RunAsync<MovedReview>(
            context,
            Asked.For(nameof(MoveToVersion), processInstanceId, mapping.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key + ">" + pair.Value).ToList(), context.Why, seen),
            transaction => MoveAsync(transaction, processInstanceId, mapping, seen),
            cancellation);

    private async Task<Outcome<MovedReview>> MoveAsync(CaseTransaction transaction, Guid processInstanceId, IReadOnlyDictionary<string, string> mapping, string? seen)
    {
        if (await transaction.FindAsync(processInstanceId) is not { } process)
            return Refusals.NotFound;
        if (await transaction.WhyNotAsync(process.Row.ReviewId, Permission.MigrateReview) is { } notAllowed)
            return notAllowed;
        var review = (await transaction.FindReviewAsync(process.Row.ReviewId))!;
        if (definitions.Current(review.Partnership, process.Row.ProcessId) is not { } to)
            return new Refusal("no-version-in-force", $"Expected a version of “{process.Row.Name}” to be in force in {review.Partnership}, but there is none any more.");
        // Asked first: a review that changed meanwhile is a change, and no fault of what was typed.
        var foreseen = VersionForesight.Of(runner, process, to, mapping, transaction.Context.At);
        if (seen is not null && foreseen.Seal != seen)
            return Refusals.ChangedSinceOpened;
        if (string.IsNullOrWhiteSpace(transaction.Context.Why))
            return Outcome<MovedReview>.Rejected([new("why", "Enter the reason for the move")]);
        // What it began with may lack what the version in force reads, such as the rule by which a vote is counted.
        var given = definitions.Partnership(review.Partnership) is { } partnership ? ReviewVariables.Arrangements(partnership, transaction.Context.At) : FeelContext.Empty;
        if (await transaction.HappenAsync(process, new VersionChanged(transaction.Context.At, to, VersionForesight.MappingFor(process, mapping)) { Given = given }) is { } refusal)
            return refusal;
        foreach (var moved in foreseen.Plan.Moved.Where(one => one.TimerId is null))
            await mail.TellAsync(transaction, process, moved, DeadlineCause.VersionChanged);
        return new MovedReview(process.Row.ReviewId);
    }
}

internal sealed record MovedReview(Guid ReviewId);
