using System.Text.RegularExpressions;
using Reviews.Workflows.Reviews;

namespace Reviews.Notifications;

/// <summary>
/// Every link a mail can hold, below the configured public address (never the request's Host header, which a stranger
/// chooses). All but an invitation, a reset and a calendar need a sign-in, and say nothing to whoever has none.
/// </summary>
public sealed partial class MailLinks
{
    private readonly string root;

    /// <exception cref="ArgumentException">When the address is not absolute http or https, or has a query or fragment.</exception>
    public MailLinks(Uri publicBaseUrl)
    {
        if (!publicBaseUrl.IsAbsoluteUri || publicBaseUrl.Scheme is not ("http" or "https") || publicBaseUrl.Query.Length + publicBaseUrl.Fragment.Length > 0)
            throw new ArgumentException($"Expected a public address such as https://reviews.example.org, but found \"{publicBaseUrl}\".", nameof(publicBaseUrl));
        root = publicBaseUrl.AbsoluteUri.TrimEnd('/');
    }

    public MailLink Task(Guid taskId) => new($"{root}/tasks/{taskId:D}");

    public MailLink Review(ReviewReference reference) => new($"{root}/reviews/{ReferenceText.Of(reference)}");

    /// <summary>Where each person chooses how they are mailed.</summary>
    public MailLink Emails() => new($"{root}/emails");

    /// <param name="token">The one-time secret: letters, digits, <c>-</c> and <c>_</c>.</param>
    /// <exception cref="ArgumentException">When it holds anything else.</exception>
    public MailLink Invitation(string token) => Token().IsMatch(token)
        ? new($"{root}/invitations/{token}")
        : throw new ArgumentException("Expected an invitation's token of letters, digits, '-' and '_', but it holds something else.", nameof(token));

    /// <summary>Where somebody whose sign-in was reset chooses a new one.</summary>
    /// <param name="token">A secret as of <see cref="Invitation"/>.</param>
    /// <exception cref="ArgumentException">When it holds anything else.</exception>
    public MailLink SignInReset(string token) => Token().IsMatch(token)
        ? new($"{root}/sign-in/again/{token}")
        : throw new ArgumentException("Expected a reset's token of letters, digits, '-' and '_', but it holds something else.", nameof(token));

    /// <summary>Where a person's own calendar reads their deadlines and meetings, without a sign-in.</summary>
    /// <param name="token">A secret as of <see cref="Invitation"/>.</param>
    /// <exception cref="ArgumentException">When it holds anything else.</exception>
    public MailLink CalendarFeed(string token) => Token().IsMatch(token)
        ? new($"{root}/calendar/{token}.ics")
        : throw new ArgumentException("Expected a calendar's token of letters, digits, '-' and '_', but it holds something else.", nameof(token));

    [GeneratedRegex(@"^[A-Za-z0-9_-]{16,128}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Token();
}

/// <summary>A link into the system. Only <see cref="MailLinks"/> makes one, so that no words of a case are in it; an invitation that was sent is read back with the one it had.</summary>
public sealed record MailLink
{
    internal MailLink(string address) => Address = address;

    public string Address { get; }

    public override string ToString() => Address;
}
