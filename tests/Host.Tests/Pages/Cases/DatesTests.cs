using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>The dates of a review on its pages: asked for once, shown where they are asked for again, corrected in one place.</summary>
public sealed class DatesTests
{
    private static readonly (string, string)[] Triage =
    [
        ("facts", "F"), ("abuseOrNeglect", "suspected"), ("outcome", "died"), ("place", "in-area"), ("childrenCount", "1"), ("lookedAfter", "no"), ("careLeaver", "no"), ("siblingsSafe", "yes"),
    ];

    [Fact]
    public async Task A_form_that_asks_again_is_filled_in_and_says_who_can_correct_it()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await BecomeAwareAsync(team);
        var path = await team.Council.TaskAsync("triage");
        var page = await team.Council.OpenAsync(path);
        page.Html.Should().MatchRegex("name=\"awareOn.Day\"[^>]*value=\"17\"").And.MatchRegex("name=\"awareOn.Year\"[^>]*value=\"2026\"").And.Contain("/reviews/SOU-2026-0002/dates\"");
        page.Text.Should().Contain("Recorded already: Thursday 17 December 2026, 8:15am. Leave it as it is; if it is wrong, the business manager can correct it.");
        page.Html.Should().MatchRegex("name=\"incidentOn.Day\"[^>]*value=\"\"|name=\"incidentOn.Day\"(?![^>]*value=)");

        var refused = await team.Council.SendAsync(path, [.. Triage, .. Day("awareOn", 16), .. Day("incidentOn", 18), .. Day("partnersToldOn", 19)]);
        refused.Status.Should().Be(HttpStatusCode.BadRequest);
        refused.Text.Should().Contain("You entered that the authority became aware on Wednesday 16 December 2026, but it is recorded that the authority became aware at 8:15am on Thursday 17 December 2026")
            .And.Contain("The incident happened on Friday 18 December 2026, but the authority became aware at 8:15am on Thursday 17 December 2026")
            .And.Contain("The date the safeguarding partners were told must be in the past, but Saturday 19 December 2026 is after today, Friday 18 December 2026");
        foreach (var field in new[] { "awareOn", "incidentOn", "partnersToldOn" })
            refused.Html.Should().Contain($"id=\"{field}-error\"");
        (await team.World.ReadAsync(db => db.CaseDates.CountAsync())).Should().Be(2, "of each review what it started with");

