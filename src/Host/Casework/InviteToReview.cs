using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Definitions;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications;
using Reviews.Workflows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Casework;

/// <summary>
/// Whoever puts people on a review invites somebody who is not here yet, for an agency: by the mailed link they become its
/// lead, deputy or senior, and are on the review with that. Every other role decides or steers, and is an administrator's to give.
/// </summary>
internal sealed class InviteToReview(ProcessRunner runner, MailLinks links, DefinitionShelf definitions, ILookupNormalizer addresses)
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
        if (invitee.Group.Role.Body != BodyKind.Agency || definitions.Partnership(review.Partnership)?.Agency(invitee.Group.Body ?? "") is null)
            errors.Add(new("part", "Select what they are for an agency on this review"));
        var email = addresses.NormalizeEmail(invitee.Email.Trim());
        if (await transaction.Db.Users.AnyAsync(u => u.NormalizedEmail == email, transaction.Cancellation))
            errors.Add(new("email", "Somebody has this address already: put them on the review instead"));
        if (errors.Count > 0)
            return Outcome<InvitedPerson>.Rejected(errors);
        var invitation = Invitations.Add(transaction, links, invitee with { Partnership = review.Partnership }, token);
        transaction.Db.ReviewInvitations.Add(new ReviewInvitationRow { InvitationId = invitation.Id, ReviewId = reviewId });
        transaction.Record(reviewId, "invited-to-review", new { InvitationId = invitation.Id, Group = invitee.Group.ToString() });
        return new InvitedPerson(invitation.Id);
    }
}
