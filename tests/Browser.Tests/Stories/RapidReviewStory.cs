using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NodaTime.Text;
using Reviews.Browser.Tests.Driving;

namespace Reviews.Browser.Tests.Stories;

/// <summary>
/// A rapid review told day by day, each step by the person whose step it is. Notified on Friday 18 December 2026, or on the
/// Monday after, so that Christmas lies in it. Every free text says <see cref="Secret"/>, which no mail may ever repeat.
/// </summary>
internal sealed partial class RapidReviewStory(Stage stage, IReadOnlyList<string> agencyIds, IReadOnlyList<string> agencyNames)
{
    /// <summary>Stands for everything a mail may not say.</summary>
    public const string Secret = "Marigold";

    /// <summary>What its panel recommends.</summary>
    public const string Recommended = $"{Secret}: learn";

    /// <summary>The working days from 18 December 2026 on: Christmas Day, 28 December and New Year's Day are bank holidays.</summary>
    private static readonly LocalDate[] WorkingDays =
    [
        .. new[] { 18, 21, 22, 23, 24, 29, 30, 31 }.Select(day => new LocalDate(2026, 12, day)),
        .. new[] { 4, 5, 6, 7, 8, 11, 12, 13, 14, 15, 18, 19, 20, 21, 22, 25 }.Select(day => new LocalDate(2027, 1, day)),
    ];

    private int dayOne;

    public string Reference { get; private set; } = "";

    public string ReviewPath => $"/reviews/{Reference}";

    /// <summary>Agencies that never answer anything.</summary>
    public IReadOnlyList<string> Silent { get; init; } = [];

    /// <summary>What each partner wants to follow, "none" meaning that the criteria are not met, in the order local authority, police, health.</summary>
    public IReadOnlyList<string> Votes { get; init; } = ["learning-review", "learning-review", "learning-review"];

    /// <summary>What the three agreed on at the panel; null where each votes.</summary>
    public string? Agreed { get; init; }

    private IEnumerable<string> Answering => agencyNames.Except(Silent);

    /// <summary>Goes on where an incident was notified on Monday 21 December, and its rapid review was started from that.</summary>
    public static RapidReviewStory After(NotificationStory notified, Stage stage, IReadOnlyList<string> agencyIds, IReadOnlyList<string> agencyNames, string agreed) =>
        new(stage, agencyIds, agencyNames) { Agreed = agreed, Reference = ReferenceForm().Match(notified.ReviewPath).Value, dayOne = 1 };

    /// <summary>A day of the review, counted over working days, as a form takes it.</summary>
    public string On(int day) => LocalDatePattern.Iso.Format(WorkingDays[dayOne + day - 1]);

    private Task MoveToAsync(int day, string at) => stage.MoveClockToAsync($"{On(day)}T{at}");

    /// <summary>Friday 18 December: the business manager looks at the whole timetable, then starts the review.</summary>
    /// <returns>The timetable as it was shown before anything was created.</returns>
    public async Task<string> StartAsync()
    {
        await MoveToAsync(1, "10:00");
        var manager = await stage.AsAsync(Part.BusinessManager);
        await manager.Page.GotoAsync("/reviews/start");
        await manager.FillAsync(new()
        {
            ["Answers.What"] = "rapid-review",
            ["rapid-review.reference"] = "SIN-4711",
            ["rapid-review.sentOn"] = On(1),
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
            ["panelDate"] = On(8),
            ["panelTime.time"] = "10:00",
            ["panelPlace"] = "Civic Centre, committee room 2",
            ["template"] = "first",
            ["modifiedResponse"] = "no",
            ["message"] = Secret,
        });
        await MoveToAsync(2, "09:00");
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
            ["alertedAt"] = On(2),
            ["alertedAt.time"] = "09:00",
            ["how"] = "secure-email",
        });
        var author = await stage.AsAsync(Part.LeadAuthor);
        await manager.DoAsync("Agree the lead author", new() { ["person"] = author.Name, ["reason"] = $"{Secret}: most involved" });
        await MoveToAsync(2, "09:45");
    }

    /// <summary>Up to day 6: reports come in as Word and PDF files, and one agency has nothing to report.</summary>
    public async Task ReportAsync()
    {
        await MoveToAsync(6, "10:00");
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
        await MoveToAsync(7, "09:30");
        await (await stage.AsAsync(Part.BusinessManager)).DoAsync("Circulate the reports", new() { ["checkedForAll"] = "true", ["note"] = Secret });
        await MoveToAsync(7, "10:15");
    }

    /// <summary>Day 8: the panel.</summary>
    public async Task MeetAsync()
    {
        await MoveToAsync(8, "12:00");
        var answers = new Answers
        {
            ["heldAt"] = On(8),
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
        answers["recommendations.0.what"] = Recommended;
        answers["recommendations.0.owner"] = "Southend City Council";
        answers["recommendations.0.dueOn"] = "2027-03-31";
        answers["definitionMet"] = "yes";
        answers["definitionReason"] = $"{Secret}: it does";
        answers["consensus"] = Agreed is null ? "no" : "yes";
        if (Agreed is not null)
        {
            answers["criteriaMet"] = "criteria-met";
            answers["follows"] = Agreed;
            answers["decisionReason"] = $"{Secret}: {Agreed}";
        }

        foreach (var criterion in new[] { "improvements", "recurrent-themes", "working-together", "panel-concluded" })
        {
            answers[$"criterion.{criterion}"] = criterion == "panel-concluded" ? "no" : "yes";
            answers[$"criterion.{criterion}.reason"] = $"{Secret}: {criterion}";
        }

        await (await stage.AsAsync(Part.BusinessManager)).DoAsync("Hold the rapid review panel", answers);
        // What is to be done at once is handed on by the system first; then the vote opens.
        await MoveToAsync(8, "12:30");
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

    [GeneratedRegex("[A-Z]{2,5}-[0-9]{4}-[0-9]{4}", RegexOptions.None, 5000)]
    private static partial Regex ReferenceForm();
}
