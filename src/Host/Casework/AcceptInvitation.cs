using Microsoft.EntityFrameworkCore;
using Reviews.Workflows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Casework;

/// <summary>Whoever holds an invitation's link chooses a password, has an account from then on, and is on the review it was for.</summary>
internal sealed class AcceptInvitation(ProcessRunner runner, NewPerson newPerson, PanelGuests guests)
{
    public static Refusal Gone { get; } = new("invitation-gone", "Expected an invitation that is still open, but this link was used, has expired or never was one. Ask for a new one.");

    public Task<Outcome<ChangedPerson>> RunAsync(ActionContext context, string token, string password, CancellationToken cancellation) =>
        runner.RunAsync<ChangedPerson>(context, Asked.For(nameof(AcceptInvitation), OneTimeSecret.HashOf(token)), transaction => AcceptAsync(transaction, token, password), cancellation);

    private async Task<Outcome<ChangedPerson>> AcceptAsync(CaseTransaction transaction, string token, string password)
    {
        var hash = OneTimeSecret.HashOf(token);
        var invitation = await transaction.Db.Invitations.SingleOrDefaultAsync(i => i.TokenHash == hash, transaction.Cancellation);
        if (invitation is null || invitation.UsedAt is not null || invitation.ExpiresAt <= transaction.Context.At)
            return Gone;
        var group = new Group(Role.Find(invitation.Role)!, invitation.Body);
        var (person, errors) = await newPerson.AddAsync(transaction, invitation.Email, invitation.DisplayName, password, group, invitation.Partnership);
        if (person is null)
            return Outcome<ChangedPerson>.Rejected(errors);
        invitation.UsedAt = transaction.Context.At;
        var review = await transaction.Db.ReviewInvitations.Where(i => i.InvitationId == invitation.Id).Select(i => (Guid?)i.ReviewId).SingleOrDefaultAsync(transaction.Cancellation);
        if (review is { } invitedTo && await transaction.FindReviewAsync(invitedTo) is { ClosedAt: null })
        {
            await ReviewTeam.PutOnAsync(transaction, invitedTo, person.Id, group);
            await guests.SettleAsync(transaction, invitedTo);
        }

        transaction.RecordForSystem("invitation-accepted", new { InvitationId = invitation.Id, PersonId = person.Id });
        return new ChangedPerson(person.Id);
    }
}
