using Reviews.Host.Storage.Rows;
using Reviews.Notifications;
using Reviews.Notifications.Email;
using Reviews.Notifications.Messages;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Casework;

/// <summary>Invites someone to sign in, in a standing role: a mail with a link that works once, for a week.</summary>
internal sealed class InvitePerson(ProcessRunner runner, MailLinks links)
{
    private static readonly Duration Lasts = Duration.FromDays(7);

    /// <param name="token">Made by <see cref="OneTimeSecret.New"/>: the caller may show it; nothing keeps it but the mail.</param>
    public Task<Outcome<InvitedPerson>> RunAsync(ActionContext context, Invitee invitee, string token, CancellationToken cancellation) =>
        runner.RunAsync<InvitedPerson>(context, Asked.For(nameof(InvitePerson), invitee.Email, invitee.DisplayName, invitee.Group.ToString(), invitee.Partnership), transaction => InviteAsync(transaction, invitee, token), cancellation);

    private async Task<Outcome<InvitedPerson>> InviteAsync(CaseTransaction transaction, Invitee invitee, string token)
    {
        if (await transaction.WhyNotAsync(Permission.ManagePeople) is { } notAllowed)
            return notAllowed;
        var errors = new List<FieldError>();
        if (MailboxAddress.Read(invitee.Email.Trim()) is null)
            errors.Add(new("email", "Enter an email address in the correct format, like name@example.org"));
        if (string.IsNullOrWhiteSpace(invitee.DisplayName))
            errors.Add(new("displayName", "Enter the person’s name"));
        if (errors.Count > 0)
            return Outcome<InvitedPerson>.Rejected(errors);
        var invitation = new InvitationRow
        {
            Id = Guid.NewGuid(),
            TokenHash = OneTimeSecret.HashOf(token),
            Email = invitee.Email.Trim(),
            DisplayName = invitee.DisplayName.Trim(),
            Role = invitee.Group.Role.Id,
            Body = invitee.Group.Body,
            Partnership = invitee.Partnership,
            InvitedBy = transaction.Context.By,
            InvitedAt = transaction.Context.At,
            ExpiresAt = transaction.Context.At + Lasts,
        };
        transaction.Db.Invitations.Add(invitation);
        transaction.RecordForSystem("person-invited", new { InvitationId = invitation.Id, Group = invitee.Group.ToString(), invitee.Partnership });
        Notices.QueueTo(transaction.Db, invitation.Email, new Invitation(links.Invitation(token), LondonTime.ToLocal(invitation.ExpiresAt)).Render(), $"invitation:{invitation.Id:D}", transaction.Context.At);
        return new InvitedPerson(invitation.Id);
    }
}

/// <param name="Partnership">Null for the roles of the whole system.</param>
internal sealed record Invitee(string Email, string DisplayName, Group Group, string? Partnership);

internal sealed record InvitedPerson(Guid InvitationId);
