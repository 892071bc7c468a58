using System.Net;
using System.Text.RegularExpressions;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>Where the lines of <c>/timers</c> lead.</summary>
internal static class TimerLinks
{
    /// <summary>The links of the lines that say <paramref name="what"/>, in their order.</summary>
    public static List<string> Paths(Answer page, string what) =>
        [.. page.Html.Split("reviews-steps__item").Skip(1).Where(item => WebUtility.HtmlDecode(item).Contains(what, StringComparison.Ordinal))
            .Select(item => WebUtility.HtmlDecode(Regex.Match(item, "href=\"(?<path>[^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["path"].Value))];
}
