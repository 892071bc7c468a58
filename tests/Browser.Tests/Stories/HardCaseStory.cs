using Microsoft.Playwright;
using Reviews.Browser.Tests.Driving;
using Reviews.Testing.Documents;

namespace Reviews.Browser.Tests.Stories;

/// <summary>
/// A review in which nearly everything that can go otherwise does: told by what each person does, day by day. The notification
/// was sent on Monday 21 December 2026, so that day 8 is Monday 4 January 2027 and day 15 Wednesday 13 January.
/// </summary>
internal sealed class HardCaseStory(Stage stage, string reviewPath)
{
    public const string Childrens = "Southend Children's Services";
    public const string Schools = "Southend schools and colleges";
    public const string PoliceAgency = "Essex Police, public protection";
    public const string Hospital = "Southend Hospital";
    public const string MentalHealth = "Essex Partnership University NHS Foundation Trust";
    public const string CommunityHealth = "North East London NHS Foundation Trust";

    private const string Secret = RapidReviewStory.Secret;

    public static readonly IReadOnlyList<string> Ids = ["childrens-services", "education", "essex-police", "southend-hospital", "eput", "nelft"];

    private Task<Player> ManagerAsync => stage.AsAsync(Part.BusinessManager);

    /// <summary>Days 1 and 2. Agencies may send what they have written already: the partners agreed on that, with the reason.</summary>
    public async Task CommissionAsync()
    {
        var manager = await ManagerAsync;
        await manager.DoAsync("Commission the rapid review", new()
        {
            ["panelDate"] = "2027-01-04",
            ["panelTime.time"] = "10:00",
            ["panelPlace"] = "Civic Centre, committee room 2",
            ["template"] = "Several children",
            ["modifiedResponse"] = "yes",
            ["modifiedResponseReason"] = $"{Secret}: both hospitals have their own review already",
        });
        await stage.MoveClockToAsync("2026-12-22T10:00");
        foreach (var partner in Part.Partners)
            await (await stage.AsAsync(partner)).DoAsync("Name the organisation", new() { ["leadName"] = "A. Lead", ["leadPost"] = "Head of safeguarding", ["leadEmail"] = "lead@example.org" });
        await (await stage.AsAsync(Part.DesignatedNurse)).DoAsync("Alert NHS providers", new()
        {
            ["told"] = "chief-executive",
            ["providers"] = "Three trusts",
            ["alertedAt"] = "2026-12-22",
            ["alertedAt.time"] = "09:00",
            ["how"] = "secure-email",
        });
        await manager.DoAsync("Agree the lead author", new() { ["person"] = (await stage.AsAsync(Part.LeadAuthor)).Name, ["reason"] = "Most involved" });
    }

    /// <summary>Up to day 6: three write, one has nothing to report, one answers by post, and the police are late.</summary>
    public async Task ReportAsync()
    {
        await stage.MoveClockToAsync("2026-12-29T10:00");
        await ReportAsync(Childrens);
        await ReportAsync(MentalHealth);
        await ReportAsync(CommunityHealth);
        await (await stage.AsAsync(Part.LeadOf(Schools))).DoAsync(
            "Write and return the agency", new() { ["response"] = "nil-return", ["reason"] = "Neither child was ever on our roll", ["confirmed"] = "true" });
        await stage.MoveClockToAsync("2026-12-30T11:00");
        await RecordAsync(Hospital, "2026-12-30", "10:40", new() { ["response"] = "report", ["author"] = "Dr Post", ["summary"] = Secret, ["significantIssues"] = "no" });
    }

    /// <summary>Day 7, the day after it was due.</summary>
    public async Task ReportLateAsync()
    {
        await stage.MoveClockToAsync("2026-12-31T09:00");
        await ReportAsync(PoliceAgency);
    }

    private async Task ReportAsync(string agency) => await (await stage.AsAsync(Part.LeadOf(agency))).DoAsync(
        "Write and return the agency",
        new() { ["response"] = "report", ["author"] = "A. Author", ["summary"] = Secret, ["significantIssues"] = "no" },
        RealDocuments.Docx($"{agency[..8]}.docx", $"{Secret}: what {agency} knew", "Involvement", "Analysis"));

