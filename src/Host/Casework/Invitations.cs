using Reviews.Host.Storage.Rows;
using Reviews.Notifications;
using Reviews.Notifications.Email;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Casework;

/// <summary>An invitation as a row and a mail, whoever may send it and to what.</summary>
internal static class Invitations
{
    private static readonly Duration Lasts = Duration.FromDays(7);

    public static List<FieldError> Faults(Invitee invitee)
    {
        var errors = new List<FieldError>();
        if (MailboxAddress.Read(invitee.Email.Trim()) is null)
            errors.Add(new("email", "Enter an email address in the correct format, like name@example.org"));
        if (string.IsNullOrWhiteSpace(invitee.DisplayName))
            errors.Add(new("displayName", "Enter the person’s name"));
        return errors;
    }

    /// <param name="token">Kept nowhere but in the mail.</param>
    public static InvitationRow Add(CaseTransaction transaction, MailLinks links, Invitee invitee, string token)
    {
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
        return invitation;
    }
}