        (await team.Council.PostAsync(path, refused, [.. Triage, .. Day("awareOn", 17), .. Day("incidentOn", 14), .. Day("partnersToldOn", 17)], null)).Status.Should().Be(HttpStatusCode.Redirect);
        var dates = (await team.Council.OpenAsync("/reviews/SOU-2026-0002/dates")).Text;
        dates.Should().Contain("Incident Monday 14 December 2026 Recorded by Casey, Friday 18 December 2026, 10am")
            .And.Contain("Authority became aware Thursday 17 December 2026, 8:15am Recorded by Morgan").And.Contain("“Incident notification” is counted from this date")
            .And.Contain("Safeguarding partners told Thursday 17 December 2026").And.Contain("Notification sent Not recorded yet")
            .And.Contain("tell the business manager").And.NotContain("Correct incident");
        (await team.Council.OpenAsync("/reviews/SOU-2026-0002/history")).Text.Should().Contain("The date the incident happened was recorded: Monday 14 December 2026.");
    }

    [Fact]
    public async Task A_notification_sent_before_the_authority_was_aware_is_refused_where_it_is_recorded_and_where_it_is_corrected()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await BecomeAwareAsync(team);
        await DecidedAsync(team);
        var path = await team.Council.TaskAsync("record-notification");
        (string, string)[] sent = [("reference", "SIN-1"), ("sentAt.time", "08:00"), ("sentBy", "B")];
        var refused = await team.Council.SendAsync(path, [.. sent, .. Day("sentOn", 17)]);
        refused.Status.Should().Be(HttpStatusCode.BadRequest);
        refused.Text.Should().Contain("The notification was sent at 8am on Thursday 17 December 2026, but the authority became aware at 8:15am on Thursday 17 December 2026: one of these two dates must be wrong");
        (await team.Council.PostAsync(path, refused, [.. sent, .. Day("sentOn", 18)], null)).Status.Should().Be(HttpStatusCode.Redirect);

        const string Aware = "/reviews/SOU-2026-0002/dates/awareness";
        var late = await team.Manager.SendAsync(Aware, [.. Day("On", 18), ("At", "09:00"), ("Why", "TYPED"), ("step", "check")]);
        late.Status.Should().Be(HttpStatusCode.BadRequest);
        late.Text.Should().Contain("The authority became aware at 9am on Friday 18 December 2026, but the notification was sent at 8am on Friday 18 December 2026").And.Contain("TYPED");
    }

    [Fact]
    public async Task The_rapid_review_counts_from_the_date_as_it_is_recorded_by_then()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await BecomeAwareAsync(team);
        await DecidedAsync(team);
        await team.DoneAsync(team.Council, "record-notification", [("reference", "SIN-1"), ("sentAt.time", "08:00"), ("sentBy", "B"), .. Day("sentOn", 18)]);
        const string Sent = "/reviews/SOU-2026-0002/dates/notification-sent";
        var check = await team.Manager.SendAsync(Sent, [.. Day("On", 17), ("At", "16:00"), ("Why", "w"), ("step", "check")]);
        check.Text.Should().Contain("No deadline moves: nothing in this review is counted from the date the notification was sent");
        (await team.Manager.PostAsync(Sent, check, [("step", "confirm")], null)).Status.Should().Be(HttpStatusCode.Redirect);

        var path = await team.Manager.TaskAsync("start-rapid-review-task");
        (await team.Manager.OpenAsync(path)).Text.Should().Contain("Submit to the national Panel Monday 11 January 2027, 5pm");
        var started = await team.Manager.SendAsync(
            path, [.. Day("panelAt", 31), ("panelAt.time", "10:00"), ("place", "P"), ("agencies", "southend-hospital"), ("modifiedResponse", "no"), ("confirmed", "true")]);
        started.Status.Should().Be(HttpStatusCode.Redirect, started.Text);
        await team.World.SweepAsync();

        var began = await team.World.ReadAsync(db => db.ProcessInstances.SingleAsync(p => p.ProcessId == "rapid-review" && db.Reviews.Any(r => r.Id == p.ReviewId && r.Reference == "SOU-2026-0002")));
        (began.AnchorOn, began.AnchorTime).Should().Be((new LocalDate(2026, 12, 17), new LocalTime(16, 0)));
        (await team.Manager.OpenAsync("/reviews/SOU-2026-0002/dates")).Text.Should().Contain("Before: Friday 18 December 2026, 8am").And.Contain("“Rapid review” is counted from this date");
    }

    [Fact]
    public async Task The_business_manager_adds_and_corrects_what_nothing_counts_from()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var (list, path) = (team.Review + "/dates", team.Review + "/dates/incident");
        (await team.Manager.OpenAsync(list)).Html.Should().Contain($"href=\"{path}\"");
        (await team.Council.OpenAsync(list)).Html.Should().NotContain($"href=\"{path}\"");

        var tooLate = await team.Manager.SendAsync(path, [.. Day("On", 19), ("step", "check")]);
        tooLate.Status.Should().Be(HttpStatusCode.BadRequest);
        tooLate.Text.Should().Contain("The date the incident happened must be in the past");
        var after = await team.Manager.SendAsync(path, [.. Day("On", 18), ("At", "10:00"), ("step", "check")]);
        after.Status.Should().Be(HttpStatusCode.BadRequest);
        after.Text.Should().Contain("The incident happened at 10am on Friday 18 December 2026, but the notification was sent at 9:40am on Friday 18 December 2026");

        var check = await team.Manager.SendAsync(path, [.. Day("On", 10), ("step", "check")]);
        check.Text.Should().Contain("No deadline moves").And.NotContain("Reason");
        (await team.Manager.PostAsync(path, check, [("step", "confirm")], null)).Location.Should().Be(list + "?recorded=incident");
        (await team.Manager.OpenAsync(list + "?recorded=incident")).Text.Should().Contain("The date is recorded.").And.NotContain("told by email");
        (await team.Manager.SendAsync(path, [.. Day("On", 9), ("step", "check")])).Text.Should().Contain("Enter the reason for the correction");

        var again = await team.Manager.SendAsync(path, [.. Day("On", 9), ("Why", "THE-REASON"), ("step", "check")]);
        (await team.Manager.PostAsync(path, again, [("step", "confirm")], null)).Status.Should().Be(HttpStatusCode.Redirect);
        var dates = await team.Council.OpenAsync(list);
        dates.Text.Should().Contain("Wednesday 9 December 2026").And.Contain("Before: Thursday 10 December 2026").And.Contain("Corrected by Morgan, Friday 18 December 2026, 10am. Reason: THE-REASON");
        dates.Html.Should().Contain("<s>Thursday 10 December 2026</s>");
        (await team.Council.OpenAsync(team.Review + "/history")).Text.Should().Contain("The date the incident happened was corrected from Thursday 10 December 2026 to Wednesday 9 December 2026.");
    }

    /// <summary>A second review, of what the authority became aware of on Thursday 17 December 2026 at 8:15am.</summary>
    private static async Task BecomeAwareAsync(SouthendTeam team)
    {
        var sent = await team.Manager.SendAsync("/reviews/start", [("Answers.What", "incident-notification"), ("incident-notification.awareAt.time", "08:15"), ("Answers.Agencies", "southend-hospital"), .. Day("incident-notification.awareOn", 17)]);
        sent.Status.Should().Be(HttpStatusCode.Redirect, sent.Text);
        var started = await team.Manager.PostAsync(sent.Location!, await team.Manager.OpenAsync(sent.Location!), [], null);
        started.Location.Should().StartWith("/reviews/SOU-2026-0002", started.Text);
        await team.World.SweepAsync();
    }

    private static async Task DecidedAsync(SouthendTeam team)
    {
        await team.DoneAsync(team.Council, "triage", [.. Triage, .. Day("awareOn", 17)]);
        await team.DoneAsync(
            team.Council,
            "decide-notification",
            [
                ("localAuthorityView", "notify"), ("localAuthorityReasons", "r"), ("policeView", "notify"), ("policeReasons", "r"), ("healthView", "notify"), ("healthReasons", "r"),
                ("choice", "notify"), ("reasons", "r"), ("decidedBy", "D"), .. Day("decidedOn", 18),
            ]);
    }

    private static (string, string)[] Day(string field, int day) => [(field + ".Day", $"{day}"), (field + ".Month", "12"), (field + ".Year", "2026")];
}
