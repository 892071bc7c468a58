using Reviews.Notifications;
using Reviews.Workflows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Casework;

/// <summary>Invites someone to sign in, in a standing role: a mail with a link that works once, for a week.</summary>
internal sealed class InvitePerson(ProcessRunner runner, MailLinks links)
{
    /// <param name="token">Made by <see cref="OneTimeSecret.New"/>: the caller may show it; nothing keeps it but the mail.</param>
    public Task<Outcome<InvitedPerson>> RunAsync(ActionContext context, Invitee invitee, string token, CancellationToken cancellation) =>
        runner.RunAsync<InvitedPerson>(context, Asked.For(nameof(InvitePerson), invitee.Email, invitee.DisplayName, invitee.Group.ToString(), invitee.Partnership), transaction => InviteAsync(transaction, invitee, token), cancellation);

    private async Task<Outcome<InvitedPerson>> InviteAsync(CaseTransaction transaction, Invitee invitee, string token)
    {
        if (await transaction.WhyNotAsync(Permission.ManagePeople) is { } notAllowed)
            return notAllowed;
        var errors = Invitations.Faults(invitee);
        return errors.Count > 0
            ? Outcome<InvitedPerson>.Rejected(errors)
            : new InvitedPerson(Invitations.Add(transaction, links, invitee, token).Id);
    }
}

/// <param name="Partnership">Null for the roles of the whole system.</param>
internal sealed record Invitee(string Email, string DisplayName, Group Group, string? Partnership);

/// <param name="IsShared">Nobody was invited: somebody of a neighbouring partnership is on the review, and the id is theirs.</param>
internal sealed record InvitedPerson(Guid InvitationId, bool IsShared = false);
