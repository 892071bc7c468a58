using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Reviews.Browser.Tests.Driving;

namespace Reviews.Browser.Tests.Stories;

/// <summary>
/// A rapid review told day by day, each step by the person whose step it is. Notified on Friday 18 December 2026, so that
/// Christmas lies in it. Every free text says <see cref="Secret"/>, which no mail may ever repeat.
/// </summary>
internal sealed partial class RapidReviewStory(Stage stage, IReadOnlyList<string> agencyIds, IReadOnlyList<string> agencyNames)
{
    /// <summary>Stands for everything a mail may not say.</summary>
    public const string Secret = "Marigold";

    public string Reference { get; private set; } = "";

    public string ReviewPath => $"/reviews/{Reference}";

    /// <summary>Agencies that never answer anything.</summary>
    public IReadOnlyList<string> Silent { get; init; } = [];

    /// <summary>What each partner wants to follow, "none" meaning that the criteria are not met, in the order local authority, police, health.</summary>
    public IReadOnlyList<string> Votes { get; init; } = ["learning-review", "learning-review", "learning-review"];

    private IEnumerable<string> Answering => agencyNames.Except(Silent);

    /// <summary>Friday 18 December: the business manager looks at the whole timetable, then starts the review.</summary>
    /// <returns>The timetable as it was shown before anything was created.</returns>
    public async Task<string> StartAsync()
    {
        await stage.MoveClockToAsync("2026-12-18T10:00");
        var manager = await stage.AsAsync(Part.BusinessManager);
        await manager.Page.GotoAsync("/reviews/start");
        await manager.FillAsync(new()
        {
            ["Answers.What"] = "rapid-review",
            ["rapid-review.reference"] = "SIN-4711",
            ["rapid-review.sentOn"] = "2026-12-18",
            ["rapid-review.sentAt.time"] = "09:40",
            ["Answers.Agencies"] = string.Join(' ', agencyIds),
        });
        await manager.SendAsync();
        await Assertions.Expect(manager.Page.GetByRole(AriaRole.Button, new() { Name = "Start the review" })).ToBeVisibleAsync();
        var shown = await manager.Page.Locator("main").InnerTextAsync();
        await manager.SendAsync();
        await Assertions.Expect(manager.Page.Locator(".govuk-notification-banner--success")).ToContainTextAsync("The review is started");
        Reference = ReferenceForm().Match(await manager.Page.Locator("main").InnerTextAsync()).Value;
        return shown;
    }

    /// <summary>Days 1 and 2.</summary>
    public async Task CommissionAsync()
    {
        var manager = await stage.AsAsync(Part.BusinessManager);
        await manager.DoAsync("Commission the rapid review", new()
        {
            ["panelDate"] = "2026-12-31",
            ["panelTime.time"] = "10:00",
            ["panelPlace"] = "Civic Centre, committee room 2",
            ["template"] = "first",
            ["modifiedResponse"] = "no",
            ["message"] = Secret,
        });
        await stage.MoveClockToAsync("2026-12-21T09:00");
        foreach (var partner in Part.Partners)
        {
            await (await stage.AsAsync(partner)).DoAsync("Name the organisation", new()
            {
                ["leadName"] = $"{Secret} Lead",
                ["leadPost"] = "Head of safeguarding",
                ["leadEmail"] = "lead@example.org",
            });
        }

        await (await stage.AsAsync(Part.DesignatedNurse)).DoAsync("Alert NHS providers", new()
        {
            ["told"] = "chief-executive safeguarding-lead",
            ["providers"] = Secret,
            ["alertedAt"] = "2026-12-21",
            ["alertedAt.time"] = "09:00",
            ["how"] = "secure-email",
        });
        var author = await stage.AsAsync(Part.LeadAuthor);
        await manager.DoAsync("Agree the lead author", new() { ["person"] = author.Name, ["reason"] = $"{Secret}: most involved" });
        await stage.MoveClockToAsync("2026-12-21T09:45");
    }

