using Microsoft.Playwright;
using Reviews.Browser.Tests.Driving;
using Reviews.Testing.Documents;

namespace Reviews.Browser.Tests.Stories;

/// <summary>From the first draft to the last recommendation.</summary>
internal sealed partial class HardCaseStory
{
    /// <summary>Day 12, first thing: the first draft, a day late, circulated and commented on.</summary>
    public async Task WriteAndCirculateDraftAsync()
    {
        await stage.MoveClockToAsync("2027-01-08T09:00");
        await (await stage.AsAsync(Part.LeadAuthor)).DoAsync("Write the first draft", new() { ["note"] = Secret }, RealDocuments.Docx("draft-one.docx", "Two children of one family"));
        await stage.MoveClockToAsync("2027-01-08T09:30");
        await (await ManagerAsync).DoAsync("Circulate the first draft", new() { ["checked"] = "true" });
        await stage.MoveClockToAsync("2027-01-08T11:00");
        foreach (var agency in Asked)
            await (await stage.AsAsync(Part.LeadOf(agency))).DoAsync("Comment on the first draft", new() { ["comments"] = $"{Secret}: a comma" });
    }

    /// <summary>Draft two comes back from Word as the authors left it, with tracked changes and a comment: each is settled before anybody else gets it.</summary>
    public async Task TakeDraftTwoFromWordAsync()
    {
        await stage.MoveClockToAsync("2027-01-08T15:30");
        var author = await stage.AsAsync(Part.LeadAuthor);
        await author.OpenAsync("Agree amendments, finalise draft two");
        await author.BringAsync([RealDocuments.Docx("draft-two.docx", MarkedDocument.Make())]);
        await author.SendAsync();
        await Assertions.Expect(author.Page.Locator("main")).ToContainTextAsync("5 of 5 are to be settled. Until then nobody else gets this version.");
        (await author.TasksAsync()).Should().Contain("Agree amendments, finalise draft two", "it waits for its author");
        await Assertions.Expect(author.Page.Locator("main")).ToContainTextAsync("it waits for you: 5 tracked changes and comments are still to be settled. Nobody else has got it yet.");
        await Pictures.TakeAsync(author.Page, "My tasks with a draft that waits");
        await author.OpenAsync("Agree amendments, finalise draft two");
        await Pictures.TakeAsync(author.Page, "A draft that waits");
        await author.Page.GetByRole(AriaRole.Button, new() { Name = "Settle them now" }).ClickAsync();
        await author.FillAsync(new() { ["outcome.5"] = "answered", ["answer.5"] = "The diary says Monday" });
        await Pictures.TakeAsync(author.Page, "Settle what came back from Word");
        await author.Page.GetByRole(AriaRole.Button, new() { Name = "Save, and accept every change" }).ClickAsync();
        await Assertions.Expect(author.Page.Locator("main")).ToContainTextAsync("the version to be signed");
        await stage.MoveClockToAsync("2027-01-08T16:30");
    }

    /// <summary>Day 13.</summary>
    public async Task SignOffForAgenciesAsync()
    {
        await stage.MoveClockToAsync("2027-01-11T10:00");
        foreach (var agency in Asked)
            await (await stage.AsAsync(Part.LeadOf(agency))).DoAsync("Confirm the senior sign-off", SignOff("signed-off"));
    }

    /// <summary>Day 15.</summary>
    public async Task SubmitAsync()
    {
        await stage.MoveClockToAsync("2027-01-13T11:00");
        await (await ManagerAsync).DoAsync("Submit to the national Panel", new() { ["sentAt"] = "2027-01-13", ["sentAt.time"] = "10:55", ["channel"] = "Secure email", ["receipt"] = "Read at 11:02" });
        await stage.MoveClockToAsync("2027-01-13T11:45");
    }

    /// <summary>The Panel disagrees; the partners meet with the advisor, change their decision and say why.</summary>
    public async Task PanelDisagreesAsync()
    {
        var manager = await ManagerAsync;
        await stage.MoveClockToAsync("2027-01-22T10:00");
        await manager.DoAsync("Record the Panel", new() { ["replied"] = "yes", ["reply"] = "disagrees", ["repliedOn"] = "2027-01-21", ["comments"] = "Two agencies did not speak to each other" });
        await stage.MoveClockToAsync("2027-01-22T10:30");
        await manager.DoAsync("Convene the decision-makers", new() { ["meetOn"] = "2027-01-26", ["meetAt.time"] = "10:00", ["how"] = "remote", ["place"] = "Video" });
        await stage.MoveClockToAsync("2027-01-26T12:00");
        Answers answers = new()
        {
            ["heldAt"] = "2027-01-26",
            ["heldAt.time"] = "10:00",
            ["attended"] = "local-authority police health",
            ["names.local-authority"] = "A. One",
            ["names.police"] = "B. Two",
            ["names.health"] = "C. Three",
            ["hasConflicts"] = "no",
            ["considered"] = "What the Panel says of the two agencies",
            ["advisorInvolved"] = "yes",
            ["advice"] = "Commission it",
            ["outcome"] = "changed",
            ["newChoice"] = "commission",
            ["justification"] = "The Panel's point on the two agencies is right",
        };
        AnswerCriteria(answers);
        await manager.DoAsync("Look at the decision again", answers);
        await stage.MoveClockToAsync("2027-01-27T10:00");
        await manager.DoAsync("Send the justification", new() { ["sentOn"] = "2027-01-27", ["channel"] = "Secure email", ["receipt"] = "Read at 10:05" });
        await stage.MoveClockToAsync("2027-01-27T10:30");
    }

