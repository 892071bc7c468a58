using System.Net;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Audit;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>What came by mail, telephone or paper is entered by the business manager for whoever answered it. Reports are due on Tuesday 29 December 2026, 5pm.</summary>
public sealed class RecordForOthersTests
{
    private static readonly (string, string)[] Report = [("response", "report"), ("author", "A. Author"), ("significantIssues", "no")];

    [Fact]
    public async Task A_report_that_came_by_post_on_day_6_and_is_typed_on_day_7_is_not_late_and_says_who_entered_it_for_whom()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.World.MoveToAsync(new LocalDateTime(2026, 12, 30, 9, 30));
        var list = await team.Manager.OpenAsync(team.Review + "/record");
        list.Text.Should().Contain("Write and return the agency’s report – Southend Hospital").And.NotContain("Commission the rapid review", "it is the manager’s own");
        var path = await RecordPathAsync(team, "agency-report", "southend-hospital");

        var check = await team.Manager.SendFilesAsync(path, [("documents", "post-report.pdf", Pdf), ("received.proof", "envelope.pdf", Pdf)], [.. Report, .. Came("paper", 29, 12, 2026, "16:00")]);
        check.Status.Should().Be(HttpStatusCode.OK, check.Text);
        check.Text.Should().Contain("Check before you record this").And.Contain("K. Sender").And.Contain("On paper, at 4pm on Tuesday 29 December 2026")
            .And.Contain("envelope.pdf").And.Contain("post-report.pdf").And.Contain("A. Author").And.Contain("A report");
        check.Html.Should().Contain($"<a href=\"{team.Review}/record\" class=\"govuk-back-link\">", "back is where it was begun");
        (await TaskAsync(team, "agency-report", "southend-hospital")).IsOpen.Should().BeTrue("nothing is recorded before it is confirmed");

        var done = await ConfirmAsync(team.Manager, path, check);
        done.Location.Should().StartWith($"{team.Review}/record?done=", done.Text);
        (await team.Manager.OpenAsync(done.Location!)).Text.Should().Contain("“Write and return the agency’s report – Southend Hospital” is recorded");

        var task = await TaskAsync(team, "agency-report", "southend-hospital");
        (task.CompletedBy, task.Recorded!.From, task.Recorded.How).Should().Be((team.Manager.Id.ToString("D"), "K. Sender, named nurse", "paper"));
        task.AnsweredAt.Should().Be(Instant.FromUtc(2026, 12, 29, 16, 0));
        (task.AnsweredAt < task.DueAt && task.DueAt < task.CompletedAt).Should().BeTrue();
        const string How = "for K. Sender, named nurse, received on paper at 4pm on Tuesday 29 December 2026";
        (await team.Council.OpenAsync(team.Review)).Text.Should().Contain("Southend Hospital Answered Answered Tuesday 29 December 2026, 4pm, entered for them on Wednesday 30 December 2026, 9:30am");
        (await team.Council.OpenAsync(team.Review + "/timetable")).Text.Should().Contain("Morgan " + How);
        (await team.Council.OpenAsync(team.Review + "/history")).Text.Should().Contain($"Task done: Write and return the agency’s report – Southend Hospital. Recorded {How}");
        (await team.Hospital.OpenAsync("/tasks/" + path.Split('/')[^1].Split('?')[0])).Text.Should().Contain("completed by Morgan").And.Contain(How);
        (await team.Hospital.OpenAsync(team.Review + "/documents")).Text.Should().Contain("post-report.pdf").And.Contain("envelope.pdf").And.Contain("Morgan for K. Sender");
        (await team.Council.OpenAsync(team.Review + "/documents")).Text.Should().NotContain("post-report.pdf").And.NotContain("envelope.pdf");

        var told = (await team.MailsAsync(team.Hospital, "task-recorded")).Should().ContainSingle().Subject;
        (told.Subject + told.Body).Should().NotContain("Sender").And.NotContain("ospital").And.NotContain("post-report");
        var data = await team.World.ReadAsync(db => db.AuditEntries.Where(e => e.Event == "task-completed" && e.Data.Contains("K. Sender")).Select(e => e.Data).SingleAsync());
        data.Should().Contain("\"received\"").And.Contain("2026-12-29T16:00");
        (await team.World.ReadAsync(db => AuditVerifier.FirstProblemAsync(db, CancellationToken.None))).Should().BeNull();

        // The proof is not circulated with the report.
        await team.DoneAsync(team.Manager, "circulate-reports", ("checkedForAll", "true"));
        (await team.Council.OpenAsync(team.Review + "/documents")).Text.Should().Contain("post-report.pdf").And.NotContain("envelope.pdf");
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once_and_what_was_typed_and_sent_is_still_there()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var path = await RecordPathAsync(team, "agency-report", "southend-hospital");
        var empty = await team.Manager.SendAsync(path);
        empty.Status.Should().Be(HttpStatusCode.BadRequest);
        empty.Text.Should().Contain("Select how it came").And.Contain("Enter the name of whoever said or sent it").And.Contain("Enter the date and time it came").And.Contain("Select whether you send a report or a nil return");

