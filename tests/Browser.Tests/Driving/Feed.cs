using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NodaTime.Text;

namespace Reviews.Browser.Tests.Driving;

/// <summary>What a person's own calendar program reads of their deadlines and meetings, at the address they made for it.</summary>
internal sealed partial class Feed
{
    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss");

    private readonly Player owner;
    private readonly string path;

    private Feed(Player owner, string path)
    {
        this.owner = owner;
        this.path = path;
    }

    public static async Task<Feed> OfAsync(Player owner)
    {
        await owner.Page.GotoAsync("/calendar");
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Make an address" }).ClickAsync();
        var address = await owner.Page.Locator(".govuk-inset-text").InnerTextAsync();
        return new Feed(owner, new Uri(address.Trim()).AbsolutePath);
    }

    /// <summary>Every deadline and meeting in it, by its UID.</summary>
    public async Task<IReadOnlyDictionary<string, Entry>> ReadAsync()
    {
        var answer = await owner.Page.APIRequest.GetAsync(path);
        answer.Status.Should().Be(200);
        return Event().Matches((await answer.TextAsync()).Replace("\r\n ", "", StringComparison.Ordinal)).ToDictionary(
            one => one.Groups["uid"].Value,
            one => new Entry(
                Moment.Parse(one.Groups["start"].Value).Value, int.Parse(one.Groups["sequence"].Value, CultureInfo.InvariantCulture)));
    }

    [GeneratedRegex("BEGIN:VEVENT.*?UID:(?<uid>\\S+).*?SEQUENCE:(?<sequence>\\d+).*?DTSTART;TZID=Europe/London:(?<start>\\S+)", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Event();

    /// <param name="Due">London time.</param>
    internal sealed record Entry(LocalDateTime Due, int Sequence);
}
