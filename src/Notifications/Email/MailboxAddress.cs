using System.Net.Mail;

namespace Reviews.Notifications.Email;

/// <summary>
/// One person's address. <see cref="MailMessage"/> reads "a@x,evil@y" as two people, so lists and whatever could start a new
/// header are refused before it sees them.
/// </summary>
public static class MailboxAddress
{
    private static readonly System.Buffers.SearchValues<char> Refused = System.Buffers.SearchValues.Create(",;<>\"()");

    /// <summary>The address, or null when the text is not exactly one: no display name, no list, no quotes, no control characters, ASCII.</summary>
    public static MailAddress? Read(string? text) =>
        text is not null && text.Length <= 254 && text.All(c => c is > ' ' and <= '~') && text.AsSpan().IndexOfAny(Refused) < 0
        && MailAddress.TryCreate(text, out var address) && address.Address == text
            ? address
            : null;

    /// <exception cref="FormatException">When the text is not exactly one address; it is not repeated, because logs hold none.</exception>
    public static MailAddress Parse(string text) =>
        Read(text) ?? throw new FormatException("Expected one address such as name@example.org, but found something else.");
}
