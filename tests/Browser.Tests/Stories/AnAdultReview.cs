using Microsoft.Playwright;
using Reviews.Browser.Tests.Driving;

namespace Reviews.Browser.Tests.Stories;

/// <summary>
/// A safeguarding adult review, by its people: a councillor asks on 18 December 2026, the decision comes within four weeks, and what
/// was arranged is published after an agency was found late, the report was corrected and the group decided on publication again.
/// </summary>
[Collection(WithABrowser.Name)]
public sealed class AnAdultReview(Chromium chromium)
{
    private const string FoundLate = "A Better Start Southend";
    private static readonly string[] Agencies = ["Southend Children's Services", "Southend Hospital"];

    [Fact]
    public async Task What_a_councillor_asks_for_is_decided_in_four_weeks_reviewed_and_published()
    {
        await using var stage = await Stage.OpenAsync(chromium.Browser);
        var manager = await stage.AsAsync(Part.BusinessManager);
        var review = await DecidedAsync(stage, manager);
        await GatheredAsync(stage, manager, review);
        await WrittenAsync(stage, manager);
        await SignedAsync(stage);
        await PublishedAsync(stage, manager);
        // What was learnt is spread from then on, and that is no longer the review.
        await stage.MoveClockToAsync("2027-05-25T12:00");
        (await manager.ReadAsync(review)).Should().Contain("completed");
        (await manager.TasksAsync()).Should().ContainSingle().Which.Should().Contain("briefing");
        (await (await stage.AsAsync(Part.LeadOf(Agencies[1]))).TasksAsync()).Should().ContainSingle("its owner is asked how far it is with what was recommended");
    }

    private static async Task<string> DecidedAsync(Stage stage, Player manager)
    {
        await stage.MoveClockToAsync("2026-12-18T10:00");
        await manager.Page.GotoAsync("/reviews/start");
        await manager.FillAsync(new()
        {
            ["Answers.What"] = "adult-review-request",
            ["adult-review-request.who"] = "A councillor",
            ["adult-review-request.receivedOn"] = "2026-12-18",
            ["adult-review-request.receivedAt.time"] = "09:40",
            ["Answers.Agencies"] = "childrens-services southend-hospital",
        });
        await manager.SendAsync();
        await Assertions.Expect(manager.Page.GetByRole(AriaRole.Button, new() { Name = "Start the review" })).ToBeVisibleAsync();
        (await manager.Page.Locator("main").InnerTextAsync()).Should().Contain("15 January 2027", "that is four weeks");
        await manager.SendAsync();
        await Assertions.Expect(manager.Page.Locator(".govuk-notification-banner--success")).ToContainTextAsync("The review is started");
        var review = new Uri(manager.Page.Url).AbsolutePath;
        await manager.DoAsync("Record what is asked for", new()
        {
            ["why"] = "Nobody asked what the adult wanted",
            ["needs"] = "yes",
            ["harm"] = "died",
            ["happenedOn"] = "2026-12-01",
            ["concern"] = "yes",
            ["reach"] = "By letter",
        });
        await stage.MoveClockToAsync("2026-12-29T10:00");
        await (await stage.AsAsync(Part.LeadOf(Agencies[0]))).DoAsync("Say what your agency knows", new() { ["involved"] = "no" });
        await (await stage.AsAsync(Part.LeadOf(Agencies[1]))).DoAsync("Say what your agency knows", new() { ["involved"] = "yes", ["summary"] = "Four admissions" });
        await stage.MoveClockToAsync("2027-01-05T10:00");
        foreach (var partner in Part.Partners)
            await (await stage.AsAsync(partner)).DoAsync("Say what your organisation thinks", new() { ["should"] = "must-review", ["reasons"] = "The adult died, and we did not act as one" });
        await stage.MoveClockToAsync("2027-01-12T09:00");
        (await (await stage.AsAsync(Part.Police)).TasksAsync()).Should().BeEmpty("the partners advise, and one person records the decision");
        var advisor = await stage.AsAsync(Part.IndependentAdvisor);
        await SeesAsync(advisor, "Decide on the request", "13 January 2027");
        await advisor.DoAsync("Decide on the request", new() { ["choice"] = "must-review", ["reasons"] = "Section 44", ["decidedBy"] = "The chair of the board", ["decidedOn"] = "2027-01-12" });
        await manager.DoAsync("Tell whoever asked", new() { ["toldOn"] = "2027-01-12", ["how"] = "letter" });
        return review;
    }

