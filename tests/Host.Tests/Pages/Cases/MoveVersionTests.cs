using System.Net;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>A newer version is in force: what moving comes to is shown, and confirmed it happens, to one review or to all that can.</summary>
public sealed class MoveVersionTests
{
    private const string File = "southend/rapid-review.bpmn";

    [Fact]
    public async Task What_moving_comes_to_is_shown_and_happens_as_it_was_shown()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        (await team.Manager.OpenAsync(team.Review)).Text.Should().NotContain("newer version");
        await SouthendTeam.ReportAsync(team.Hospital, "southend-hospital", "findings.pdf");
        await team.World.EditAsync(File, Edited);
        var path = await PathAsync(team);
        (await team.Manager.OpenAsync(team.Review)).Html.Should().Contain($"href=\"{path}\"");

        var shown = await team.Manager.OpenAsync(path);
        shown.Text.Should().Contain("It cannot be moved as it stands").And.Contain("\"Commission the rapid review\" (commission)").And.Contain("“Commission the rapid review” becomes").And.NotContain("Move the review");
        var mapped = await team.Manager.PostAsync(path, shown, [("Map[commission]", "begin"), ("step", "check")], null);
        mapped.Text.Should().Contain("Becomes Begin the rapid review").And.Contain("From Tuesday 29 December 2026, 5pm to Wednesday 30 December 2026, midday")
            .And.Contain("Essex Police").And.NotContain("Southend Hospital", "its report is in").And.Contain("Move the review");
        var before = await TasksAsync(team);

        var faulty = await team.Manager.PostAsync(path, mapped, [("Map[commission]", "begin"), ("step", "confirm")], null);
        faulty.Status.Should().Be(HttpStatusCode.BadRequest);
        faulty.Text.Should().Contain("Enter the reason for the move");
        (await TasksAsync(team)).Should().BeEquivalentTo(before, "nothing moves before it is confirmed");

        (string, string)[] confirm = [("Map[commission]", "begin"), ("Why", "THE-REASON"), ("step", "confirm")];
        var first = await team.Manager.PostAsync(path, mapped, confirm, null);
        first.Location.Should().Be(team.Review + "?moved=true", first.Text);
        (await team.Manager.PostAsync(path, mapped, confirm, null)).Location.Should().Be(first.Location);

