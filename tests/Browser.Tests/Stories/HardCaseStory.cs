using Microsoft.Playwright;
using Reviews.Browser.Tests.Driving;

namespace Reviews.Browser.Tests.Stories;

/// <summary>
/// A review in which nearly everything that can go otherwise does: told by what each person does, day by day. The notification
/// was sent on Monday 21 December 2026, so that day 8 is Monday 4 January 2027 and day 15 Wednesday 13 January.
/// </summary>
internal sealed partial class HardCaseStory(Stage stage, string reviewPath)
{
    public const string Childrens = "Southend Children's Services";
    public const string Schools = "Southend schools and colleges";
    public const string PoliceAgency = "Essex Police, public protection";
    public const string Hospital = "Southend Hospital";
    public const string MentalHealth = "Essex Partnership University NHS Foundation Trust";
    public const string CommunityHealth = "North East London NHS Foundation Trust";
    public const string FoundLate = "A Better Start Southend";

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

    /// <summary>Day 9: a seventh agency turns out to have known the children. It has a deadline of its own, and answers on the same day.</summary>
    public async Task FindAnAgencyAsync()
    {
        await stage.MoveClockToAsync("2027-01-05T09:00");
        var manager = await ManagerAsync;
        await manager.Page.GotoAsync($"{reviewPath}/ask-agency");
        await manager.FillAsync(new() { ["Agency"] = FoundLate, ["Why"] = "The schools' record names it" });
        await Pictures.TakeAsync(manager.Page, "Ask an agency found late");
        await manager.SendAsync();
        await stage.MoveClockToAsync("2027-01-05T09:45");
        await ReportAsync(FoundLate);
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
            ["settledOn"] = "2027-01-08",
            ["decidedBy"] = "All three partners",
            ["advisorInvolved"] = "yes",
            ["dissent"] = "The local authority would have commissioned a review",
        });
    }
}
