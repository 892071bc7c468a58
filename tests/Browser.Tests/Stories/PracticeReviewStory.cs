using NodaTime.Text;
using Reviews.Browser.Tests.Driving;

namespace Reviews.Browser.Tests.Stories;

/// <summary>
/// A child safeguarding practice review told step by step, each by the person whose step it is. Decided on Monday 4 January 2027,
/// when the panel of the rapid review met; begun on Friday 22 January, with the Panel's reply.
/// </summary>
internal sealed partial class PracticeReviewStory(Stage stage, IReadOnlyList<string> agencies)
{
    /// <summary>What its months are counted from.</summary>
    public static readonly LocalDate Decided = new(2027, 1, 4);

    private const string Secret = RapidReviewStory.Secret;

    private static readonly LocalDatePattern InWords = LocalDatePattern.CreateWithInvariantCulture("dddd d MMMM uuuu");

    private readonly Rhythm months = new(stage, new LocalDate(2027, 2, 22), every: 1, async _ => await (await stage.AsAsync(Part.BusinessManager)).DoAsync(
        "Look at time and quality", new() { ["inTime"] = "yes", ["quality"] = "yes", ["requested"] = "no", ["reviewer"] = "stays" }));

    private Task<Player> ManagerAsync => stage.AsAsync(Part.BusinessManager);

    /// <summary>A day as pages and mails say it.</summary>
    public static string Words(LocalDate day) => InWords.Format(day);

    /// <summary>Monday 25 January: who leads it, its panel, its terms and its reviewer are proposed.</summary>
    public async Task CommissionAsync()
    {
        var manager = await ManagerAsync;
        await manager.DoAsync("Say who leads", new()
        {
            ["decidedBecause"] = $"{Secret}: two agencies did not know of each other",
            ["leadPartner"] = "Essex Police",
            ["whoPays"] = "Each a third",
            ["publicName"] = "Child R",
        });
        await manager.DoAsync("Tell the Panel that the review is commissioned", new() { ["toldOn"] = "2027-01-25", ["channel"] = "Secure email", ["receipt"] = "Read at 16:10", ["takesIt"] = "no" });
        await manager.DoAsync("Form the review", new()
        {
            ["chair"] = $"{Secret} Chair, designated doctor",
            ["members.0.who"] = $"{Secret} Member, head of service",
            ["members.0.body"] = "Southend City Council",
            ["apart"] = "true",
        });
        await manager.DoAsync("Draft the terms of reference", new()
        {
            ["summary"] = $"{Secret}: what did each know, and when?",
            ["periodFrom"] = "2025-01-01",
            ["periodTo"] = "2026-12-18",
            ["whose"] = "Child R and a sibling",
        });
        await manager.DoAsync("Find a reviewer", new() { ["person"] = (await stage.AsAsync(Part.Reviewer)).Name, ["reason"] = $"{Secret}: knows the area", ["experience"] = "Five reviews", ["hasConflicts"] = "no" });
    }

    /// <summary>Until Thursday 28 January: the partners agree the terms, the advisor finds the reviewer independent, and the reviewer says how it is done.</summary>
    public async Task SetUpAsync()
    {
        await stage.MoveClockToAsync("2027-01-26T10:00");
        foreach (var partner in Part.Partners)
            await (await stage.AsAsync(partner)).DoAsync("Agree the terms of reference", new() { ["agreed"] = "agreed" });
        await (await stage.AsAsync(Part.IndependentAdvisor)).DoAsync("Check the reviewer", new() { ["independent"] = "yes", ["why"] = "No tie to any of them" });
        await (await ManagerAsync).DoAsync("Appoint the reviewer", new() { ["person"] = (await stage.AsAsync(Part.Reviewer)).Name, ["reason"] = $"{Secret}: experience" });
        await stage.MoveClockToAsync("2027-01-28T10:00");
        await (await stage.AsAsync(Part.Reviewer)).DoAsync("Agree how the review is done", new() { ["method"] = "Conversations", ["practitioners"] = "One event", ["family"] = "Two visits" });
        await stage.MoveClockToAsync("2027-01-28T10:30");
    }

    /// <summary>Lets time pass; what is asked each month, from Friday 22 January on, is answered when it is asked.</summary>
    public Task UntilAsync(string london) => months.UntilAsync(london);

    /// <summary>March: the agencies report, the family and the practitioners are heard, and the review's own panel meets.</summary>
    /// <param name="reportAsync">An agency's lead writes its report, as in the rapid review.</param>
    public async Task GatherAsync(Func<string, int, Task> reportAsync)
    {
        await UntilAsync("2027-03-10T10:00");
        foreach (var (agency, place) in agencies.Select((agency, place) => (agency, place)))
            await reportAsync(agency, place);
        var manager = await ManagerAsync;
        await manager.DoAsync("Circulate the reports to all involved", new() { ["checkedForAll"] = "true" });
        await manager.DoAsync("Involve the child and family", new() { ["answer"] = "yes", ["askedOn"] = "2027-03-09", ["askedBy"] = "Social worker", ["takePart"] = "yes", ["heard"] = $"{Secret}: nobody asked them" });
        await manager.DoAsync("Hear the practitioners", new() { ["held"] = "yes", ["heldOn"] = "2027-03-09", ["who"] = "A midwife, a social worker", ["themes"] = $"{Secret}: workload" });
        await UntilAsync("2027-03-25T12:00");
        await manager.DoAsync("Meet as the review", new()
        {
            ["heldAt"] = "2027-03-25",
            ["heldAt.time"] = "10:00",
            ["attended"] = "local-authority",
            ["names.local-authority"] = "A. One",
            ["hasConflicts"] = "no",
            ["workedWell"] = $"{Secret}: the school",
            ["concerns"] = $"{Secret}: letters",
            ["themes"] = $"{Secret}: who knew what",
        });
    }
}
