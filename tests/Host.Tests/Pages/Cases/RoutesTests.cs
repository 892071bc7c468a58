using System.Net;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>The ways into a review and round it, besides a notification that leads to a rapid review.</summary>
public sealed class RoutesTests
{
    private const string Second = "/reviews/SOU-2026-0002";

    [Fact]
    public async Task A_partner_raises_a_case_and_a_local_review_counts_from_the_day_it_was_accepted()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await StartAsync(team, [("Answers.What", "referral"), ("referral.receivedAt.time", "09:00"), .. Day("referral.receivedOn", "17")]);
        (await ReviewAsync(team)).Status.Should().Be(ReviewStatus.Opened);
        (await team.Manager.OpenAsync(await team.Manager.TaskAsync("record-referral"))).Text.Should().Contain("This is not a child-protection referral");
        await team.DoneAsync(
            team.Manager,
            "record-referral",
            ("raisedBy", "A school"), ("raisedByPost", "Designated lead"), ("facts", "F"), ("abuseOrNeglect", "suspected"), ("outcome", "neither"), ("why", "W"), ("seenBefore", "no"));
        foreach (var (partner, body, should) in new[] { (team.Council, "local-authority", "local-review"), (team.Police, "police", "no-review") })
            (await partner.SendAsync(await partner.TaskAsync("give-view", body), ("definition", "no"), ("should", should), ("reasons", "R"))).Status.Should().Be(HttpStatusCode.Redirect);
        await team.World.MoveToAsync(new LocalDateTime(2026, 12, 23, 17, 30));
        await team.DoneAsync(
            team.Manager,
            "decide-referral",
            [("choice", "local-review"), .. Day("acceptedOn", "23"), ("reasons", "Two of three; health gave no view"), ("decidedBy", "D"), .. Day("decidedOn", "23")]);

