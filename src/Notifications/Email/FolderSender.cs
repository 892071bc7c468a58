using System.Globalization;

namespace Reviews.Notifications.Email;

/// <summary>
/// Puts each mail into a folder as <c>&lt;id&gt;.eml</c>: the default, so that nothing leaves before it is set up. A file is whole or
/// absent: it is written under another name first. The same mail sent again takes its own file's place.
/// </summary>
/// <param name="folder">Made when it is not there.</param>
/// <param name="from">The sender's address.</param>
public sealed class FolderSender(string folder, string from) : IMailSender
{
    public async Task SendAsync(OutboundMail mail, CancellationToken cancellationToken)
    {
        var bytes = MailText.Of(mail, from);
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{mail.Id:D}.eml"));
        var unfinished = path + ".tmp";
        try
        {
            await File.WriteAllBytesAsync(unfinished, bytes, cancellationToken);
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
