using Microsoft.Playwright;
using Reviews.Browser.Tests.Driving;

namespace Reviews.Browser.Tests.Stories;

/// <summary>From the first draft to a year after it was published.</summary>
internal sealed partial class PracticeReviewStory
{
    public const string ForHospital = "The hospital's alerts reach the health visitor";
    public const string ForPolice = "Strategy discussions are minuted";

    public static readonly LocalDate Adopted = new(2027, 6, 21);

    /// <summary>When the public may read it, and no earlier.</summary>
    public static readonly LocalDate PublishOn = new(2027, 7, 27);

    /// <summary>April and May: the draft, which each agency checks for facts.</summary>
    public async Task WriteAsync()
    {
        await UntilAsync("2027-04-29T10:00");
        await (await stage.AsAsync(Part.Reviewer)).DoAsync("Write the first draft", new() { ["note"] = Secret }, RealDocuments.Docx("practice-draft.docx", $"{Secret}: what happened", "What is learnt"));
        await (await ManagerAsync).DoAsync("Circulate the draft", new() { ["checked"] = "true" });
        await stage.MoveClockToAsync("2027-04-29T11:00");
        foreach (var agency in agencies)
            await (await stage.AsAsync(Part.LeadOf(agency))).DoAsync("Check the draft for factual accuracy", new() { ["comments"] = $"{Secret}: a date" });
    }

    /// <summary>June: the report is finalised, signed and adopted, and it is decided that it is published in full.</summary>
    public async Task SignAndAdoptAsync()
    {
        await UntilAsync("2027-06-10T10:00");
        await (await stage.AsAsync(Part.Reviewer)).DoAsync("Finalise the report", new() { ["note"] = Secret }, RealDocuments.Docx("practice-final.docx", $"{Secret}: what happened", "What was learnt"));
        await stage.MoveClockToAsync("2027-06-14T10:00");
        foreach (var agency in agencies)
            await (await stage.AsAsync(Part.LeadOf(agency))).DoAsync("Confirm the senior sign-off", RapidReviewStory.SignOff());
        await (await stage.AsAsync(Part.IndependentAdvisor)).DoAsync("Proof-read and sign off the report", RapidReviewStory.SignOff());
        await stage.MoveClockToAsync("2027-06-21T10:00");
        var group = await stage.AsAsync(Part.StrategicGroup);
        await group.OpenAsync("Adopt the report");
        await group.FillAsync(new() { ["outcome"] = "adopted", ["decidedOn"] = "2027-06-21" });
        await group.FillAsync(Recommendation(0, ForHospital, "Southend Hospital", "2027-12-01"));
        await group.Page.GetByRole(AriaRole.Button, new() { Name = "Add another row" }).ClickAsync();
        await group.FillAsync(Recommendation(1, ForPolice, "Essex Police", "2028-09-29"));
        await Pictures.TakeAsync(group.Page, "Adopt the report");
        await group.SendAsync();
        await group.SeeDoneAsync("Adopt the report");
        await stage.MoveClockToAsync("2027-06-21T10:30");
        await group.DoAsync("Decide on publication", new() { ["choice"] = "full", ["decidedOn"] = "2027-06-21", ["publishOn"] = "2027-07-27", ["publishAt.time"] = "10:00" });
    }

    private static Answers Recommendation(int row, string what, string owner, string dueOn) => new()
    {
        [$"recommendations.{row}.what"] = what,
        [$"recommendations.{row}.owner"] = owner,
        [$"recommendations.{row}.dueOn"] = dueOn,
    };

    /// <summary>July: a version for the public is made, and whoever is to see it before the public sees it.</summary>
    public async Task PrepareAsync()
    {
        await UntilAsync("2027-07-12T10:00");
        var manager = await ManagerAsync;
        await manager.DoAsync(
            "Prepare the version that is published",
            new() { ["changed"] = "Names, days and places", ["checkedBy"] = "A communications lead", ["nobody"] = "true" },
            RealDocuments.Docx("child-r.docx", "Child R", "What was learnt"));
        await stage.MoveClockToAsync("2027-07-15T10:00");
        await manager.DoAsync("Send the advance copies", new() { ["sentOn"] = "2027-07-15", ["to"] = "The Panel, the Secretary of State, Ofsted", ["channel"] = "Secure email", ["embargoTold"] = "true" });
        await stage.MoveClockToAsync("2027-07-20T15:00");
        foreach (var who in new[] { "family", "staff concerned" })
            await manager.DoAsync($"Tell the {who} before it is published", new() { ["told"] = "yes", ["toldOn"] = "2027-07-20", ["whom"] = $"{Secret}: the {who}", ["asked"] = "When?" });
    }

    /// <summary>The day of publication: too early at first.</summary>
    /// <returns>What the page says to whoever would publish before the embargo is over.</returns>
    public async Task<string> PublishAsync()
    {
        await UntilAsync("2027-07-27T09:30");
        var manager = await ManagerAsync;
        await manager.OpenAsync("Publish");
        await manager.FillAsync(Published("09:15"));
        await manager.SendAsync();
        await Assertions.Expect(manager.Page.Locator(".govuk-error-summary")).ToBeVisibleAsync();
        var refused = await manager.Page.Locator("main").InnerTextAsync();
        await stage.MoveClockToAsync("2027-07-27T11:00");
        await manager.DoAsync("Publish", Published("10:05"));
        await stage.MoveClockToAsync("2027-07-27T11:30");
        return refused;
    }

    private static Answers Published(string at) => new() { ["publishedAt"] = "2027-07-27", ["publishedAt.time"] = at, ["address"] = "The partnership's website, under Child R" };

    /// <summary>August: the national repository has its copy, the groups have heard, and each agency has said what it did with the briefing.</summary>
    public async Task LookAfterAsync()
    {
        await stage.MoveClockToAsync("2027-08-05T10:00");
        var manager = await ManagerAsync;
        await manager.DoAsync("Send a copy to the NSPCC", new() { ["sent"] = "yes", ["sentOn"] = "2027-08-04", ["receipt"] = "R-17" });
        await manager.DoAsync("Report it to the executive", new() { ["executiveOn"] = "2027-08-03", ["auditOn"] = "2027-08-04" });
        await manager.DoAsync("Write the seven-minute briefing", new() { ["spread"] = "yes", ["text"] = "Letters reach every agency that was part of it" });
        await manager.DoAsync("Give it to the learning and development group", new() { ["receivedOn"] = "2027-08-05" });
        foreach (var agency in agencies)
            await (await stage.AsAsync(Part.LeadOf(agency))).DoAsync("Acknowledge the briefing", new() { ["reached"] = "All teams", ["state"] = "done", ["did"] = $"Read by {agency}" });
        await manager.DoAsync("Report what came back", new() { ["groupOn"] = "2027-08-05", ["strategicOn"] = "2027-08-05" });
    }

    public async Task TakeDownAsync()
    {
        await (await ManagerAsync).DoAsync("Take it off the website", new() { ["takenDownOn"] = "2028-07-28", ["askWhom"] = "The partnership's office" });
        await stage.MoveClockToAsync("2028-07-28T11:00");
    }
}
