using Microsoft.Playwright;
using Reviews.Browser.Tests.Driving;

namespace Reviews.Browser.Tests.Stories;

/// <summary>A multi-agency case audit, by its people: nominated, each agency's tool before the meeting, the meeting, and the learning back to the group that spreads it.</summary>
[Collection(WithABrowser.Name)]
public sealed class ACaseAudit(Chromium chromium)
{
    private static readonly string[] Agencies = ["Southend Children's Services", "Southend Hospital"];

    [Fact]
    public async Task A_nominated_case_is_audited_on_the_day_and_theme_that_were_set_and_what_is_learnt_goes_back()
    {
        await using var stage = await Stage.OpenAsync(chromium.Browser);
        var manager = await stage.AsAsync(Part.BusinessManager);
        var review = await NominateAsync(stage, manager);
        await manager.DoAsync("Say whether the case is audited", new()
        {
            ["accepted"] = "yes",
            ["theme"] = "Children missing from home",
            ["questions"] = "What did each know, and when?",
            ["meetingOn"] = "2027-01-27",
            ["meetingAt.time"] = "09:30",
            ["place"] = "County Hall",
        });
        await stage.MoveClockToAsync("2027-01-11T10:00");
        foreach (var agency in Agencies)
        {
            var lead = await stage.AsAsync(Part.LeadOf(agency));
            (await lead.OwedAsync("Complete your agency’s audit tool")).Should().Contain("Wednesday 20 January 2027", "five working days before the meeting");
            await lead.OpenAsync("Complete your agency’s audit tool");
            (await lead.Page.Locator("main").InnerTextAsync()).Should().Contain("Children missing from home").And.Contain("What did each know, and when?").And.Contain("County Hall");
            await lead.DoAsync("Complete your agency’s audit tool", new()
            {
                ["response"] = "report",
                ["author"] = "A team manager",
                ["significantIssues"] = "no",
                ["part"] = "Six visits",
                ["workedWell"] = "The school was told",
                ["concerns"] = "A letter was late",
                ["voice"] = "Seen alone twice",
                ["judgement"] = "good",
            });
        }

        await stage.MoveClockToAsync("2027-01-12T10:00");
        await manager.DoAsync("Circulate the audit tools", new() { ["checkedForAll"] = "true" });
        await stage.MoveClockToAsync("2027-01-27T14:00");
        await manager.DoAsync("Hold the audit meeting", new()
        {
            ["heldAt"] = "2027-01-27",
            ["heldAt.time"] = "09:30",
            ["hasConflicts"] = "no",
            ["attended"] = "childrens-services southend-hospital",
            ["names.childrens-services"] = "A team manager",
            ["names.southend-hospital"] = "A matron",
            ["workedWell"] = "The school was told at once",
            ["findings"] = "Letters take a week",
            ["learning"] = "Ring, then write",
            ["recommendations.0.what"] = "Ring before writing",
            ["recommendations.0.owner"] = "Southend Hospital",
            ["recommendations.0.dueOn"] = "2027-03-31",
        });
        await stage.MoveClockToAsync("2027-01-29T10:00");
        await manager.DoAsync("Write the summary of the audit", [], RealDocuments.Docx("audit-summary.docx", "What was found"));
        await stage.MoveClockToAsync("2027-02-10T10:00");
        await manager.DoAsync("Report it to Performance", new() { ["reportedOn"] = "2027-02-10", ["assured"] = "yes" });
        await manager.OpenAsync("Feed the learning back");
        (await manager.Page.Locator("main").InnerTextAsync()).Should().Contain("Ring, then write").And.Contain("Learning and Development group");
        await manager.DoAsync("Feed the learning back", new() { ["fedBackOn"] = "2027-02-10", ["how"] = "meeting", ["back"] = "The group asks for a number to ring" });
        (await manager.ReadAsync(review)).Should().Contain("completed").And.Contain("Nominated for audit");
        (await manager.ReadAsync(review + "/dates")).Should().Contain("Nominated for audit").And.NotContain("Notification sent");
        (await (await stage.AsAsync(Part.LeadOf("Southend Hospital"))).TasksAsync()).Should().ContainSingle("its owner is asked how far it is with what was recommended");
    }

    private static async Task<string> NominateAsync(Stage stage, Player manager)
    {
        await stage.MoveClockToAsync("2026-12-18T10:00");
        await manager.Page.GotoAsync("/reviews/start");
        await manager.FillAsync(new()
        {
            ["Answers.What"] = "case-audit",
            ["case-audit.by"] = "A health visitor",
            ["case-audit.why"] = "The agencies worked well together",
            ["case-audit.nominatedOn"] = "2026-12-18",
            ["case-audit.nominatedAt.time"] = "09:40",
            ["Answers.Agencies"] = "childrens-services southend-hospital",
        });
        await manager.SendAsync();
        await Assertions.Expect(manager.Page.GetByRole(AriaRole.Button, new() { Name = "Start the review" })).ToBeVisibleAsync();
        (await manager.Page.Locator("main").InnerTextAsync()).Should().Contain("A health visitor").And.Contain("Hold the audit meeting");
        await manager.SendAsync();
        await Assertions.Expect(manager.Page.Locator(".govuk-notification-banner--success")).ToContainTextAsync("The review is started");
        return new Uri(manager.Page.Url).AbsolutePath;
    }
}
