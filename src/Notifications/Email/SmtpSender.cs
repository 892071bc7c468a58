using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Reviews.Notifications.Email;

/// <summary>
/// Hands each mail to a mail server. STARTTLS is required unless the settings say otherwise (the framework's own default
/// is none), nobody signs in unless a user name is set, and the whole hand-over takes at most the timeout. The framework
/// writes the Date header itself, from the machine's clock at the hand-over, and lets nobody change it.
/// </summary>
public sealed class SmtpSender(MailOptions options) : IMailSender
{
    /// <exception cref="SmtpException">The server refused, has no TLS, or could not be reached.</exception>
    /// <exception cref="TimeoutException">It took longer than the timeout.</exception>
    public async Task SendAsync(OutboundMail mail, CancellationToken cancellationToken)
    {
        using var message = Message(mail);
        using var client = new SmtpClient(options.Smtp.Host, options.Smtp.Port)
        {
            EnableSsl = options.Smtp.RequireTls,
            DeliveryFormat = SmtpDeliveryFormat.SevenBit,
            UseDefaultCredentials = false,
            // The limit below is for the whole hand-over, and comes first; this one is for a single answer of the server.
            Timeout = (options.Smtp.TimeoutSeconds + 5) * 1000,
        };
        if (options.Smtp.UserName.Length > 0)
            client.Credentials = new NetworkCredential(options.Smtp.UserName, options.Smtp.Password);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(options.Smtp.TimeoutSeconds));
        try
        {
            await client.SendMailAsync(message, limit.Token);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(
                FormattableString.Invariant($"Expected the mail server to take the mail within {options.Smtp.TimeoutSeconds} seconds, but it did not."), late);
        }
    }

    private MailMessage Message(OutboundMail mail)
    {
        var message = new MailMessage(MailboxAddress.Parse(options.From), MailboxAddress.Parse(mail.To))
        {
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = MailText.CrLf(mail.Body),
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = mail.Body.All(char.IsAscii) ? TransferEncoding.SevenBit : TransferEncoding.Base64,
        };
        message.Headers.Add("Message-ID", MailText.MessageId(mail.Id, options.From));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        foreach (var attachment in mail.Attachments)
        {
            if (MailText.IsInvitation(attachment))
            {
                message.AlternateViews.Add(new AlternateView(new MemoryStream(attachment.Content.ToArray()), new ContentType(attachment.ContentType)));
                continue;
            }

            message.Attachments.Add(new System.Net.Mail.Attachment(
                new MemoryStream(attachment.Content.ToArray()), new ContentType(attachment.ContentType) { Name = attachment.FileName }));
        }

        return message;
    }
}
