using Microsoft.Playwright;
using NodaTime.Text;
using Reviews.Testing.Machine;

namespace Reviews.Browser.Tests.Driving;

/// <summary>The demonstration in a process of its own, and its people, each at a browser of their own.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly Dictionary<Part, Player> players = [];
    private IPage? clock;

    private Stage(RunningReviews reviews, IBrowser browser)
    {
        Reviews = reviews;
        Browser = browser;
    }

    public RunningReviews Reviews { get; }

    public IBrowser Browser { get; }

    /// <summary>Kills the application now and then; never, unless a test says so.</summary>
    public Killer Killer { get; init; } = new(0);

    public static async Task<Stage> OpenAsync(IBrowser browser, Killer? killer = null)
    {
        ArgumentNullException.ThrowIfNull(browser);
        return new Stage(await RunningReviews.StartAsync("demo"), browser) { Killer = killer ?? new Killer(0) };
    }

    /// <summary>The person who plays this part, signed in once and for all.</summary>
    public async Task<Player> AsAsync(Part part)
    {
        if (!players.TryGetValue(part, out var player))
        {
            player = await Player.SignInAsync(this, part);
            players.Add(part, player);
        }

        return player;
    }

    /// <summary>Moves the demonstration's clock to a London time, by its own page; what falls due on the way has been done when this returns.</summary>
    public async Task MoveClockToAsync(string london)
    {
        // One page for all moves: a new one is a new process of the browser each time.
        var page = clock ??= await (await Browser.NewContextAsync(new() { BaseURL = Reviews.Url.ToString() })).NewPageAsync();
        await page.GotoAsync("/demo");
        await page.GetByLabel("Date and time to move to").FillAsync(london);
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Move the clock" });
        if (Killer.WantsThisOne())
        {
            await Killer.KillDuringAsync(Reviews, () => button.ClickAsync());
            // Whether or not the clock had moved: a minute later is still to come, and does whatever was left undone.
            await page.GotoAsync("/demo");
            await page.GetByLabel("Date and time to move to").FillAsync(AMinuteAfter(london));
        }

        await button.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Demonstration" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToHaveCountAsync(0);
    }

    private static string AMinuteAfter(string london)
    {
        var pattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm");
        return pattern.Format(pattern.Parse(london).Value.PlusMinutes(1));
    }

    /// <summary>Every mail that has left, as the whole text of its file.</summary>
    public IReadOnlyList<Mail> Mails()
    {
        var folder = Path.Combine(Reviews.DataFolder, "data", "mail");
        return Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.eml").Select(Mail.Read)] : [];
    }

    public async ValueTask DisposeAsync()
    {
        if (clock is not null)
        {
            await clock.Context.DisposeAsync();
        }

        foreach (var player in players.Values)
        {
            await player.Page.Context.DisposeAsync();
        }

        await Reviews.DisposeAsync();
    }
}
