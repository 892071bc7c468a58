using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Reviews.Browser.Tests.Driving;
using Reviews.Testing.Machine;

namespace Reviews.Browser.Tests.Stories;

/// <summary>
/// Each kind of page, in the hands of those who use it, as axe sees it: nothing against WCAG 2.2 A and AA. Each page also says
/// what it is in its title and one heading, and begins with the way past the menu.
/// </summary>
[Collection(WithABrowser.Name)]
public sealed partial class EveryPageIsAccessible(Chromium chromium)
{
    private const string Judge = """
        async () => {
            const found = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] });
            return found.violations.map(broken => `${broken.id}: ${broken.help}: ${broken.nodes.slice(0, 3).map(node => node.html.slice(0, 200)).join('; ')}`);
        }
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly List<string> faults = [];

    [Fact]
    public async Task No_page_in_anyones_hands_breaks_a_rule_of_WCAG_2_2_AA()
    {
        await using var stage = await Stage.OpenAsync(chromium.Browser);
        await SeeAsync(await StrangerAsync(stage), "/", "/sign-in", "/demo", "/privacy", "/accessibility");
        var administrator = await stage.AsAsync(Part.Administrator);
        await SeeAsync(
            administrator.Page, "/people", "/people/invite", "/calendar/holidays", "/calendar/holidays/import", "/calendar/holidays/withdraw/2026-12-25", "/calendar/holidays/add", "/mail", "/timers", "/tasks", "/calendar", "/emails", "/reviews", "/your-sign-in", "/your-sign-in/change", "/your-sign-in/codes", "/nothing-here");
        await SeeSetUpAsync(stage, administrator.Page);

        var story = new RapidReviewStory(stage, ["childrens-services", "southend-hospital"], ["Southend Children's Services", "Southend Hospital"]);
        var manager = await stage.AsAsync(Part.BusinessManager);
        await SeeAsync(manager.Page, "/tasks", "/reviews", "/reviews/start");
        await SeeRefusedAsync(manager);
        await story.StartAsync();
        string[] ofTheReview = ["", "/timetable", "/dates", "/process", "/people", "/invite", "/documents", "/report", "/history"];
        await SeeAsync(manager.Page, [.. ofTheReview.Select(page => story.ReviewPath + page), story.ReviewPath + "/dates/notification-sent", story.ReviewPath + "/incidents", "/reviews", "/tasks"]);
        await SeeAsync(manager.Page, await SteeringAsync(manager.Page, story.ReviewPath));
        await manager.Page.GotoAsync(story.ReviewPath + "/delays");
        foreach (var path in await manager.Page.Locator("a[href*='/agree-delay/']").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))"))
        {
            await SeeAsync(manager.Page, path);
            await SeeRefusedAsync(manager);
        }

        await SeeTaskAsync(manager, "Commission the rapid review");
        await SeeRefusedAsync(manager);

        var lead = await stage.AsAsync(Part.LeadOf("Southend Hospital"));
        await SeeTaskAsync(lead, "Write and return the agency");
        await SeeRefusedAsync(lead);
        foreach (var part in new[] { Part.LeadOf("Southend Hospital"), Part.SeniorOf("Southend Hospital"), Part.Police, Part.DesignatedNurse, Part.IndependentAdvisor })
        {
            await SeeAsync((await stage.AsAsync(part)).Page, story.ReviewPath, "/tasks");
        }

        faults.Should().BeEmpty();
    }

    [Fact]
    public async Task A_fault_is_found()
    {
        var page = await chromium.Browser.NewPageAsync();
        await page.SetContentAsync("<html><head><title>Overview</title></head><body><h1>One</h1><h1>Two</h1><img src=\"data:,\"><p style=\"color:#ccc\">Pale</p></body></html>");
        await JudgeAsync(page, "a page");
        faults.Should().Contain(f => f.Contains("image-alt", StringComparison.Ordinal)).And.Contain(f => f.Contains("color-contrast", StringComparison.Ordinal))
            .And.Contain(f => f.Contains("html-has-lang", StringComparison.Ordinal)).And.Contain(f => f.Contains("title", StringComparison.Ordinal))
            .And.Contain(f => f.Contains("2 first headings", StringComparison.Ordinal)).And.Contain(f => f.Contains("skip", StringComparison.Ordinal));
        await page.CloseAsync();
    }

    private static async Task<IPage> StrangerAsync(Stage stage) =>
        await (await stage.Browser.NewContextAsync(new() { BaseURL = stage.Reviews.Url.ToString() })).NewPageAsync();

    /// <summary>The pages by which somebody invited gets in.</summary>
    private async Task SeeSetUpAsync(Stage stage, IPage administrator)
    {
        await administrator.GotoAsync("/people/invite");
        await administrator.GetByLabel("Their name").FillAsync("New Colleague");
        await administrator.GetByLabel("Their email address").FillAsync("new.colleague@example.org");
        await administrator.GetByLabel("Lead author").CheckAsync();
        await administrator.GetByRole(AriaRole.Button, new() { Name = "Invite" }).ClickAsync();
        var link = await administrator.GetByLabel("The link").InputValueAsync();
        var page = await StrangerAsync(stage);
        await SeeAsync(page, new Uri(link).AbsolutePath);
        await page.GetByLabel("Choose a password").FillAsync("plum kettle orbit");
        await page.GetByLabel("The same password again").FillAsync("plum kettle orbit");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set up my account" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Six-digit code")).ToBeVisibleAsync();
        await JudgeAsync(page, "/sign-in/set-up");
        using var app = Authenticator.From(await page.ContentAsync());
        await page.GetByLabel("Six-digit code").FillAsync(await app.NextAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Assertions.Expect(page.Locator(".reviews-recovery-codes")).ToBeVisibleAsync();
        await JudgeAsync(page, "the recovery codes");
        await SeeAsync(page, "/your-sign-in");
    }

    /// <summary>Where the overview leads the business manager to steer the review.</summary>
    private static async Task<string[]> SteeringAsync(IPage page, string overview)
    {
        await page.GotoAsync(overview);
        var led = await page.Locator("main ul.govuk-list a[href$='/dates'], a[href*='/move-step/'], a[href$='/delays'], a[href$='/give'], a[href$='/withdraw']").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        led.Should().HaveCount(5);
        return led;
    }

    private async Task SeeTaskAsync(Player player, string task)
    {
        await player.OpenAsync(task);
        await JudgeAsync(player.Page, task);
    }

    /// <summary>The form that is on the page, sent empty.</summary>
    private async Task SeeRefusedAsync(Player player)
    {
        await player.SendAsync();
        await Assertions.Expect(player.Page.Locator(".govuk-error-summary")).ToBeVisibleAsync();
        await Assertions.Expect(player.Page).ToHaveTitleAsync(ErrorTitle());
        await JudgeAsync(player.Page, player.Page.Url + " with errors");
    }

    private async Task SeeAsync(IPage page, params string[] paths)
    {
        foreach (var path in paths)
        {
            await page.GotoAsync(path);
            await JudgeAsync(page, path);
        }
    }

    private async Task JudgeAsync(IPage page, string where)
    {
        // What stands behind "details" is read too.
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(details => { details.open = true; })");
        // Run within the page: the package's own way opens a further tab for each, which takes seconds.
        await page.EvaluateAsync(Axe);
        faults.AddRange((await page.EvaluateAsync<string[]>(Judge)).Select(fault => $"{where}: {fault}"));
        var title = await page.TitleAsync();
        if (!(OfACase().IsMatch(page.Url) ? TitleOfACase() : AnyTitle()).IsMatch(title))
        {
            faults.Add($"{where}: expected a title as \"What – Reference – Reviews\", but it is \"{title}\"");
        }

        var headings = await page.Locator("h1").CountAsync();
        if (headings != 1)
        {
            faults.Add($"{where}: expected one first heading, but there are {headings} first headings");
        }

        if (await page.Locator("body > a.govuk-skip-link[href='#main-content']").CountAsync() != 1 || await page.Locator("main#main-content").CountAsync() != 1)
        {
            faults.Add($"{where}: expected a link to skip to the content, but there is none");
        }
    }

    [GeneratedRegex("^Error: ", RegexOptions.None, 1000)]
    private static partial Regex ErrorTitle();

    [GeneratedRegex("/reviews/[A-Z]+-|/tasks/[a-z-]+/[0-9a-f-]{36}", RegexOptions.None, 1000)]
    private static partial Regex OfACase();

    [GeneratedRegex("^(Error: )?.+ – [A-Z]{2,5}-[0-9]{4}-[0-9]{4} – Reviews$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TitleOfACase();

    [GeneratedRegex("^(Error: )?.+ – Reviews$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AnyTitle();
}
