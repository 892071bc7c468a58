using Reviews.Host.Definitions;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Casework;

/// <summary>
/// The business manager adds a recommendation or an immediate action that no meeting recorded: it is followed like any other. Where
/// nobody acts for its owner on the review, how they hear of it is to be said first.
/// </summary>
internal sealed class AddFollowUp(ProcessRunner runner, DefinitionShelf definitions)
{
    public const int LongestText = 2000;

    public const int LongestTo = 200;

    public const int LongestSource = 200;

    public static Refusal NothingToFollow { get; } = new("nothing-to-follow", "Expected a review that runs or was completed, but this one was withdrawn or not notified, and nothing is followed from it.");

    public Task<Outcome<AddedFollowUp>> RunAsync(ActionContext context, Guid reviewId, FollowedItem item, CancellationToken cancellation) =>
        runner.RunAsync<AddedFollowUp>(
            context,
            Asked.For(nameof(AddFollowUp), reviewId, item.Kind, item.What, item.Owner, FormattableString.Invariant($"{item.DueOn:uuuu-MM-dd}"), FormattableString.Invariant($"{item.PassedOn?.On:uuuu-MM-dd}"), item.PassedOn?.To, item.PassedOn is null, item.Source),
            transaction => AddAsync(transaction, reviewId, item),
            cancellation);

    private async Task<Outcome<AddedFollowUp>> AddAsync(CaseTransaction transaction, Guid reviewId, FollowedItem item)
    {
        if (await transaction.WhyNotAsync(reviewId, Permission.KeepFollowUp) is { } notAllowed)
            return notAllowed;
        var review = (await transaction.FindReviewAsync(reviewId))!;
        if (!await FollowUps.IsPossibleAsync(transaction.Db, definitions, review, transaction.Cancellation))
            return NothingToFollow;
        var partnership = definitions.Partnership(review.Partnership);
        var bodies = await BodiesOnReview.OfAsync(transaction.Db, reviewId, transaction.Cancellation);
        var known = partnership?.Partner(item.Owner) is not null || partnership?.Agency(item.Owner) is not null;
        var faults = Faults(item.Kind, item.What, item.Source, known, item.DueOn, transaction.Context.At);
        if (known && !bodies.Contains(item.Owner))
            faults = faults.Concat(Unheard(item.PassedOn, transaction.Context.At));
        if (faults.ToList() is { Count: > 0 } found)
            return Outcome<AddedFollowUp>.Rejected(found);
        return await FollowUps.AddAsync(transaction, review, definitions, [item]) is { } refusal ? refusal : new AddedFollowUp(reviewId);
    }

    /// <summary>Every fault; the fields are <c>kind</c>, <c>what</c>, <c>source</c>, <c>owner</c> and <c>dueOn</c>. A day that was not given is asked for elsewhere.</summary>
    public static IEnumerable<FieldError> Faults(string? kind, string? what, string? source, bool isOwnerKnown, LocalDate? dueOn, Instant now)
    {
        if (kind is not (FollowUps.Recommendation or FollowUps.ImmediateAction))
            yield return new("kind", "Select whether it is a recommendation or an immediate action");
        if (string.IsNullOrWhiteSpace(what))
            yield return new("what", "Enter what is to be done");
        else if (what.Length > LongestText)
            yield return new("what", FormattableString.Invariant($"What is to be done must be {LongestText} characters or fewer"));
        if (source?.Length > LongestSource)
            yield return new("source", FormattableString.Invariant($"Where it comes from must be {LongestSource} characters or fewer"));
        if (!isOwnerKnown)
            yield return new("owner", "Select whose it is to do");
        if (dueOn < LondonTime.ToLocal(now).Date)
            yield return new("dueOn", "The day by which it is to be done must be today or in the future");
    }

    /// <summary>What is missing where nobody acts for the owner on the review; the fields are <c>heard</c>, <c>letterTo</c> and <c>letterOn</c>. A day that was not given is asked for elsewhere.</summary>
    public static IEnumerable<FieldError> Unheard(PassedOn? passedOn, Instant now)
    {
        if (passedOn is null)
            yield return new("heard", "Nobody acts for them on this review. Select how they hear of it");
        if (passedOn is { On: not null, To: null or "" })
            yield return new("letterTo", "Enter whom the letter went to");
        else if (passedOn?.To?.Length > LongestTo)
            yield return new("letterTo", FormattableString.Invariant($"Whom the letter went to must be {LongestTo} characters or fewer"));
        if (passedOn?.On > LondonTime.ToLocal(now).Date)
            yield return new("letterOn", "The day of the letter must be today or in the past");
    }
}

internal sealed record AddedFollowUp(Guid ReviewId);