        (await team.Manager.SendAsync(path, [.. Report, .. Came("secure-mail", 18, 12, 2026, "10:00")])).Text.Should().Contain("Select the mail that it came in");
        (await team.Manager.SendAsync(path, [.. Report, .. Came("telephone", 18, 12, 2026, "10:00", note: "")])).Text.Should().Contain("Enter a note of the call");
        (await team.Manager.SendAsync(path, [.. Report, .. Came("telephone", 18, 12, 2026, "10:01")])).Text.Should().Contain("must be in the past");
        (await team.Manager.SendAsync(path, [.. Report, .. Came("telephone", 18, 12, 2026, "09:59")])).Text.Should().Contain("must be after the task was opened");

        var faulty = await team.Manager.SendAsync(path, ("received.proof", "kept-proof.pdf", SouthendTeam.Pdf), [("response", "nil-return"), ("reason", "TYPED-REASON"), .. Came("paper", 18, 12, 2026, "10:00")]);
        faulty.Status.Should().Be(HttpStatusCode.BadRequest);
        faulty.Html.Should().Contain("TYPED-REASON").And.Contain("kept-proof.pdf").And.Contain("K. Sender");
        (await TaskAsync(team, "agency-report", "southend-hospital")).IsOpen.Should().BeTrue();

        var right = await team.Manager.PostAsync(path, faulty, [("response", "nil-return"), ("reason", "TYPED-REASON"), ("confirmed", "true"), ("requestId", Guid.NewGuid().ToString("D")), .. Came("paper", 18, 12, 2026, "10:00")], null);
        right.Text.Should().Contain("A nil return").And.Contain("kept-proof.pdf");
        var again = await team.Manager.PostAsync(path, right, [("received.step", "change")], null);
        again.Status.Should().Be(HttpStatusCode.OK);
        again.Html.Should().Contain("TYPED-REASON").And.Contain("How it came");
        (await ConfirmAsync(team.Manager, path, right)).Status.Should().Be(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task What_comes_to_be_recorded_after_the_step_has_closed_is_refused_with_the_reason()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var path = await RecordPathAsync(team, "agency-report", "southend-hospital");
        var check = await team.Manager.SendAsync(path, [("response", "nil-return"), ("reason", "r"), ("confirmed", "true"), .. Came("telephone", 18, 12, 2026, "10:00")]);
        team.World.PassTo(new LocalDateTime(2026, 12, 31, 9, 0));

        var late = await ConfirmAsync(team.Manager, path, check);

        late.Status.Should().Be(HttpStatusCode.Conflict);
        late.Text.Should().Contain("that time has passed and the task is closed");
        (await TaskAsync(team, "agency-report", "southend-hospital")).CompletedAt.Should().BeNull();
    }

    [Fact]
    public async Task Nobody_else_records_for_others_and_nobody_records_what_only_its_holders_may_do()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var path = await RecordPathAsync(team, "agency-report", "southend-hospital");
        foreach (var person in new[] { team.Childrens, team.Hospital, team.Council, team.Advisor, team.Author, team.Administrator, team.Outsider })
        {
            (await person.OpenAsync(path)).Status.Should().Be(HttpStatusCode.NotFound, person.Name);
            (await person.PostAsync(path, await person.OpenAsync("/emails"), [.. Report, .. Came("telephone", 18, 12, 2026, "10:00"), ("received.step", "confirm")], null)).Status.Should().Be(HttpStatusCode.NotFound, person.Name);
        }

        var own = await team.Manager.TaskAsync("commission");
        (await team.Manager.OpenAsync(own + "?record=true")).Status.Should().Be(HttpStatusCode.NotFound, "it is their own to do");
        (await TaskAsync(team, "agency-report", "southend-hospital")).IsOpen.Should().BeTrue();
    }

    private static byte[] Pdf => System.Text.Encoding.UTF8.GetBytes(SouthendTeam.Pdf);

    internal static (string, string)[] Came(string how, int day, int month, int year, string time, string note = "Rang at once") =>
    [
        ("received.how", how), ("received.from", "K. Sender, named nurse"), ("received.at.Day", $"{day}"), ("received.at.Month", $"{month}"), ("received.at.Year", $"{year}"),
        ("received.at.time", time), ("received.note", note),
    ];

    internal static Task<Answer> ConfirmAsync(PersonAtWork person, string path, Answer check) => person.PostAsync(path, check, [("received.step", "confirm")], null);

    internal static async Task<string> RecordPathAsync(SouthendTeam team, string element, string subject)
    {
        var task = await TaskAsync(team, element, subject);
        return $"/tasks/{task.Step}/{task.Id:D}?record=true";
    }

    private static Task<ReviewTaskRow> TaskAsync(SouthendTeam team, string element, string subject) =>
        team.World.ReadAsync(db => db.ReviewTasks.AsNoTracking().Where(t => t.ElementId == element && t.SubjectId == subject).SingleAsync());
}
