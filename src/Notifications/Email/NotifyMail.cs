using System.Text.Json;

namespace Reviews.Notifications.Email;

/// <summary>
/// A mail as GOV.UK Notify is given it. Notify carries no attachments: one file of the kinds it takes goes as a link for which
/// its reader's address is asked; of any other, and of an invitation, the text says that it is not there and what to do instead.
/// </summary>
internal static class NotifyMail
{
    private const int MostBytes = 2 * 1024 * 1024;

    /// <summary>The kinds that its file upload takes ("Send a file by email").</summary>
    private static readonly string[] Taken = [".csv", ".doc", ".docx", ".jpeg", ".jpg", ".odt", ".pdf", ".png", ".rtf", ".txt", ".xlsx"];

    public static byte[] Request(OutboundMail mail, string templateId)
    {
        var linked = mail.Attachments.FirstOrDefault(IsTaken);
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            email_address = MailboxAddress.Parse(mail.To).Address,
            template_id = templateId,
            personalisation = new { subject = mail.Subject, body = Body(mail, linked), file = linked is null ? (object)"" : Upload(linked) },
            reference = Reference(mail),
        });
    }

    /// <summary>By which a mail that was handed over already is found.</summary>
    public static string Reference(OutboundMail mail) => mail.Id.ToString("D");

    private static object Upload(Attachment file) => new
    {
        file = Convert.ToBase64String(file.Content.Span),
        filename = file.FileName,
        confirm_email_before_download = true,
        retention_period = "26 weeks",
    };

    private static bool IsTaken(Attachment file) =>
        Taken.Contains(Path.GetExtension(file.FileName), StringComparer.OrdinalIgnoreCase) && file.Content.Length <= MostBytes;

    // Notify reads Markdown: a place that somebody typed must not become a link with other words on it.
    private static string Body(OutboundMail mail, Attachment? linked)
    {
        var body = mail.Body.Replace("](", "] (", StringComparison.Ordinal);
        if (mail.Attachments.Any(MailText.IsInvitation))
            body += "\nThis email cannot carry the calendar invitation that belongs to it. Put the meeting into your calendar yourself, or take it out if it is cancelled.\n";
        var missing = mail.Attachments.Where(file => file != linked && !MailText.IsInvitation(file)).Select(file => file.FileName).ToList();
        if (missing.Count > 0)
            body += $"\nThis email cannot carry this file: {string.Join(", ", missing)}. Sign in to see what is in it.\n";
        if (linked is not null)
            body += $"\nDownload the file {linked.FileName} here:\n";
        return body;
    }
}