    public async Task TellFamilyAsync()
    {
        await stage.MoveClockToAsync("2027-01-29T15:00");
        await (await ManagerAsync).DoAsync("Tell the child and family", new()
        {
            ["told"] = "yes",
            ["writtenOn"] = "2027-01-29",
            ["whom"] = "Their mother",
            ["inPerson"] = "yes",
            ["toldBy"] = "Social worker",
            ["toldOn"] = "2027-01-29",
            ["asked"] = "Why it took so long",
        });
        await stage.MoveClockToAsync("2027-01-29T15:30");
    }

    private static void AnswerCriteria(Answers answers)
    {
        foreach (var criterion in new[] { "improvements", "recurrent-themes", "working-together", "panel-concluded" })
        {
            answers[$"criterion.{criterion}"] = criterion == "panel-concluded" ? "no" : "yes";
            answers[$"criterion.{criterion}.reason"] = $"{Secret}: {criterion}";
        }
    }

    private static IEnumerable<string> Asked => [Childrens, Schools, PoliceAgency, Hospital, MentalHealth, CommunityHealth, FoundLate];

    private static Answers SignOff(string outcome, string? issue = null)
    {
        Answers answers = new() { ["outcome"] = outcome, ["name"] = "A. Senior", ["level"] = "Director", ["evidence"] = "By email", ["declaration"] = "true" };
        if (issue is not null) answers["issue"] = issue;
        return answers;
    }

    /// <summary>Day 14: a comma, which the advisor calls a proof correction and to which no agency objects.</summary>
    public async Task CorrectACommaAsync()
    {
        await stage.MoveClockToAsync("2027-01-12T09:30");
        await CorrectAsync("proof", "A comma", "The child was calm, and quiet.", "A whole paragraph.", "Stressed", "The visit was on Monday.");
        foreach (var agency in Asked)
            await (await stage.AsAsync(Part.LeadOf(agency))).DoAsync("Say if you object", new() { ["objects"] = "no" });
        await stage.MoveClockToAsync("2027-01-12T11:00");
    }

    /// <summary>The same day, a paragraph that says something else.</summary>
    public async Task ChangeAParagraphAsync()
    {
        await CorrectAsync("more", "What the school knew", "The child was calm, and quiet.", "The school had known of it since May.", "Stressed", "The visit was on Monday.");
        await stage.MoveClockToAsync("2027-01-12T12:00");
    }

    private async Task CorrectAsync(string kind, string why, params string[] paragraphs)
    {
        var advisor = await stage.AsAsync(Part.IndependentAdvisor);
        await advisor.DoAsync("Proof-read and sign off the final copy", SignOff("corrections-needed", why));
        await (await stage.AsAsync(Part.LeadAuthor)).DoAsync("Correct the final copy", new() { ["note"] = why }, RealDocuments.Docx("corrected.docx", paragraphs));
        await advisor.DoAsync("Say whether these are proof corrections", new() { ["kind"] = kind, ["why"] = why });
    }

    /// <summary>Once more, by every agency, for the version as it is now.</summary>
    public async Task SignOffAgainAsync()
    {
        foreach (var agency in Asked)
            await (await stage.AsAsync(Part.LeadOf(agency))).DoAsync("Confirm the senior sign-off", SignOff("signed-off"));
    }

    public async Task SignOffForAdvisorAsync()
    {
        await stage.MoveClockToAsync("2027-01-12T15:00");
        await (await stage.AsAsync(Part.IndependentAdvisor)).DoAsync("Proof-read and sign off the final copy", SignOff("signed-off"));
    }

    /// <summary>Two months on, when it is due: the council reports that it is done, and the business manager closes it.</summary>
    public async Task CloseRecommendationAsync()
    {
        await stage.MoveClockToAsync("2027-03-30T10:00");
        await (await stage.AsAsync(Part.LocalAuthority)).DoAsync("Report on what is to be done", new() { ["state"] = "done", ["done"] = $"{Secret}: ten cases were looked at" });
        await stage.MoveClockToAsync("2027-03-30T10:30");
        await (await ManagerAsync).DoAsync("Close it, or ask again", new() { ["outcome"] = "closed", ["reason"] = "Ten of ten" });
        await stage.MoveClockToAsync("2027-03-30T11:00");
    }
}
