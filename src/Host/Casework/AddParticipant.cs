using Microsoft.EntityFrameworkCore;
using Reviews.Workflows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Casework;

/// <summary>Puts a person on a review in a role, for a body where the role has one, and into its panel meeting where the others of that role are invited.</summary>
internal sealed class AddParticipant(ProcessRunner runner, PanelGuests guests)
{
    public Task<Outcome<ChangedParticipant>> RunAsync(ActionContext context, Guid reviewId, Guid personId, Group group, CancellationToken cancellation) =>
        runner.RunAsync<ChangedParticipant>(context, Asked.For(nameof(AddParticipant), reviewId, personId, group.ToString()), transaction => AddAsync(transaction, reviewId, personId, group), cancellation);

    private async Task<Outcome<ChangedParticipant>> AddAsync(CaseTransaction transaction, Guid reviewId, Guid personId, Group group)
    {
        if (await transaction.WhyNotAsync(reviewId, Permission.PutOnReview) is { } notAllowed)
            return notAllowed;
        if (group.Role == Role.Administrator || personId == transaction.Context.PersonId())
            return Outcome<ChangedParticipant>.Rejected([new("role", "Select another role: administrators see no review, and nobody gives themselves a part")]);
        if (await transaction.FindReviewAsync(reviewId) is not { } review
            || !await Appointees.Of(transaction.Db, review.Partnership).AnyAsync(u => u.Id == personId, transaction.Cancellation))
            return Outcome<ChangedParticipant>.Rejected([new("person", "Select someone of this partnership who can sign in")]);
        // A part is held before it is given: nobody comes on for a body they do not stand for, and an administrator never does.
        // What somebody is in another partnership counts there.
        var standing = await CaseAccess.StandingInAsync(transaction.Db, personId, review.Partnership, transaction.Cancellation);
        if (!standing.Contains(group) || standing.Any(held => held.Role == Role.Administrator))
            return Outcome<ChangedParticipant>.Rejected([new("person", "Select someone who holds this role in the partnership")]);
        await ReviewTeam.PutOnAsync(transaction, reviewId, personId, group);
        await guests.SettleAsync(transaction, reviewId);
        return new ChangedParticipant(reviewId, personId);
    }
}

internal sealed record ChangedParticipant(Guid ReviewId, Guid PersonId);