    private static async Task GatheredAsync(Stage stage, Player manager, string review)
    {
        await stage.MoveClockToAsync("2027-01-13T10:00");
        (await manager.ReadAsync(review + "/dates")).Should().Contain("Adult review decided on").And.Contain("12 January 2027").And.NotContain("Notification sent");
        await manager.DoAsync("Scope the review", new()
        {
            ["questions"] = "What did each know?",
            ["periodFrom"] = "2025-01-01",
            ["periodTo"] = "2026-12-01",
            ["method"] = "full",
            ["adult"] = "The daughter, by an advocate",
        });
        await manager.DoAsync("Appoint the reviewer", new() { ["person"] = (await stage.AsAsync(Part.LeadAuthor)).Name, ["reason"] = "Experience" });
        await stage.MoveClockToAsync("2027-02-01T10:00");
        await manager.Page.GotoAsync($"{review}/ask-agency");
        await manager.FillAsync(new() { ["Agency"] = FoundLate, ["Why"] = "The hospital's record names it" });
        await manager.SendAsync();
        await stage.MoveClockToAsync("2027-02-01T11:00");
        await SeesAsync(await stage.AsAsync(Part.LeadOf(FoundLate)), "Write and return the agency", "15 February 2027");
        foreach (var agency in Agencies.Append(FoundLate))
        {
            await (await stage.AsAsync(Part.LeadOf(agency))).DoAsync("Write and return the agency", new()
            {
                ["response"] = "report",
                ["author"] = "A team manager",
                ["significantIssues"] = "no",
                ["summary"] = "Four admissions",
                ["workedWell"] = "The ward rang the daughter",
                ["concerns"] = "A letter was late",
                ["voice"] = "Asked once, and not again",
                ["capacity"] = "Assumed",
                ["learning"] = "Ask again",
            });
        }

        await manager.DoAsync("Hear the adult and their family", new() { ["asked"] = "yes", ["askedOn"] = "2027-01-29", ["takePart"] = "yes", ["heard"] = "Nobody told us" });
        await stage.MoveClockToAsync("2027-02-02T10:00");
        await manager.DoAsync("Circulate the reports", new() { ["checkedForAll"] = "true" });
        await stage.MoveClockToAsync("2027-02-02T11:00");
        stage.Mails().Should().Contain(mail => mail.Text.Contains("discussed", StringComparison.Ordinal) && mail.Text.Contains("12 April 2027", StringComparison.Ordinal), "it says by when they are discussed");
    }

    private static async Task WrittenAsync(Stage stage, Player manager)
    {
        await stage.MoveClockToAsync("2027-02-22T14:00");
        await manager.DoAsync("Meet as the review", new()
        {
            ["heldAt"] = "2027-02-22",
            ["heldAt.time"] = "10:00",
            ["attended"] = "southend-hospital",
            ["names.southend-hospital"] = "A matron",
            ["hasConflicts"] = "no",
            ["workedWell"] = "The ward rang the daughter",
            ["concerns"] = "Letters take a week",
            ["themes"] = "Whether the adult was asked",
        });
        var author = await stage.AsAsync(Part.LeadAuthor);
        await stage.MoveClockToAsync("2027-03-01T10:00");
        await author.DoAsync("Write the first draft", [], RealDocuments.Docx("adult-review-1.docx", "What was found"));
        await manager.DoAsync("Circulate the draft", new() { ["checked"] = "true" });
        await stage.MoveClockToAsync("2027-03-01T11:00");
        await (await stage.AsAsync(Part.LeadOf(Agencies[1]))).DoAsync("Check the draft for factual accuracy", new() { ["comments"] = "It was a Tuesday" });
        // The others say nothing for ten working days.
        await stage.MoveClockToAsync("2027-03-16T10:00");
        await author.DoAsync("Finalise the report", [], RealDocuments.Docx("adult-review-2.docx", "What was found", "On a Tuesday"));
    }