    /// <summary>What came by post is entered by the business manager for whoever sent it, with a scan of it.</summary>
    private async Task RecordAsync(string agency, string on, string at, Answers answers)
    {
        var manager = await ManagerAsync;
        await manager.Page.GotoAsync($"{reviewPath}/record");
        await manager.Page.Locator("main tr").Filter(new() { HasText = agency }).GetByRole(AriaRole.Link).ClickAsync();
        await manager.FillAsync(answers);
        await manager.FillAsync(new()
        {
            ["received.how"] = "paper",
            ["received.from"] = $"The lead of {agency}",
            ["received.at"] = on,
            ["received.at.time"] = at,
        });
        await manager.Page.Locator("main input[type=file][name='received.proof']").SetInputFilesAsync(await RealDocuments.PdfAsync(stage.Browser, "scan.pdf", "The letter"));
        await manager.Page.Locator("main input[type=file]:not([name='received.proof'])").First.SetInputFilesAsync(await RealDocuments.PdfAsync(stage.Browser, "by-post.pdf", "The report"));
        await Pictures.TakeAsync(manager.Page, "Record for somebody");
        await manager.SendAsync();
        await Pictures.TakeAsync(manager.Page, "Check what is recorded");
        await manager.SendAsync();
        await Assertions.Expect(manager.Page.Locator(".govuk-notification-banner--success")).ToContainTextAsync("is recorded");
    }

    public async Task CirculateReportsAsync()
    {
        await stage.MoveClockToAsync("2026-12-31T10:00");
        await (await ManagerAsync).DoAsync("Circulate the reports", new() { ["checkedForAll"] = "true", ["note"] = "All five and the nil return" });
        await stage.MoveClockToAsync("2026-12-31T10:30");
    }

    /// <summary>Day 8: somebody has a conflict of interest, and the partners do not agree.</summary>
    public async Task MeetAsync()
    {
        await stage.MoveClockToAsync("2027-01-04T13:00");
        Answers answers = new()
        {
            ["heldAt"] = "2027-01-04",
            ["heldAt.time"] = "10:00",
            ["attended"] = "local-authority police health service-manager",
            ["names.local-authority"] = "A. One",
            ["names.police"] = "B. Two",
            ["names.health"] = "C. Three",
            ["names.service-manager"] = "D. Four",
            ["hasConflicts"] = "yes",
            ["conflicts"] = "The local authority's delegate managed the team: stands down for the vote",
            ["keyProviders"] = "yes",
        };
        foreach (var field in new[] { "findings", "workingWell", "concerns", "safety", "themes" })
            answers[field] = $"{Secret}: {field}";
        answers["format"] = "extended";
        answers["recommendations.0.what"] = "Share what the schools know of both children";
        answers["recommendations.0.owner"] = "Southend City Council";
        answers["recommendations.0.dueOn"] = "2027-03-31";
        answers["definitionMet"] = "yes";
        answers["definitionReason"] = "Two children of one family were seriously harmed";
        answers["consensus"] = "no";
        AnswerCriteria(answers);
        await (await ManagerAsync).DoAsync("Hold the rapid review panel", answers);
    }

    /// <summary>The delegate with the conflict stands down, and the deputy votes; the police vote the other way; health does not vote.</summary>
    public async Task VoteAsync()
    {
        await stage.MoveClockToAsync("2027-01-05T10:00");
        await (await stage.AsAsync(Part.LocalAuthority)).DoAsync("Vote on what follows", new() { ["conflict"] = "yes", ["conflictReason"] = "I managed the team" });
        await (await stage.AsAsync(Part.DeputyOf("Southend City Council"))).DoAsync("Vote for the delegate", Vote("criteria-met", "commission"));
        await (await stage.AsAsync(Part.Police)).DoAsync("Vote on what follows", Vote("criteria-not-met", "none"));
    }

    private static Answers Vote(string criteria, string follows) => new() { ["conflict"] = "no", ["choice"] = criteria, ["follows"] = follows, ["reason"] = $"{Secret}: {follows}" };

    /// <summary>Day 11, from 17:00: one vote against one, and one missing. Settled on the morning of day 12.</summary>
    public async Task SettleAsync()
    {
        await stage.MoveClockToAsync("2027-01-08T08:30");
        await (await ManagerAsync).DoAsync("Settle where no two partners agree", new()
        {
            ["choice"] = "criteria-not-met",
            ["follows"] = "learning-review",
            ["reason"] = "The three partners, on the telephone",
            ["decidedBy"] = "All three partners",
            ["advisorInvolved"] = "yes",
            ["dissent"] = "The local authority would have commissioned a review",
        });
    }

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

    /// <summary>Draft two comes back from Word as the authors left it, with tracked changes and a comment: each is settled before anybody can sign.</summary>
    public async Task TakeDraftTwoFromWordAsync()
    {
        await stage.MoveClockToAsync("2027-01-08T15:30");
        var author = await stage.AsAsync(Part.LeadAuthor);
        await author.OpenAsync("Agree amendments, finalise draft two");
        await author.BringAsync([RealDocuments.Docx("draft-two.docx", MarkedDocument.Make())]);
        await author.SendAsync();
        await Assertions.Expect(author.Page.Locator("main")).ToContainTextAsync("5 of 5 are to be settled. Until then nobody can sign this version.");
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

    private static IEnumerable<string> Asked => [Childrens, Schools, PoliceAgency, Hospital, MentalHealth, CommunityHealth];

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
