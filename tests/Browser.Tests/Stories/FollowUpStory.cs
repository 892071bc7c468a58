using Microsoft.Playwright;
using NodaTime.Text;
using Reviews.Browser.Tests.Driving;

namespace Reviews.Browser.Tests.Stories;

/// <summary>What was recommended, until it is signed off: its owner says how far it is, the business manager closes it, and the advisor signs it off.</summary>
internal sealed class FollowUpStory(Stage stage, string reviewPath)
{
    private const string Asked = "Report on what is to be done";

    public async Task UnderWayAsync(Part owner, string rag, LocalDate nextOn) => await (await stage.AsAsync(owner)).DoAsync(
        Asked, new() { ["state"] = "under-way", ["rag"] = rag, ["underWay"] = $"{RapidReviewStory.Secret}: half of it", ["nextOn"] = LocalDatePattern.Iso.Format(nextOn) });

    /// <summary>It is done, says its owner, and is closed and signed off on that.</summary>
    public async Task FinishAsync(Part owner)
    {
        await (await stage.AsAsync(owner)).DoAsync(Asked, new() { ["state"] = "done", ["done"] = $"{RapidReviewStory.Secret}: ten cases were read" });
        await (await stage.AsAsync(Part.BusinessManager)).DoAsync($"Close it, or ask again – {owner.Body}", new() { ["outcome"] = "closed", ["reason"] = "Ten of ten" });
        await (await stage.AsAsync(Part.IndependentAdvisor)).DoAsync($"Sign off that it is done – {owner.Body}", new() { ["outcome"] = "signed-off", ["reason"] = "Families notice" });
    }

    /// <summary>What was signed off turns out not to last.</summary>
    public async Task ReopenAsync(string what, string why, string dueOn)
    {
        var manager = await stage.AsAsync(Part.BusinessManager);
        await manager.Page.GotoAsync($"{reviewPath}/follow-up");
        await manager.Page.Locator("main a").Filter(new() { HasText = $"Follow it again: {what}" }).ClickAsync();
        await manager.FillAsync(new() { ["Why"] = why, ["DueOn"] = dueOn });
        await Pictures.TakeAsync(manager.Page, "Follow it again");
        await manager.SendAsync();
        await Assertions.Expect(manager.Page.Locator(".govuk-notification-banner--success")).ToBeVisibleAsync();
    }

    /// <summary>What a person reads of one of them, under its heading, by what is to be done.</summary>
    public async Task<string> ReadAsync(Part reader, string what)
    {
        var all = await (await stage.AsAsync(reader)).ReadAsync($"{reviewPath}/follow-up");
        var from = all.IndexOf(what, StringComparison.Ordinal);
        from.Should().BePositive("{0} reads of \"{1}\"", reader, what);
        var next = all.IndexOf("What it is", all.IndexOf("What it is", from, StringComparison.Ordinal) + 1, StringComparison.Ordinal);
        return next < 0 ? all[from..] : all[from..next];
    }
}