    private static async Task SignedAsync(Stage stage)
    {
        await SignedBySeniorsAsync(stage, "2027-03-17T10:00", "2027-04-02T10:00");
        var advisor = await stage.AsAsync(Part.IndependentAdvisor);
        await SeesAsync(advisor, "Proof-read and sign off", "Silent: no sign-off came in time");
        await advisor.DoAsync("Proof-read and sign off", Signature("corrections-needed", "The second page names a ward"));
        var author = await stage.AsAsync(Part.LeadAuthor);
        await SeesAsync(author, "Finalise the report", "The second page names a ward");
        await author.DoAsync("Finalise the report", [], RealDocuments.Docx("adult-review-3.docx", "What was found", "On a Tuesday, in a hospital"));
        await SignedBySeniorsAsync(stage, "2027-04-05T10:00", "2027-04-20T10:00");
        await advisor.DoAsync("Proof-read and sign off", Signature("signed-off"));
    }

    private static async Task SignedBySeniorsAsync(Stage stage, string at, string closed)
    {
        await stage.MoveClockToAsync(at);
        foreach (var agency in Agencies)
            await (await stage.AsAsync(Part.LeadOf(agency))).DoAsync("Confirm the senior sign-off", Signature("signed-off"));
        await stage.MoveClockToAsync(closed);
    }

    private static async Task PublishedAsync(Stage stage, Player manager)
    {
        var group = await stage.AsAsync(Part.StrategicGroup);
        await group.DoAsync("Adopt the report", new()
        {
            ["outcome"] = "adopted",
            ["decidedOn"] = "2027-04-20",
            ["recommendations.0.what"] = "Ask the adult again",
            ["recommendations.0.owner"] = Agencies[1],
            ["recommendations.0.dueOn"] = "2027-09-30",
        });
        await stage.MoveClockToAsync("2027-04-20T11:00");
        await group.DoAsync("Decide on publication", Publication("2027-05-18"));
        await PreparedAsync(manager, "for-the-public-1.docx");
        await manager.DoAsync("Tell the adult", new() { ["versionWrong"] = "true", ["whatIsWrong"] = "The daughter asks for a week more", ["decideAgain"] = "true" });
        (await manager.TasksAsync()).Should().NotContain(task => task.Contains("publi", StringComparison.OrdinalIgnoreCase), "the group decides again first");
        await SeesAsync(group, "Decide on publication", "The daughter asks for a week more");
        await group.DoAsync("Decide on publication", Publication("2027-05-25"));
        await PreparedAsync(manager, "for-the-public-2.docx");
        await manager.DoAsync("Tell the adult", new() { ["told"] = "yes", ["toldOn"] = "2027-04-20", ["whom"] = "The daughter, by the reviewer" });
        await SeesAsync(manager, "Publish", "Nothing is said in public before Tuesday 25 May 2027, 10am");
        await stage.MoveClockToAsync("2027-05-25T11:00");
        await manager.DoAsync("Publish", new() { ["publishedAt"] = "2027-05-25", ["publishedAt.time"] = "10:30", ["address"] = "On the website" });
    }

    private static Task PreparedAsync(Player manager, string file) => manager.DoAsync(
        "Prepare the version that is published", new() { ["changed"] = "Names", ["checkedBy"] = "A colleague", ["nobody"] = "true" }, RealDocuments.Docx(file, "What was learnt"));

    private static Answers Publication(string on) => new() { ["choice"] = "full", ["decidedOn"] = "2027-04-20", ["publishOn"] = on, ["publishAt.time"] = "10:00" };

    private static Answers Signature(string outcome, string? issue = null)
    {
        Answers answers = new() { ["outcome"] = outcome, ["name"] = "A. Senior", ["level"] = "Director", ["evidence"] = "By email", ["declaration"] = "true" };
        if (issue is not null)
            answers["issue"] = issue;
        return answers;
    }

    private static async Task SeesAsync(Player player, string task, string words)
    {
        await player.OpenAsync(task);
        (await player.Page.Locator("main").InnerTextAsync()).Should().Contain(words);
    }
}
