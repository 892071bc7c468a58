using Microsoft.Playwright;
using Reviews.Browser.Tests.Driving;

namespace Reviews.Browser.Tests.Stories;

/// <summary>A practice review is delayed: the strategic group approves it, the business manager records it and who was told of its reasons.</summary>
internal sealed class DelayStory(Stage stage, string reviewPath)
{
    private const string Process = "Child safeguarding practice review";

    /// <summary>It stands still from a day on, until another.</summary>
    /// <returns>What was shown before anything moved.</returns>
    public Task<string> PauseAsync(string from, string runsFrom, string reviewOn) => AgreeAsync(
        $"Pause “{Process}”",
        new() { ["From"] = from, ["RunsFrom"] = runsFrom, ["Reason"] = "Criminal investigation" },
        from,
        reviewOn);

    /// <summary>It is given until another day, from now on.</summary>
    /// <returns>What was shown before anything moved.</returns>
    public Task<string> ExtendAsync(string approvedOn, string target, string reviewOn) => AgreeAsync(
        $"Give “{Process}” more time",
        new() { ["Target"] = target, ["Begins"] = "now", ["Reason"] = "Court proceedings" },
        approvedOn,
        reviewOn);

    private async Task<string> AgreeAsync(string link, Answers terms, string approvedOn, string reviewOn)
    {
        var manager = await stage.AsAsync(Part.BusinessManager);
        await manager.Page.GotoAsync($"{reviewPath}/delays");
        await manager.Page.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync();
        await manager.FillAsync(terms);
        await manager.FillAsync(new()
        {
            ["Why"] = $"{RapidReviewStory.Secret}: the police ask for it",
            ["ApprovedBy"] = "Sam Approver",
            ["ApproverRole"] = "Chair of the Strategic Leadership Group",
            ["ApprovedOn"] = approvedOn,
            ["ReviewOn"] = reviewOn,
        });
        await Pictures.TakeAsync(manager.Page, link);
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "See what moves" }).ClickAsync();
        await Assertions.Expect(manager.Page.GetByRole(AriaRole.Heading, new() { Name = "Check what moves before you agree the delay" })).ToBeVisibleAsync();
        await Pictures.TakeAsync(manager.Page, "Check what moves");
        var shown = await manager.Page.Locator("main").InnerTextAsync();
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Agree the delay" }).ClickAsync();
        await Assertions.Expect(manager.Page.Locator(".govuk-notification-banner--success")).ToContainTextAsync("The delay is agreed");
        return shown;
    }

    /// <summary>Of the delay that was agreed last, which stands first, those are recorded whom its reasons go to, one by one.</summary>
    public async Task TellAsync(string on, params IReadOnlyList<string> whom)
    {
        var manager = await stage.AsAsync(Part.BusinessManager);
        foreach (var who in whom)
        {
            await manager.Page.GotoAsync($"{reviewPath}/delays");
            await manager.Page.GetByRole(AriaRole.Link, new() { Name = "Record who was told" }).First.ClickAsync();
            await manager.FillAsync(new() { ["Who"] = who, ["ToldOn"] = on, ["How"] = "By secure email" });
            await manager.SendAsync();
            await Assertions.Expect(manager.Page.Locator(".govuk-notification-banner--success")).ToContainTextAsync("is recorded");
        }
    }
}
