using Microsoft.Playwright;
using Reviews.Browser.Tests.Driving;

namespace Reviews.Browser.Tests.Stories;

/// <summary>What the authority became aware of on Friday 18 December 2026, until it has decided whether to notify the Panel, and after.</summary>
internal sealed class NotificationStory(Stage stage)
{
    public string ReviewPath { get; private set; } = "";

    /// <returns>The timetable as it was shown before anything was created.</returns>
    public async Task<string> BecomeAwareAsync()
    {
        await stage.MoveClockToAsync("2026-12-18T10:00");
        var manager = await stage.AsAsync(Part.BusinessManager);
        await manager.Page.GotoAsync("/reviews/start");
        await manager.FillAsync(new()
        {
            ["Answers.What"] = "incident-notification",
            ["incident-notification.awareOn"] = "2026-12-18",
            ["incident-notification.awareAt.time"] = "08:15",
            ["Answers.Agencies"] = "childrens-services",
        });
        await manager.SendAsync();
        await Assertions.Expect(manager.Page.GetByRole(AriaRole.Button, new() { Name = "Start the review" })).ToBeVisibleAsync();
        var shown = await manager.Page.Locator("main").InnerTextAsync();
        await manager.SendAsync();
        await Assertions.Expect(manager.Page.Locator(".govuk-notification-banner--success")).ToContainTextAsync("The review is started");
        ReviewPath = new Uri(manager.Page.Url).AbsolutePath;
        return shown;
    }

    /// <param name="otherwise">What is answered otherwise than of one child who died.</param>
    public Task TriageAsync(Answers? otherwise = null)
    {
        Answers answers = new()
        {
            ["awareOn"] = "2026-12-18",
            ["facts"] = RapidReviewStory.Secret,
            ["abuseOrNeglect"] = "suspected",
            ["outcome"] = "died",
            ["place"] = "in-area",
            ["childrenCount"] = "1",
            ["lookedAfter"] = "no",
            ["careLeaver"] = "no",
            ["siblingsSafe"] = "yes",
        };
        foreach (var (name, value) in otherwise ?? [])
            answers[name] = value;
        return ForTheAuthorityAsync(answers);
    }

    public Task DecideAsync(string choice)
    {
        Answers answers = new()
        {
            ["localAuthorityView"] = choice,
            ["localAuthorityReasons"] = RapidReviewStory.Secret,
            ["policeView"] = choice,
            ["policeReasons"] = RapidReviewStory.Secret,
            ["healthView"] = "notify",
            ["healthReasons"] = RapidReviewStory.Secret,
            ["choice"] = choice,
        };
        // Asked of whoever does not notify alone.
        if (choice == "not-notify")
            answers["localReview"] = "no";
        answers["reasons"] = $"{RapidReviewStory.Secret}: each view was heard";
        answers["decidedBy"] = "Director of children's services";
        answers["decidedOn"] = "2026-12-18";
        return ForTheAuthorityAsync(answers);
    }

    /// <summary>Sent on Monday 21 December at 11:20.</summary>
    public async Task RecordNotificationAsync()
    {
        await stage.MoveClockToAsync("2026-12-21T12:00");
        await ForTheAuthorityAsync(new()
        {
            ["reference"] = "SIN-4711",
            ["sentOn"] = "2026-12-21",
            ["sentAt.time"] = "11:20",
            ["sentBy"] = $"{RapidReviewStory.Secret} Officer",
        });
    }

    /// <returns>The timetable as it is shown on the page that starts it.</returns>
    public async Task<string> StartRapidReviewAsync(IReadOnlyList<string> agencies)
    {
        var manager = await stage.AsAsync(Part.BusinessManager);
        await manager.OpenAsync("Start the rapid review");
        var shown = await manager.Page.Locator("main").InnerTextAsync();
        await manager.FillAsync(new()
        {
            ["panelAt"] = "2027-01-04",
            ["panelAt.time"] = "10:00",
            ["place"] = "Civic Centre",
            ["agencies"] = string.Join(' ', agencies),
            ["modifiedResponse"] = "no",
            ["confirmed"] = "true",
        });
        await manager.SendAsync();
        await manager.SeeDoneAsync("Start the rapid review");
        return shown;
    }

    /// <summary>The one task that the authority has now.</summary>
    private async Task ForTheAuthorityAsync(Answers answers)
    {
        var authority = await stage.AsAsync(Part.LocalAuthority);
        await authority.DoAsync((await authority.TasksAsync()).Single(), answers);
    }
}
