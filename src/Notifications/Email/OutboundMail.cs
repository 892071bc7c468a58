namespace Reviews.Notifications.Email;

/// <summary>One mail to one person.</summary>
/// <param name="Id">The outbox row's id, which the Message-ID is made of: a repeat is known by it.</param>
/// <param name="To">One address; checked by <see cref="MailboxAddress"/> when it is sent.</param>
/// <param name="At">The instant the mail is dated; a mail server's sender dates it by its own hand-over.</param>
public sealed record OutboundMail(Guid Id, string To, string Subject, string Body, IReadOnlyList<Attachment> Attachments, Instant At);