    /// <summary>Up to day 6: reports come in as Word and PDF files, and one agency has nothing to report.</summary>
    public async Task ReportAsync()
    {
        await stage.MoveClockToAsync("2026-12-29T10:00");
        foreach (var (agency, place) in Answering.Select((agency, place) => (agency, place)))
        {
            await ReportAsync(agency, place);
        }
    }

    public async Task ReportAsync(string agency, int place)
    {
        var lead = await stage.AsAsync(Part.LeadOf(agency));
        if (place == 2)
        {
            await lead.DoAsync("Write and return the agency", new() { ["response"] = "nil-return", ["reason"] = $"No contact; {Secret}", ["confirmed"] = "true" });
            return;
        }

        var file = place % 2 == 0
            ? RealDocuments.Docx(ReportFile(place), $"{Secret}: what {agency} knew", "Involvement", "Analysis")
            : await RealDocuments.PdfAsync(stage.Browser, ReportFile(place), $"{Secret}: what {agency} knew");
        await lead.DoAsync(
            "Write and return the agency",
            new() { ["response"] = "report", ["author"] = $"{Secret} Author", ["summary"] = Secret, ["significantIssues"] = "no" },
            file);
    }

    public static string ReportFile(int place) => place % 2 == 0 ? $"report-{place}.docx" : $"report-{place}.pdf";

    /// <summary>Day 7: the reports are released to everyone involved.</summary>
    public async Task CirculateReportsAsync()
    {
        await stage.MoveClockToAsync("2026-12-30T09:30");
        await (await stage.AsAsync(Part.BusinessManager)).DoAsync("Circulate the reports", new() { ["checkedForAll"] = "true", ["note"] = Secret });
        await stage.MoveClockToAsync("2026-12-30T10:15");
    }

    /// <summary>Day 8: the panel.</summary>
    public async Task MeetAsync()
    {
        await stage.MoveClockToAsync("2026-12-31T12:00");
        var answers = new Answers
        {
            ["heldAt"] = "2026-12-31",
            ["heldAt.time"] = "10:00",
            ["attended"] = "local-authority police health service-manager",
            ["names.local-authority"] = $"{Secret} One",
            ["names.police"] = $"{Secret} Two",
            ["names.health"] = $"{Secret} Three",
            ["names.service-manager"] = $"{Secret} Four",
            ["hasConflicts"] = "no",
            ["keyProviders"] = "yes",
        };
        foreach (var field in new[] { "findings", "workingWell", "concerns", "safety", "themes" })
        {
            answers[field] = $"{Secret}: {field}";
        }

        answers["format"] = "standard";
        answers["recommendations.0.what"] = $"{Secret}: learn";
        answers["recommendations.0.owner"] = "Southend City Council";
        answers["recommendations.0.dueOn"] = "2027-03-31";
        answers["definitionMet"] = "yes";
        answers["definitionReason"] = $"{Secret}: it does";
        answers["consensus"] = "no";
        foreach (var criterion in new[] { "improvements", "recurrent-themes", "working-together", "panel-concluded" })
        {
            answers[$"criterion.{criterion}"] = criterion == "panel-concluded" ? "no" : "yes";
            answers[$"criterion.{criterion}.reason"] = $"{Secret}: {criterion}";
        }

        await (await stage.AsAsync(Part.BusinessManager)).DoAsync("Hold the rapid review panel", answers);
        // What is to be done at once is handed on by the system first; then the vote opens.
        await stage.MoveClockToAsync("2026-12-31T12:30");
    }

    /// <summary>Between day 8 and day 11.</summary>
    public async Task VoteAsync(Part partner)
    {
        var choice = Votes[Part.Partners.ToList().IndexOf(partner)];
        await (await stage.AsAsync(partner)).DoAsync("Vote on what follows", new()
        {
            ["conflict"] = "no",
            ["choice"] = choice == "none" ? "criteria-not-met" : "criteria-met",
            ["follows"] = choice,
            ["reason"] = $"{Secret}: {choice}",
        });
    }

    /// <summary>Day 11: the first draft.</summary>
    public async Task WriteFirstDraftAsync()
    {
        await stage.MoveClockToAsync("2027-01-06T11:00");
        await (await stage.AsAsync(Part.LeadAuthor)).DoAsync(
            "Write the first draft", new() { ["note"] = Secret }, RealDocuments.Docx("draft-one.docx", $"{Secret}: first draft"));
    }

