using System.Net;
using System.Text.RegularExpressions;
using Reviews.Host.Documents;
using Reviews.Host.Tests.Documents;
using Reviews.Host.Tests.Walks;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>
/// Every page and file that somebody can come to from the menu and the lists by following what is there, what a search of
/// themes finds, and their calendar; of a document for printing its Word file, of which it is made.
/// </summary>
public static partial class EverythingOpened
{
    private const int Most = 400;

    private static readonly string[] Doors = ["/", "/reviews", "/tasks", "/calendar", "/themes", "/timers", "/mail", "/emails", "/calendar/holidays", "/reviews/start", "/people", "/actions"];

    public static async Task<IReadOnlyList<(string Path, Answer Answer)>> ByAsync(PersonAtWork person)
    {
        var (seen, open, answers) = (new HashSet<string>(), new Queue<string>(Doors), new List<(string, Answer)>());
        while (open.TryDequeue(out var path) && answers.Count < Most)
        {
            if (!seen.Add(path))
                continue;
            var answer = await person.OpenAsync(path);
            // What is saved is read as its reader would: the words in it.
            answers.Add((path, answer.Headers.GetValueOrDefault("Content-Type") == WordFile.ContentType ? answer with { Html = WordTemplateTests.TextOf(await person.SaveAsync(path)) } : answer));
            if (answer.Location is { } elsewhere && elsewhere.StartsWith('/'))
                open.Enqueue(elsewhere);
            foreach (var href in Link().Matches(answer.Html).Select(link => WebUtility.HtmlDecode(link.Groups["path"].Value)).Where(IsPlace))
                open.Enqueue(href);
        }

        answers.Count.Should().BeLessThan(Most, "all of it is walked");
        answers.Add(("/themes", await person.SendAsync("/themes", ("Theme", ""), ("Words", "word"))));
        answers.Add((CalendarName, await CalendarAsync(person, answers.First(answer => answer.Item1 == "/tasks").Item2)));
        return answers;
    }

    /// <summary>The name under which the calendar is among them.</summary>
    public const string CalendarName = "the calendar";

    private static bool IsPlace(string href) =>
        !href.StartsWith("/sign-out", StringComparison.Ordinal) && !href.StartsWith("/assets", StringComparison.Ordinal) && !href.EndsWith("format=pdf", StringComparison.Ordinal);

    private static async Task<Answer> CalendarAsync(PersonAtWork person, Answer tasks)
    {
        var feed = Feed().Match((await person.SendAsync("/calendar", ("act", "make"))).Html);
        feed.Success.Should().BeTrue("{0} has a calendar of their own", person.Name);
        var calendar = await person.OpenAsync(feed.Value);
        calendar.Html.Contains("BEGIN:VEVENT", StringComparison.Ordinal).Should().Be(PageWords.ToDo(tasks).Count > 0, "{0} finds in it what they have to do", person.Name);
        return calendar;
    }

    [GeneratedRegex("(?:href|src)=\"(?<path>/[^\"#]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"/calendar/[A-Za-z0-9_-]+\.ics", RegexOptions.None, 1000)]
    private static partial Regex Feed();
}