        var after = await TasksAsync(team);
        after.Single(t => t.SubjectId == "essex-police" && t.Step == "agency-report").Due.Should().Be(new LocalDateTime(2026, 12, 30, 12, 0));
        after.Single(t => t.SubjectId == "southend-hospital" && t.Step == "agency-report").Due.Should().Be(new LocalDateTime(2026, 12, 29, 17, 0));
        (await team.MailsAsync(team.PoliceAgency, "deadline-changed")).Should().ContainSingle().Which.Body.Should().Contain("newer version of its process").And.NotContain("THE-REASON");
        (await team.MailsAsync(team.Hospital, "deadline-changed")).Should().BeEmpty();
        (await team.Manager.OpenAsync(first.Location!)).Text.Should().Contain("runs by the newer version now").And.NotContain("to its newer version");
        var history = (await team.Council.OpenAsync(team.Review + "/history")).Text;
        history.Should().Contain("was moved to a newer version of its process").And.Contain("Task opened: Begin the rapid review", "an open task is called as people now know it").And.Contain("THE-REASON");
        history.Split("THE-REASON").Should().HaveCount(2, "a reason is said once");
        (await team.Manager.OpenAsync(path)).Text.Should().Contain("runs by the version in force");
    }

    [Fact]
    public async Task A_review_that_was_moved_is_finished_on_the_newer_version()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.World.EditAsync(File, text => text.Replace("""=review day(14, "17:00")""", """=review day(14, "16:00")""", StringComparison.Ordinal).Replace("review day(13, &quot;09:00&quot;)", "review day(13)", StringComparison.Ordinal));
        (await team.Manager.SendAsync(await PathAsync(team), ("Why", "w"), ("step", "confirm"))).Status.Should().Be(HttpStatusCode.Redirect);

        await team.World.MoveToAsync(new LocalDateTime(2026, 12, 30, 10, 0));
        await team.DoneAsync(team.Manager, "circulate-reports", ("checkedForAll", "true"), ("conflicts", "no"));
        await team.MeetAsync();
        await DraftAsync(team, "write-first-draft");
        foreach (var (partner, body) in new[] { (team.Council, "local-authority"), (team.Police, "police"), (team.Health, "health") })
            await partner.SendAsync(await partner.TaskAsync("vote", body), ("choice", "criteria-met"), ("follows", "commission"), ("conflict", "no"), ("reason", "r"));
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 7, 9, 0));
        await team.DoneAsync(team.Manager, "circulate-draft", ("checked", "true"));
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 7, 16, 0));
        await DraftAsync(team, "write-draft-two");
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 11, 12, 0));
        (await TasksAsync(team)).Single(t => t.ElementId == "advisor-sign-off").Due.Should().Be(new LocalDateTime(2027, 1, 11, 16, 0), "the newer version says so");
        await team.DoneAsync(team.Advisor, "advisor-sign-off", ("name", "n"), ("level", "l"), ("evidence", "e"), ("outcome", "signed-off"), ("declaration", "true"));
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 12, 10, 0));
        await team.DoneAsync(
            team.Manager, "submit-review", ("sentAt.day", "12"), ("sentAt.month", "1"), ("sentAt.year", "2027"), ("sentAt.time", "09:30"), ("channel", "c"), ("receipt", "r"));

        (await team.World.ReadAsync(db => db.ProcessInstances.SingleAsync(p => p.ProcessId == "rapid-review"))).Status.Should().Be(InstanceStatus.Completed);
        (await team.World.ReadAsync(db => Upkeep.FirstDriftAsync(db, CancellationToken.None))).Should().BeNull();
    }

    [Fact]
    public async Task What_was_done_before_the_move_is_told_in_the_words_of_the_version_it_was_done_by()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.World.MoveToAsync(new LocalDateTime(2026, 12, 30, 10, 0));
        await team.DoneAsync(team.Manager, "circulate-reports", ("checkedForAll", "true"), ("conflicts", "no"));
        await team.World.EditAsync(File, text => Renamed(text, "release-agency-reports", "hand-out").Replace("name=\"Release the reports\"", "name=\"Hand them out\"", StringComparison.Ordinal));
        (await team.Manager.SendAsync(await PathAsync(team), ("Why", "w"), ("step", "confirm"))).Status.Should().Be(HttpStatusCode.Redirect);

        (await team.Manager.OpenAsync(team.Review + "/history")).Text.Should().Contain("Done by the system: Release the reports.").And.NotContain("Hand them out").And.NotContain("release-agency-reports");
    }

    [Fact]
    public async Task What_was_done_shows_as_done_under_its_new_id()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await SouthendTeam.ReportAsync(team.Hospital, "southend-hospital", "findings.pdf");
        await team.World.MoveToAsync(new LocalDateTime(2026, 12, 30, 10, 0));
        await team.DoneAsync(team.Manager, "circulate-reports", ("checkedForAll", "true"), ("conflicts", "no"));
        await team.World.EditAsync(File, text => Renamed(text, "circulate-reports", "send-reports-round"));
        var path = await PathAsync(team);
        var shown = await team.Manager.OpenAsync(path);
        shown.Text.Should().Contain("“Circulate the reports to all involved” becomes").And.Contain("with one it shows as done");
        (string, string)[] map = [("Map[circulate-reports]", "send-reports-round")];
        var mapped = await team.Manager.PostAsync(path, shown, [.. map, ("step", "check")], null);
        var moved = await team.Manager.PostAsync(path, mapped, [.. map, ("Why", "w"), ("step", "confirm")], null);
        moved.Status.Should().Be(HttpStatusCode.Redirect, moved.Text);

        (await team.Manager.OpenAsync(team.Review + "/process")).Text.Should().Contain("Circulate the reports to all involved Done");
        (await TasksAsync(team)).Should().ContainSingle(t => t.ElementId == "send-reports-round" && !t.IsOpen).And.NotContain(t => t.ElementId == "circulate-reports");
        (await team.World.ReadAsync(db => Upkeep.FirstDriftAsync(db, CancellationToken.None))).Should().BeNull();
    }

    [Fact]
    public async Task A_step_that_only_its_holders_may_know_of_stays_hidden_when_the_newer_version_knows_it_no_more()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.World.MoveToAsync(new LocalDateTime(2026, 12, 30, 10, 0));
        await team.DoneAsync(team.Manager, "circulate-reports", ("checkedForAll", "true"), ("conflicts", "no"));
        await team.MeetAsync();
        await DraftAsync(team, "write-first-draft");
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 7, 9, 0));
        await team.DoneAsync(team.Manager, "settle-no-majority", ("choice", "criteria-met"), ("follows", "commission"), ("reason", "r"), ("settledOn.Day", "31"), ("settledOn.Month", "12"), ("settledOn.Year", "2026"), ("decidedBy", "d"), ("advisorInvolved", "yes"));
        await team.World.EditAsync(File, text => Renamed(text, "settle-no-majority", "settle"));
        (await team.Manager.SendAsync(await PathAsync(team), ("Why", "w"), ("step", "confirm"))).Status.Should().Be(HttpStatusCode.Redirect);

        (await team.Manager.OpenAsync(team.Review + "/history")).Text.Should().Contain("Settle where no two partners agree");
        foreach (var page in new[] { "", "/history", "/timetable" })
            (await team.Hospital.OpenAsync(team.Review + page)).Text.Should().NotContain("Settle where no two partners agree", page);
    }

    [Fact]
    public async Task A_change_after_it_was_shown_is_told_and_moves_nothing()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.World.EditAsync(File, LaterReports);
        var path = await PathAsync(team);
        var shown = await team.Manager.OpenAsync(path);
        await SouthendTeam.ReportAsync(team.Hospital, "southend-hospital", "findings.pdf");

        var stale = await team.Manager.PostAsync(path, shown, [("Why", "THE-REASON"), ("step", "confirm")], null);
        stale.Status.Should().Be(HttpStatusCode.Conflict);
        stale.Text.Should().Contain("changed after this was shown to you").And.Contain("THE-REASON");
        (await team.Manager.PostAsync(path, stale, [("Why", "w"), ("step", "confirm")], null)).Status.Should().Be(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Of_all_reviews_of_a_process_those_that_can_be_moved_are_and_the_others_say_why_not()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.World.MoveToAsync(new LocalDateTime(2026, 12, 30, 10, 0));
        await AnotherAsync(team);
        await AnotherAsync(team);
        await team.World.EditAsync(File, text => Renamed(LaterReports(text), "circulate-reports", "send-reports-round"));
        (await team.Manager.OpenAsync("/reviews")).Text.Should().Contain("3 reviews run by an earlier one");

        var page = await team.Manager.OpenAsync("/reviews/newer-version/rapid-review");
        page.Text.Should().Contain("SOU-2026-0001").And.Contain("\"Circulate the reports to all involved\" (circulate-reports)").And.Contain("3 due dates move").And.Contain("Move the 2 reviews that can be moved");
        (await team.Manager.PostAsync("/reviews/newer-version/rapid-review", page, [("step", "confirm")], null)).Text.Should().Contain("Enter the reason for the move");
        var done = await team.Manager.PostAsync("/reviews/newer-version/rapid-review", page, [("Why", "THE-REASON"), ("step", "confirm")], null);
        done.Location.Should().Be("/reviews/newer-version/rapid-review?moved=2&left=0");
        (await team.Manager.PostAsync("/reviews/newer-version/rapid-review", page, [("Why", "THE-REASON"), ("step", "confirm")], null)).Location.Should().Be(done.Location, "sent twice, done once");
        (await team.World.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Event == "definition-migrated"))).Should().Be(2);

        var rest = await team.Manager.OpenAsync(done.Location!);
        rest.Text.Should().Contain("2 reviews were moved").And.Contain("SOU-2026-0001").And.NotContain("SOU-2026-0002");
        (string, string)[] map = [("Map[circulate-reports]", "send-reports-round")];
        var mapped = await team.Manager.PostAsync("/reviews/newer-version/rapid-review", rest, [.. map, ("step", "check")], null);
        mapped.Text.Should().Contain("Move the 1 review that can be moved");
        (await team.Manager.PostAsync("/reviews/newer-version/rapid-review", mapped, [.. map, ("Why", "w"), ("step", "confirm")], null)).Location.Should().EndWith("?moved=1&left=0");
        (await team.Manager.OpenAsync("/reviews/newer-version/rapid-review")).Text.Should().Contain("runs by the version in force");
        (await team.Manager.OpenAsync("/reviews")).Text.Should().NotContain("newer version");
    }

    [Fact]
    public async Task Nobody_else_moves_a_review_or_is_offered_to()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.World.EditAsync(File, LaterReports);
        var path = await PathAsync(team);
        foreach (var person in new[] { team.Hospital, team.Council, team.Advisor, team.Administrator, team.Outsider })
        {
            foreach (var page in new[] { path, "/reviews/newer-version/rapid-review" })
            {
                (await person.OpenAsync(page)).Status.Should().Be(HttpStatusCode.NotFound, $"{person.Name} opens {page}");
                (await person.PostAsync(page, await person.OpenAsync("/tasks"), [("Why", "w"), ("step", "confirm")], null)).Status.Should().Be(HttpStatusCode.NotFound, person.Name);
            }

            (await person.OpenAsync("/reviews")).Text.Should().NotContain("newer version", person.Name);
        }

        var other = await team.World.SomeoneAsync("Bailey", "business-manager");
        (await other.OpenAsync("/reviews/newer-version/rapid-review")).Text.Should().NotContain("SOU-2026-0001", "they are on none of the reviews");
        (await team.Manager.OpenAsync("/reviews/newer-version/no-such-process")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    private static string LaterReports(string text) => text.Replace("""'=review day(6, "17:00")'""", """'=review day(7, "12:00")'""", StringComparison.Ordinal);

    private static string Edited(string text) => Renamed(LaterReports(text), "commission", "begin")
        .Replace("name=\"Commission the rapid review\"", "name=\"Begin the rapid review\"", StringComparison.Ordinal);

    /// <summary>The element's id alone, and not the form of that name.</summary>
    private static string Renamed(string text, string from, string to) => text.Replace($" id=\"{from}\"", $" id=\"{to}\"", StringComparison.Ordinal)
        .Replace($"Ref=\"{from}\"", $"Ref=\"{to}\"", StringComparison.Ordinal).Replace($"bpmnElement=\"{from}\"", $"bpmnElement=\"{to}\"", StringComparison.Ordinal);

    private static async Task AnotherAsync(SouthendTeam team)
    {
        (string, string)[] agencies = [("Answers.Agencies", "childrens-services"), ("Answers.Agencies", "essex-police"), ("Answers.Agencies", "southend-hospital")];
        var sent = await team.Manager.SendAsync("/reviews/start", [.. agencies, .. SouthendTeam.Notification]);
        (await team.Manager.PostAsync(sent.Location!.Split('?')[0], await team.Manager.OpenAsync(sent.Location!), [], null)).Status.Should().Be(HttpStatusCode.Redirect);
    }

    private static async Task DraftAsync(SouthendTeam team, string element)
    {
        var draft = await team.Manager.SendAsync(await team.Manager.TaskAsync(element), ("document", "draft.pdf", SouthendTeam.Pdf), []);
        draft.Status.Should().Be(HttpStatusCode.Redirect, draft.Text);
        await team.World.SweepAsync();
    }

    private static async Task<string> PathAsync(SouthendTeam team) =>
        $"{team.Review}/move-version/{(await team.World.ReadAsync(db => db.ProcessInstances.SingleAsync())).Id:D}";

    private static Task<List<ReviewTaskRow>> TasksAsync(SouthendTeam team) =>
        team.World.ReadAsync(db => db.ReviewTasks.AsNoTracking().OrderBy(t => t.EngineInstanceId).ToListAsync());
}
