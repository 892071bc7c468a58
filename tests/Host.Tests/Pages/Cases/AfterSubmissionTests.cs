using System.Net;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>What follows the submission (S003 App. D): the Panel's reply, the decision looked at again, the family told.</summary>
public sealed class AfterSubmissionTests
{
    private const string Letter = "panel-letter.pdf";

    [Fact]
    public async Task The_fifteen_days_end_with_the_submission_and_the_reply_is_waited_for_from_then_on()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.SubmitAsync("learning-review");

        var processes = await team.World.ReadAsync(db => db.ProcessInstances.Where(p => p.ProcessId != "follow-up" && p.ProcessId != "share-learning").OrderBy(p => p.StartedAt).ToListAsync());
        processes.Select(p => (p.ProcessId, p.Status, p.Limit is null)).Should().Equal(
            ("rapid-review", InstanceStatus.Completed, false), ("after-submission", InstanceStatus.Running, true));
        (await ReviewAsync(team)).Status.Should().Be(ReviewStatus.InProgress, "the review is not over");
        var task = (await OpenAsync(team)).Should().ContainSingle().Which;
        (task.ElementId, task.Due).Should().Be(("record-panel-reply", new LocalDateTime(2027, 1, 26, 17, 0)), "ten working days after the submission");
        (await team.Manager.OpenAsync(team.Review + "/dates")).Text.Should().Contain("Report submitted").And.Contain("Tuesday 12 January 2027");

        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 20, 12, 0));
        (await OpenAsync(team)).Should().ContainSingle("what the limit watched is over, so nobody is asked why the review is late");
        (await team.World.ReadAsync(db => db.OutboxMessages.AnyAsync(m => m.Kind == "limit-near"))).Should().BeFalse();
    }

    [Fact]
    public async Task A_reply_that_agrees_is_read_by_those_it_is_for_and_the_family_is_told()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.SubmitAsync("learning-review");
        await ReplyAsync(team, "agrees");

        (await TeamMailsAsync(team, "panel-replied")).Should().BeEquivalentTo([team.Manager.Id, team.Council.Id, team.Police.Id, team.Health.Id, team.Advisor.Id]);
        (await team.Police.OpenAsync(team.Review)).Text.Should().Contain("The Panel agrees with the decision").And.Contain("SAID-IN-THE-LETTER");
        (await team.Hospital.OpenAsync(team.Review)).Text.Should().NotContain("The Panel agrees").And.NotContain("SAID-IN-THE-LETTER");
        var letter = $"/documents/{(await team.World.ReadAsync(db => db.Documents.SingleAsync(d => d.FileName == Letter))).Id:D}";
        (await team.Police.OpenAsync(letter)).Status.Should().Be(HttpStatusCode.OK);
        (await team.Hospital.OpenAsync(letter)).Status.Should().Be(HttpStatusCode.NotFound);

        (await OpenAsync(team)).Should().ContainSingle().Which.ElementId.Should().Be("tell-family");
        await TellFamilyAsync(team);
        await IsOverButForFollowUpAsync(team);
    }

    [Fact]
    public async Task Where_the_Panel_disagrees_the_decision_makers_meet_and_change_the_decision_and_the_Panel_is_sent_why()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.SubmitAsync("learning-review");
        await ReplyAsync(team, "disagrees");

        foreach (var page in new[] { "", "/timetable", "/history", "/process" })
            (await team.Hospital.OpenAsync(team.Review + page)).Text.Should().NotContain("Convene the decision-makers").And.NotContain("Look at the decision again", page);
        (await team.Council.OpenAsync(team.Review)).Text.Should().Contain("Convene the decision-makers");
        await ConvenedAsync(team);
        (await TeamMailsAsync(team, "decision-makers-convened")).Should().BeEquivalentTo([team.Manager.Id, team.Council.Id, team.Police.Id, team.Health.Id, team.Advisor.Id]);

        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 25, 12, 0));
        var path = await team.Manager.TaskAsync("reconsider-decision");
        (await team.Manager.SendAsync(path, [.. Meeting, ("outcome", "changed"), ("advisorInvolved", "yes")])).Text.Should()
            .Contain("Enter what the independent advisor advised").And.Contain("Select an answer to “What do they decide instead?”").And.Contain("Enter the justification");
        await ChangedAsync(team);
        foreach (var page in new[] { "", "/timetable", "/history", "/process" })
            (await team.Hospital.OpenAsync(team.Review + page)).Text.Should().NotContain("when they meet").And.NotContain("Look at the decision again", page);
        (await team.Council.OpenAsync(team.Review)).Text.Should().Contain("Changed: Commission a local child safeguarding practice review").And.Contain("WHY-IT-CHANGED");

        (await OpenAsync(team)).Should().ContainSingle().Which.ElementId.Should().Be("send-justification");
        await JustifiedAsync(team);
        await TellFamilyAsync(team);
        var goesOn = await team.World.ReadAsync(db => db.ProcessInstances.Where(p => p.EndedAt == null && p.ProcessId != "follow-up" && p.ProcessId != "share-learning").SingleAsync());
        (goesOn.ProcessId, goesOn.Limit).Should().Be(("practice-review", new LocalDateTime(2027, 7, 25, 17, 0)), "six months from the day on which the decision was changed");
        (await team.World.ReadAsync(db => Upkeep.FirstDriftAsync(db, CancellationToken.None))).Should().BeNull();
    }

    [Fact]
    public async Task A_reply_that_does_not_come_is_chased_until_the_day_it_is_expected_then()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.SubmitAsync("learning-review");
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 27, 10, 0));
        await team.DoneAsync(
            team.Manager,
            "record-panel-reply",
            ("replied", "chased"), ("chasedOn.Day", "27"), ("chasedOn.Month", "1"), ("chasedOn.Year", "2027"), ("chasedBy", "telephone"),
            ("expectedBy.Day", "3"), ("expectedBy.Month", "2"), ("expectedBy.Year", "2027"));

        var again = (await OpenAsync(team)).Should().ContainSingle().Which;
        (again.ElementId, again.Due).Should().Be(("record-panel-reply", new LocalDateTime(2027, 2, 3, 17, 0)));
        (await team.Police.OpenAsync(team.Review)).Text.Should().NotContain("The Panel’s reply Reply");
        (await team.Manager.OpenAsync(await team.Manager.TaskAsync("record-panel-reply"))).Text.Should().Contain("No, and the review goes on without waiting for it").And.Contain("its six months run from the day of the decision");
        await team.DoneAsync(team.Manager, "record-panel-reply", ("replied", "will-not-reply"), ("willNotReason", "w"));
        (await OpenAsync(team)).Should().ContainSingle().Which.ElementId.Should().Be("tell-family");
        (await TeamMailsAsync(team, "panel-replied")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_family_that_cannot_be_told_yet_is_come_back_to_on_the_day_that_was_set()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.SubmitAsync("learning-review");
        await ReplyAsync(team, "agrees");
        await team.DoneAsync(
            team.Manager, "tell-family", ("told", "not-yet"), ("whyNotYet", "w"), ("lookAgainOn.Day", "15"), ("lookAgainOn.Month", "2"), ("lookAgainOn.Year", "2027"));

        var again = (await OpenAsync(team)).Should().ContainSingle().Which;
        (again.ElementId, again.Due).Should().Be(("tell-family", new LocalDateTime(2027, 2, 15, 17, 0)));
        (await team.Manager.SendAsync(await team.Manager.TaskAsync("tell-family"), ("told", "yes"), ("inPerson", "yes"))).Text.Should()
            .Contain("Enter the date of the letter").And.Contain("Enter an answer to “By whom?”").And.NotContain("Enter an answer to “Why not in person?”");
    }

    /// <summary>The decision-makers met on 25 January, and decided on a practice review.</summary>
    internal static async Task ReconsideredAsync(SouthendTeam team)
    {
        await ConvenedAsync(team);
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 25, 12, 0));
        await ChangedAsync(team);
    }

    internal static Task JustifiedAsync(SouthendTeam team) => team.DoneAsync(
        team.Manager, "send-justification", ("sentOn.Day", "25"), ("sentOn.Month", "1"), ("sentOn.Year", "2027"), ("channel", "Secure email"), ("receipt", "1"));

    private static Task ConvenedAsync(SouthendTeam team) => team.DoneAsync(
        team.Manager, "convene-decision-makers", ("meetOn.Day", "25"), ("meetOn.Month", "1"), ("meetOn.Year", "2027"), ("meetAt.time", "10:00"), ("how", "remote"), ("place", "By video"));

    private static Task ChangedAsync(SouthendTeam team) => team.DoneAsync(
        team.Manager,
        "reconsider-decision",
        [.. Meeting, ("outcome", "changed"), ("newChoice", "commission"), ("advisorInvolved", "yes"), ("advice", "a"), ("considered", "c"), ("justification", "WHY-IT-CHANGED")]);

    internal static (string, string)[] Meeting =>
    [
        ("heldAt.Day", "25"), ("heldAt.Month", "1"), ("heldAt.Year", "2027"), ("heldAt.time", "10:00"), ("hasConflicts", "no"),
        ("attended", "local-authority"), ("attended", "police"), ("attended", "health"),
        ("names.local-authority", "One"), ("names.police", "Two"), ("names.health", "Three"),
        ("criterion.improvements", "yes"), ("criterion.improvements.reason", "r"), ("criterion.recurrent-themes", "no"), ("criterion.recurrent-themes.reason", "r"),
        ("criterion.working-together", "yes"), ("criterion.working-together.reason", "r"), ("criterion.panel-concluded", "yes"), ("criterion.panel-concluded.reason", "r"),
    ];

    private static async Task ReplyAsync(SouthendTeam team, string reply)
    {
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 21, 10, 0));
        var sent = await team.Manager.SendAsync(
            await team.Manager.TaskAsync("record-panel-reply"),
            ("document", Letter, SouthendTeam.Pdf),
            ("replied", "yes"), ("reply", reply), ("repliedOn.Day", "20"), ("repliedOn.Month", "1"), ("repliedOn.Year", "2027"), ("comments", "SAID-IN-THE-LETTER"));
        sent.Status.Should().Be(HttpStatusCode.Redirect, sent.Text);
        await team.World.SweepAsync();
    }

    private static Task TellFamilyAsync(SouthendTeam team) => team.DoneAsync(
        team.Manager,
        "tell-family",
        ("told", "yes"), ("writtenOn.Day", "21"), ("writtenOn.Month", "1"), ("writtenOn.Year", "2027"), ("whom", "Mother"), ("inPerson", "no"), ("whyNotInPerson", "They asked for a letter"));

    // What was recommended is followed on, and what was learnt is spread.
    private static async Task IsOverButForFollowUpAsync(SouthendTeam team)
    {
        (await team.World.ReadAsync(db => db.ProcessInstances.Where(p => p.EndedAt == null).Select(p => p.ProcessId).ToListAsync())).Should().BeEquivalentTo("follow-up", "share-learning");
        (await ReviewAsync(team)).Status.Should().Be(ReviewStatus.Completed);
        // What was recommended is followed on: that is no review to withdraw.
        (await team.Manager.OpenAsync(team.Review)).Html.Should().NotContain(team.Review + "/withdraw");
        (await team.World.ReadAsync(db => db.ProcessInstances.AnyAsync(p => p.EndedAt == null))).Should().BeTrue();
        (await team.Manager.SendAsync(team.Review + "/withdraw", ("why", "w"), ("Why", "w"), ("step", "confirm"))).Text.Should().Contain("over");
        (await team.World.ReadAsync(db => db.ProcessInstances.AnyAsync(p => p.Status == InstanceStatus.Withdrawn))).Should().BeFalse();
        (await team.Hospital.OpenAsync(team.Review)).Text.Should().Contain("Report on what is to be done", "what was recommended is asked about after the review is over");
        await team.DoneAsync(team.Hospital, "report-progress", ("state", "done"), ("done", "d"));
        await team.DoneAsync(team.Manager, "judge-progress", ("outcome", "closed"), ("reason", "r"));
        (await ReviewAsync(team)).Status.Should().Be(ReviewStatus.Completed);
    }

    private static Task<ReviewRow> ReviewAsync(SouthendTeam team) => team.World.ReadAsync(db => db.Reviews.SingleAsync());

    private static Task<List<ReviewTaskRow>> OpenAsync(SouthendTeam team) =>
        team.World.ReadAsync(db => db.ReviewTasks.Where(t => t.CompletedAt == null && t.CancelledAt == null && t.ElementId != "report-progress" && t.ElementId != "write-briefing").ToListAsync());

    private static Task<List<Guid>> TeamMailsAsync(SouthendTeam team, string kind) =>
        team.World.ReadAsync(db => db.OutboxMessages.Where(m => m.Kind == kind).Select(m => m.PersonId!.Value).ToListAsync());
}