        (await ReviewAsync(team)).Status.Should().Be(ReviewStatus.InProgress);
        var local = (await ProcessesAsync(team)).Single(p => p.ProcessId == "local-rapid-review");
        local.Limit.Should().Be(new LocalDateTime(2027, 1, 18, 17, 0), "fifteen working days after Wednesday 23 December 2026");
        (await OpenAsync(team)).Should().Contain(["commission", "agency-report"]);
        var overview = (await team.Manager.OpenAsync(Second)).Text;
        overview.Should().Contain("Referral accepted").And.Contain("Hand the finished review to the three partners").And.NotContain("Submit to the national Panel");
        (await team.Manager.OpenAsync(Second + "/dates")).Text.Should().Contain("Referral received").And.Contain("Wednesday 23 December 2026").And.Contain("Notification sent Not recorded yet");
    }

    [Fact]
    public async Task The_death_of_a_looked_after_child_goes_to_its_own_recipients_beside_the_decision_whether_to_notify()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await BecomeAwareAsync(team);
        await TriageAsync(team, lookedAfter: "yes", careLeaver: "no");
        (await OpenAsync(team)).Should().BeEquivalentTo("notify-death-in-care", "decide-notification");
        await team.DoneAsync(
            team.Council, "notify-death-in-care", [("told", "secretary-of-state"), ("told", "ofsted"), .. Day("toldOn", "18"), ("toldBy", "Director")]);
        (await OpenAsync(team)).Should().Equal("decide-notification");
    }

    [Fact]
    public async Task A_care_leaver_of_age_is_not_held_against_the_duty_to_notify_and_the_partners_may_choose_a_review()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await BecomeAwareAsync(team);
        await TriageAsync(team, lookedAfter: "no", careLeaver: "18-to-24");
        (await OpenAsync(team)).Should().BeEquivalentTo("notify-death-in-care", "choose-review");
        await team.DoneAsync(team.Council, "choose-review", [("localReview", "yes"), ("reasons", "R"), ("decidedBy", "D"), .. Day("decidedOn", "18")]);
        (await ProcessesAsync(team)).Select(p => p.ProcessId).Should().BeEquivalentTo("incident-notification", "local-rapid-review");
        (await ReviewAsync(team)).Status.Should().Be(ReviewStatus.InProgress);
    }

    [Fact]
    public async Task New_facts_open_a_decision_not_to_notify_again_with_a_new_day_of_awareness()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await BecomeAwareAsync(team);
        await TriageAsync(team, lookedAfter: "no", careLeaver: "no");
        await team.DoneAsync(
            team.Council,
            "decide-notification",
            [
                ("localAuthorityView", "not-notify"), ("policeView", "not-notify"), ("healthView", "notify"), ("choice", "not-notify"), ("localReview", "no"), ("reasons", "R"), ("decidedBy", "D"),
                .. Day("decidedOn", "18"),
            ]);
        (await ReviewAsync(team)).Status.Should().Be(ReviewStatus.NotNotified);
        (await team.Manager.OpenAsync(team.Review + "/reopen")).Status.Should().Be(HttpStatusCode.NotFound, "that review is no such decision");
        foreach (var person in new[] { team.Council, team.Police, team.Hospital, team.Advisor, team.Administrator, team.Outsider })
            (await person.OpenAsync(Second + "/reopen")).Status.Should().Be(HttpStatusCode.NotFound, person.Name);

        await team.World.MoveToAsync(new LocalDateTime(2027, 2, 2, 10, 0));
        (await team.Manager.OpenAsync(Second)).Text.Should().Contain("Decide again whether to notify");
        var before = await team.Manager.SendAsync(Second + "/reopen", [.. Day("On", "17"), ("At", "09:00"), ("Why", "W"), ("step", "confirm")]);
        before.Status.Should().Be(HttpStatusCode.BadRequest);
        before.Text.Should().Contain("The date must be on or after Friday 18 December 2026, when it was decided not to notify");
        var nothing = await team.Manager.SendAsync(Second + "/reopen", ("step", "check"));
        nothing.Text.Should().Contain("Enter what the new facts are").And.Contain("Enter the time");
        var check = await team.Manager.SendAsync(Second + "/reopen", [("On.Day", "1"), ("On.Month", "2"), ("On.Year", "2027"), ("At", "09:00"), ("Why", "NEW-FACTS"), ("step", "check")]);
        check.Text.Should().Contain("Monday 1 February 2027").And.Contain("NEW-FACTS");
        (await ReviewAsync(team)).Status.Should().Be(ReviewStatus.NotNotified, "nothing happens before it is confirmed");
        (await team.Manager.PostAsync(Second + "/reopen", check, [("step", "confirm")], null)).Status.Should().Be(HttpStatusCode.Redirect);

        (await ReviewAsync(team)).Status.Should().Be(ReviewStatus.Opened);
        var again = (await ProcessesAsync(team)).Where(p => p.ProcessId == "incident-notification").ToList();
        again.Should().HaveCount(2, "the first stays as it was");
        again.Single(p => p.EndedAt is null).Limit.Should().Be(new LocalDateTime(2027, 2, 8, 17, 0), "five working days after Monday 1 February 2027");
        (await OpenAsync(team)).Should().Equal("triage");
        (await team.MailsAsync(team.Police, "review-reopened")).Should().ContainSingle().Which.Body.Should().NotContain("NEW-FACTS");
        (await team.Council.OpenAsync(Second + "/history")).Text.Should().Contain("Whether to notify is decided again").And.Contain("NEW-FACTS");
        (await team.Council.OpenAsync(Second + "/dates")).Text.Should().Contain("Monday 1 February 2027").And.Contain("Thursday 17 December 2026", "what stood before is not lost");
    }

    [Fact]
    public async Task A_notification_that_is_withdrawn_lets_the_review_go_on_as_a_local_one_and_everyone_is_told()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var path = team.Review + "/withdraw";
        (await team.Manager.SendAsync(path, ("Why", "THE-REASON"), ("step", "confirm"))).Text.Should().Contain("Select what becomes of the review");
        var open = await team.World.ReadAsync(db => db.ReviewTasks.CountAsync(t => t.IsOpen));
        var check = await team.Manager.SendAsync(path, ("Then", "local"), ("Why", "THE-REASON"), ("step", "check"));
        check.Text.Should().Contain("Go on as a local review").And.Contain("It is not submitted to the national Panel");
        (await team.Manager.PostAsync(path, check, [("step", "confirm")], null)).Status.Should().Be(HttpStatusCode.Redirect);

        (await team.World.ReadAsync(db => db.ReviewTasks.CountAsync(t => t.IsOpen))).Should().Be(open, "no task is closed");
        foreach (var person in new[] { team.Manager, team.Hospital, team.Council, team.Nurse, team.Advisor })
            (await team.MailsAsync(person, "review-goes-on-locally")).Should().ContainSingle(person.Name).Which.Body.Should().NotContain("THE-REASON");
        (await team.Hospital.OpenAsync(team.Review + "/history")).Text.Should().Contain("The notification is withdrawn, and the review goes on as a local one").And.Contain("THE-REASON");
        var process = await team.World.ReadAsync(db => db.ProcessInstances.SingleAsync());
        process.Status.Should().Be(InstanceStatus.Running);
        process.Snapshot.Should().Contain("\"national\":false");
        (await team.World.ReadAsync(db => Upkeep.FirstDriftAsync(db, CancellationToken.None))).Should().BeNull();
    }

    private static async Task StartAsync(SouthendTeam team, (string, string)[] answers)
    {
        var sent = await team.Manager.SendAsync("/reviews/start", [("Answers.Agencies", "southend-hospital"), .. answers]);
        sent.Status.Should().Be(HttpStatusCode.Redirect, sent.Text);
        (await team.Manager.PostAsync(sent.Location!.Split('?')[0], await team.Manager.OpenAsync(sent.Location!), [], null)).Status.Should().Be(HttpStatusCode.Redirect);
        await team.World.SweepAsync();
    }

    private static Task BecomeAwareAsync(SouthendTeam team) =>
        StartAsync(team, [("Answers.What", "incident-notification"), ("incident-notification.awareAt.time", "08:15"), .. Day("incident-notification.awareOn", "17")]);

    private static Task TriageAsync(SouthendTeam team, string lookedAfter, string careLeaver) => team.DoneAsync(
        team.Council,
        "triage",
        [
            .. Day("awareOn", "17"), ("facts", "F"), ("abuseOrNeglect", "no"), ("outcome", "died"), ("place", "in-area"), ("childrenCount", "1"), ("lookedAfter", lookedAfter),
            ("careLeaver", careLeaver), ("siblingsSafe", "yes"),
        ]);

    private static (string, string)[] Day(string field, string dayOfDecember) =>
        [($"{field}.Day", dayOfDecember), ($"{field}.Month", "12"), ($"{field}.Year", "2026")];

    private static async Task<ReviewRow> ReviewAsync(SouthendTeam team) => await team.World.ReadAsync(db => db.Reviews.SingleAsync(r => r.Reference == "SOU-2026-0002"));

    private static Task<List<ProcessInstanceRow>> ProcessesAsync(SouthendTeam team) =>
        team.World.ReadAsync(db => db.ProcessInstances.Where(p => db.Reviews.Any(r => r.Id == p.ReviewId && r.Reference == "SOU-2026-0002")).ToListAsync());

    /// <summary>The steps that stand open in the second review.</summary>
    private static Task<List<string>> OpenAsync(SouthendTeam team) =>
        team.World.ReadAsync(db => db.ReviewTasks.Where(t => t.IsOpen && db.Reviews.Any(r => r.Id == t.ReviewId && r.Reference == "SOU-2026-0002")).Select(t => t.ElementId).ToListAsync());
}
