using System.Net;
using System.Text.RegularExpressions;
using Reviews.Host.Pages;
using Reviews.Host.Tests.Pages.Cases;

namespace Reviews.Host.Tests.Walks;

/// <summary>What the pages say, read as a person reads them.</summary>
internal static partial class PageWords
{
    /// <summary>Somebody's own list: each task's id, and when the list says that it is due.</summary>
    public static IReadOnlyDictionary<Guid, string> ToDo(Answer list) => Item().Matches(list.Html)
        .Select(item => (Link: TaskLink().Match(item.Value), Words: Words(item.Value)))
        .Where(item => item.Link.Success)
        .ToDictionary(item => Guid.Parse(item.Link.Groups["id"].Value), item => DueIn(item.Words));

    /// <summary>The timetable of one process on the page of a case, by the names of its steps: the word on each, and its date.</summary>
    /// <param name="process">Its name; of several, the first on the page is meant.</param>
    public static IReadOnlyList<(string Step, string Word, string Due)> Timetable(Answer overview, string process)
    {
        var section = Section(overview, "The timetable", process);
        return [.. Item().Matches(section).Select(item => (
            DayNumber().Replace(Words(Strong().Match(item.Value).Groups["words"].Value), ""),
            Words(Tag().Match(item.Value).Groups["words"].Value),
            Words(When().Match(item.Value).Groups["words"].Value)))];
    }

    /// <summary>What is said of where a process stands.</summary>
    public static string Standing(Answer overview, string process) => Words(Section(overview, "Where the review stands", process));

    /// <summary>As every page writes a deadline.</summary>
    public static string Due(LocalDateTime? due) => due is { } at ? DueWords.At(at) : "No date is set";

    // One process needs no name on the page; of several, each has its own.
    private static string Section(Answer overview, string heading, string process)
    {
        var parts = Heading().Split(overview.Html);
        var named = Array.FindIndex(parts, part => Words(part).Equals($"{heading}: {Sentence.Small(process)}", StringComparison.Ordinal));
        var found = named >= 0 ? named : Array.FindIndex(parts, part => Words(part).Equals(heading, StringComparison.Ordinal));
        found.Should().BeGreaterThanOrEqualTo(0, "the page says \"{0}\" of \"{1}\": {2}", heading, process, overview.Text);
        return parts[found + 1];
    }

    private static string DueIn(string words) => words.Contains("No date is set", StringComparison.Ordinal)
        ? "No date is set"
        : DueOf().Match(words).Groups["due"].Value;

    private static string Words(string html) => WebUtility.HtmlDecode(Space().Replace(Markup().Replace(html, " "), " ")).Trim();

    [GeneratedRegex("<li class=\"reviews-steps__item.*?</li>", RegexOptions.Singleline, 1000)]
    private static partial Regex Item();

    [GeneratedRegex("href=\"/tasks/(?<id>[0-9a-f-]{36})\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TaskLink();

    [GeneratedRegex("<strong[^>]*govuk-tag[^>]*>(?<words>.*?)</strong>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex("<strong>(?<words>.*?)</strong>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Strong();

    [GeneratedRegex("<div class=\"reviews-steps__when\">(?<words>.*?)</div>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex When();

    [GeneratedRegex("<h2[^>]*>(?<words>.*?)</h2>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex("^Day -?[0-9]+: ", RegexOptions.None, 1000)]
    private static partial Regex DayNumber();

    [GeneratedRegex("Due (?<due>.+?) – ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DueOf();

    [GeneratedRegex("<[^>]+>", RegexOptions.None, 1000)]
    private static partial Regex Markup();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Space();
}
