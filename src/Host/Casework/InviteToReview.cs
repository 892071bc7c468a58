using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Definitions;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Casework;

/// <summary>
/// Whoever puts people on a review invites somebody who is not here yet, for an agency: by the mailed link they become its
/// lead, deputy or senior, and are on the review with that. Every other role decides or steers, and is an administrator's to give.
/// Across the border, somebody who is here for a neighbouring partnership comes on this one review, named by their address, for an
/// agency that both partnerships' files name, or one of the neighbour's that a review may ask, and that they hold the role for over
/// there; with it they get no role in this partnership. For an agency of a neighbour nobody else can be invited.
/// </summary>
internal sealed class InviteToReview(ProcessRunner runner, MailLinks links, DefinitionShelf definitions, ILookupNormalizer addresses, PanelGuests guests)
{
    /// <param name="token">Made by <see cref="OneTimeSecret.New"/>: nothing keeps it but the mail.</param>
    public Task<Outcome<InvitedPerson>> RunAsync(ActionContext context, Guid reviewId, Invitee invitee, string token, CancellationToken cancellation) =>
        runner.RunAsync<InvitedPerson>(
            context, Asked.For(nameof(InviteToReview), reviewId, invitee.Email, invitee.DisplayName, invitee.Group.ToString()), transaction => InviteAsync(transaction, reviewId, invitee, token), cancellation);

    private async Task<Outcome<InvitedPerson>> InviteAsync(CaseTransaction transaction, Guid reviewId, Invitee invitee, string token)
    {
        if (await transaction.WhyNotAsync(reviewId, Permission.PutOnReview) is { } notAllowed)
            return notAllowed;
        if (await transaction.FindReviewAsync(reviewId) is not { ClosedAt: null } review)
            return Refusals.NotFound;
        var errors = Invitations.Faults(invitee);
        var agency = definitions.Partnership(review.Partnership)?.Agency(invitee.Group.Body ?? "");
        if (invitee.Group.Role.Body != BodyKind.Agency || agency is null)
            errors.Add(new("part", "Select what they are for an agency on this review"));
        var email = addresses.NormalizeEmail(invitee.Email.Trim());
        var known = await transaction.Db.Users.Where(u => u.NormalizedEmail == email).Select(u => (Guid?)u.Id).SingleOrDefaultAsync(transaction.Cancellation);
        if (known is { } neighbour && errors.Count == 0 && await IsNeighboursAsync(transaction, review, neighbour, invitee.Group, agency!))
            return await ShareAsync(transaction, review, neighbour, invitee.Group);
        if (agency?.Neighbour is { } theirs)
            errors.Add(new("email", $"Enter the address of somebody who has this role in {theirs}: its administrator gives it"));
        else if (known is not null)
            errors.Add(new("email", "Somebody has this address already: put them on the review instead"));
        if (errors.Count > 0)
            return Outcome<InvitedPerson>.Rejected(errors);
        var invitation = Invitations.Add(transaction, links, invitee with { Partnership = review.Partnership }, token);
        transaction.Db.ReviewInvitations.Add(new ReviewInvitationRow { InvitationId = invitation.Id, ReviewId = reviewId });
        transaction.Record(reviewId, "invited-to-review", new { InvitationId = invitation.Id, Group = invitee.Group.ToString() });
        return new InvitedPerson(invitation.Id);
    }

    private async Task<bool> IsNeighboursAsync(CaseTransaction transaction, ReviewRow review, Guid personId, Group group, Agency agency)
    {
        // Whoever has a part here too is put on the review for an agency of this partnership; for one of the neighbour’s they come as anybody of it.
        var own = await CaseAccess.StandingInAsync(transaction.Db, personId, review.Partnership, transaction.Cancellation);
        if ((own.Count > 0 && agency.Neighbour is null) || definitions.Partnership(review.Partnership) is not { } partnership)
            return false;
        foreach (var id in partnership.Neighbours.Where(id => definitions.Partnership(id)?.Agencies.Any(agency => agency.Id == group.Body) == true))
        {
            var held = await CaseAccess.StandingInAsync(transaction.Db, personId, id, transaction.Cancellation);
            if (held.Contains(group))
                return true;
        }

        return false;
    }

    private async Task<Outcome<InvitedPerson>> ShareAsync(CaseTransaction transaction, ReviewRow review, Guid personId, Group group)
    {
        transaction.Record(review.Id, "review-shared", new { PersonId = personId, Group = group.ToString() });
        await ReviewTeam.PutOnAsync(transaction, review.Id, personId, group);
        await guests.SettleAsync(transaction, review.Id);
        return new InvitedPerson(personId, IsShared: true);
    }
}