    /// <summary>Day 12, until the comments are in.</summary>
    public async Task CirculateDraftAndCommentAsync()
    {
        await stage.MoveClockToAsync("2027-01-07T08:45");
        await (await stage.AsAsync(Part.BusinessManager)).DoAsync("Circulate the first draft", new() { ["checked"] = "true", ["note"] = Secret });
        await stage.MoveClockToAsync("2027-01-07T11:00");
        foreach (var agency in Answering)
        {
            await (await stage.AsAsync(Part.LeadOf(agency))).DoAsync("Comment on the first draft", new() { ["comments"] = $"{Secret}: a comma" });
        }
    }

    /// <summary>Day 12, after 15:00: draft two.</summary>
    public async Task WriteDraftTwoAsync()
    {
        await stage.MoveClockToAsync("2027-01-07T15:30");
        await (await stage.AsAsync(Part.LeadAuthor)).DoAsync(
            "Agree amendments, finalise draft two", new() { ["note"] = Secret }, RealDocuments.Docx("draft-two.docx", $"{Secret}: second draft"));
        await stage.MoveClockToAsync("2027-01-07T16:30");
    }

    /// <summary>Day 13.</summary>
    public async Task SignOffForAgenciesAsync()
    {
        await stage.MoveClockToAsync("2027-01-08T10:00");
        foreach (var agency in Answering)
        {
            await (await stage.AsAsync(Part.LeadOf(agency))).DoAsync("Confirm the senior sign-off", SignOff());
        }
    }

    /// <summary>Day 14.</summary>
    public async Task SignOffForAdvisorAsync()
    {
        await stage.MoveClockToAsync("2027-01-11T10:00");
        await (await stage.AsAsync(Part.IndependentAdvisor)).DoAsync("Proof-read and sign off the final copy", SignOff());
    }

    /// <summary>Day 15.</summary>
    public async Task SubmitAsync()
    {
        await stage.MoveClockToAsync("2027-01-12T11:00");
        await (await stage.AsAsync(Part.BusinessManager)).DoAsync("Submit to the national Panel", new()
        {
            ["sentAt"] = "2027-01-12",
            ["sentAt.time"] = "10:55",
            ["channel"] = "Secure email",
            ["receipt"] = $"{Secret} receipt",
        });
        await stage.MoveClockToAsync("2027-01-12T11:45");
    }

    /// <summary>Seven working days on: the Panel agrees.</summary>
    public async Task PanelAgreesAsync()
    {
        await stage.MoveClockToAsync("2027-01-21T10:00");
        await (await stage.AsAsync(Part.BusinessManager)).DoAsync("Record the Panel", new()
        {
            ["replied"] = "yes",
            ["reply"] = "agrees",
            ["repliedOn"] = "2027-01-20",
            ["comments"] = Secret,
        });
        await stage.MoveClockToAsync("2027-01-21T10:45");
    }

    /// <summary>The day after: the family is told, by letter and by the social worker who knows them.</summary>
    public async Task TellFamilyAsync()
    {
        await stage.MoveClockToAsync("2027-01-22T15:00");
        await (await stage.AsAsync(Part.BusinessManager)).DoAsync("Tell the child and family", new()
        {
            ["told"] = "yes",
            ["writtenOn"] = "2027-01-22",
            ["whom"] = $"{Secret}'s mother",
            ["inPerson"] = "yes",
            ["toldBy"] = "Social worker",
            ["toldOn"] = "2027-01-22",
            ["asked"] = Secret,
        });
        await stage.MoveClockToAsync("2027-01-22T15:45");
    }

    private static Answers SignOff() => new()
    {
        ["outcome"] = "signed-off",
        ["name"] = $"{Secret} Senior",
        ["level"] = "Director",
        ["evidence"] = "By email",
        ["declaration"] = "true",
    };

    [GeneratedRegex("[A-Z]{2,5}-[0-9]{4}-[0-9]{4}", RegexOptions.None, 5000)]
    private static partial Regex ReferenceForm();
}
