using System.Globalization;
using System.Text;
using NodaTime.Text;
using Reviews.Notifications.Calendar;

namespace Reviews.Notifications.Email;

/// <summary>A mail as RFC 5322 and MIME write it, for a file that any mail program opens. The same mail gives the same bytes.</summary>
internal static class MailText
{
    private static readonly InstantPattern Date = InstantPattern.CreateWithInvariantCulture("ddd, d MMM uuuu HH:mm:ss '+0000'");

    public static string MessageId(Guid id, string from) => string.Create(CultureInfo.InvariantCulture, $"<{id:D}@{MailboxAddress.Parse(from).Host}>");

    /// <summary>Whether it is an invitation: mail programs know one that stands beside the words as another form of them (RFC 6047, 2.4).</summary>
    public static bool IsInvitation(Attachment attachment) => attachment.ContentType.StartsWith(CalendarText.InvitationType, StringComparison.Ordinal);

    public static byte[] Of(OutboundMail mail, string from)
    {
        var text = new StringBuilder();
        Header("Message-ID", MessageId(mail.Id, from));
        Header("Date", Date.Format(mail.At));
        Header("From", MailboxAddress.Parse(from).Address);
        Header("To", MailboxAddress.Parse(mail.To).Address);
        Header("Subject", EncodedWords(mail.Subject));
        Header("Auto-Submitted", "auto-generated");
        Header("MIME-Version", "1.0");
        var (beside, below) = (mail.Attachments.Where(IsInvitation).ToList(), mail.Attachments.Where(a => !IsInvitation(a)).ToList());
        Several("mixed", below, () => Several("alternative", beside, Body));
        return Encoding.UTF8.GetBytes(text.ToString());

        // With nothing to go with it, the first part stands alone.
        void Several(string kind, List<Attachment> others, Action first)
        {
            if (others.Count == 0)
            {
                first();
                return;
            }

            // Random enough by the id, and cannot be in base64 or in our own words.
            var boundary = string.Create(CultureInfo.InvariantCulture, $"=_{kind}_{mail.Id:N}");
            Header("Content-Type", $"multipart/{kind}; boundary=\"{boundary}\"");
            text.Append("\r\n--").Append(boundary).Append("\r\n");
            first();
            foreach (var other in others)
            {
                text.Append("--").Append(boundary).Append("\r\n");
                Header("Content-Type", other.ContentType);
                if (kind == "mixed") Header("Content-Disposition", $"attachment; filename=\"{other.FileName}\"");
                Header("Content-Transfer-Encoding", "base64");
                text.Append("\r\n").Append(Lines(other.Content.Span)).Append("\r\n");
            }

            text.Append("--").Append(boundary).Append("--\r\n");
        }

        void Header(string name, string value)
        {
            if (value.AsSpan().ContainsAny('\r', '\n'))
                throw new FormatException($"Expected the mail's {name} in one line, but it holds a line break.");
            text.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        void Body()
        {
            // A short body of plain letters is left readable in the file; anything else goes as base64, whose lines are short.
            var readable = mail.Body.All(char.IsAscii) && mail.Body.Split('\n').All(line => line.Length < 998);
            Header("Content-Type", "text/plain; charset=utf-8");
            Header("Content-Transfer-Encoding", readable ? "7bit" : "base64");
            text.Append("\r\n").Append(readable ? CrLf(mail.Body) : Lines(Encoding.UTF8.GetBytes(CrLf(mail.Body))) + "\r\n");
        }
    }

    public static string CrLf(string body) => body.ReplaceLineEndings("\r\n");

    // RFC 2045 allows 76 characters a line, which is what the option breaks at.
    private static string Lines(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks);

    // RFC 2047 allows 75 characters a word: 45 bytes make 60 of base64. Runes are kept whole.
    private static string EncodedWords(string text)
    {
        if (text.All(char.IsAscii)) return text;
        var words = new List<string>();
        var word = new List<byte>();
        foreach (var rune in text.EnumerateRunes())
        {
            var bytes = Encoding.UTF8.GetBytes(rune.ToString());
            if (word.Count + bytes.Length > 45) Close();
            word.AddRange(bytes);
        }

        Close();
        return string.Join(' ', words);

        void Close()
        {
            words.Add($"=?utf-8?B?{Convert.ToBase64String([.. word])}?=");
            word.Clear();
        }
    }
}
