using System.Net;
using Microsoft.EntityFrameworkCore;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>
/// What is recommended is followed though no practice review follows, and what is to be done at once from the panel on: its
/// owner is asked and reminded, what is overdue is shown, and the business manager closes it on evidence.
/// </summary>
public sealed class FollowUpTests
{
    [Fact]
    public async Task A_recommendation_is_asked_about_reminded_of_and_closed_on_evidence()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.SubmitAsync("none");

        var task = await team.World.ReadAsync(db => db.ReviewTasks.SingleAsync(t => t.ElementId == "report-progress"));
        (task.SubjectName, task.Due).Should().Be(("Southend Hospital", new LocalDateTime(2027, 3, 31, 17, 0)));
        (await team.MailsAsync(team.Hospital, "task-assigned")).Should().Contain(m => m.Body.Contains($"/tasks/{task.Id:D}"));
        (await team.Police.OpenAsync(team.Review + "/follow-up")).Text.Should().Contain("Southend Hospital").And.Contain("Wednesday 31 March 2027").And.Contain("Open");
        (await team.Childrens.OpenAsync(team.Review + "/follow-up")).Text.Should().NotContain("Southend Hospital", "it is another agency's").And.Contain("There is nothing to follow yet");
        foreach (var page in new[] { "", "/timetable", "/history" })
            (await team.Childrens.OpenAsync(team.Review + page)).Text.Should().NotContain("Report on what is to be done", "whose it is, and how far, is not another agency's to know{0}", page);

        await team.World.MoveToAsync(new LocalDateTime(2027, 4, 1, 9, 30));
        await team.World.RemindAsync();
        (await team.MailsAsync(team.Hospital, "task-overdue")).Should().NotBeEmpty();
        (await team.MailsAsync(team.Manager, "task-escalated")).Should().Contain(m => m.Body.Contains("late"));
        (await team.Manager.OpenAsync(team.Review + "/follow-up")).Text.Should().Contain("1 is overdue").And.Contain("Overdue");
        (await team.Manager.OpenAsync(team.Review + "/registers")).Html.Should().Contain($"href=\"{team.Review}/follow-up\"");

        (await team.Hospital.OpenAsync(await team.Hospital.TaskAsync("report-progress"))).Text.Should().Contain("What is to be done r By Wednesday 31 March 2027");
        (await team.Hospital.SendAsync(await team.Hospital.TaskAsync("report-progress"), [("state", "under-way"), ("underWay", "u"), .. Day("nextOn", 31, 3)])).Text.Should()
            .Contain("The answer to “When is it reported on again?” must be today or in the future").And.Contain("Select an answer to “Will it be done in time?”");
        (await team.Hospital.SendAsync(await team.Hospital.TaskAsync("report-progress"), [("state", "under-way"), ("rag", "red"), ("underWay", "u"), .. Day("nextOn", 2, 7)])).Text.Should()
            .Contain("1 July 2027", "how far it is is asked each quarter");
        await team.DoneAsync(team.Hospital, "report-progress", [("state", "under-way"), ("rag", "red"), ("underWay", "HALF-THE-WARDS"), .. Day("nextOn", 30, 4)]);
        (await team.Manager.OpenAsync(team.Review + "/follow-up")).Text.Should().Contain("Overdue", "another report moves no date").And.Contain("It is under way: red").And.Contain("Reported on again on Friday 30 April 2027");
        (await team.Hospital.SendAsync(await team.Hospital.TaskAsync("report-progress"), ("evidence", "the-audit.pdf", SouthendTeam.Pdf), ("state", "done"), ("done", "ALL-THE-WARDS"))).Status.Should().Be(HttpStatusCode.Redirect);
        foreach (var reader in new[] { team.Hospital, team.Police, team.Manager })
        {
            var evidence = await team.World.ReadAsync(db => db.Documents.SingleAsync(d => d.FileName == "the-audit.pdf"));
            (await reader.OpenAsync(team.Review + "/follow-up")).Html.Should().Contain($"href=\"/documents/{evidence.Id:D}\"", reader.Name);
            (await reader.OpenAsync($"/documents/{evidence.Id:D}")).Status.Should().Be(HttpStatusCode.OK, reader.Name);
            (await team.Childrens.OpenAsync($"/documents/{evidence.Id:D}")).Status.Should().Be(HttpStatusCode.NotFound, "it is another agency's");
        }

        (await team.Hospital.SendAsync(await team.Manager.TaskAsync("judge-progress"), ("outcome", "closed"), ("reason", "r"))).Status.Should().Be(HttpStatusCode.NotFound, "nobody closes their own");
        (await team.Manager.OpenAsync(await team.Manager.TaskAsync("judge-progress"))).Text.Should().Contain("It is done, they say ALL-THE-WARDS");
        (await team.Manager.SendAsync(await team.Manager.TaskAsync("judge-progress"), ("outcome", "closed"))).Text.Should().Contain("Enter an answer to “On what evidence, and why?”");
        await team.DoneAsync(team.Manager, "judge-progress", ("outcome", "closed"), ("reason", "SEEN-IN-THE-AUDIT"));
        (await team.Manager.OpenAsync(team.Review + "/follow-up")).Text.Should().Contain("To be signed off").And.NotContain("Follow it again");
        (await team.Manager.SendAsync(await team.Advisor.TaskAsync("sign-off-progress"), ("outcome", "signed-off"), ("reason", "r"))).Status.Should().Be(HttpStatusCode.NotFound, "whoever closed it does not sign it off");
        (await team.Advisor.OpenAsync(await team.Advisor.TaskAsync("sign-off-progress"))).Text.Should().Contain("It is done, they say ALL-THE-WARDS").And.Contain("The business manager closed it SEEN-IN-THE-AUDIT");
        await team.DoneAsync(team.Advisor, "sign-off-progress", ("outcome", "signed-off"), ("reason", "WARDS-SEEN"));

        var closed = (await team.Hospital.OpenAsync(team.Review + "/follow-up")).Text;
        closed.Should().Contain("Closed: done").And.Contain("HALF-THE-WARDS").And.Contain("ALL-THE-WARDS").And.Contain("Thursday 1 April 2027").And.Contain("SEEN-IN-THE-AUDIT").And.Contain("Signed off").And.Contain("WARDS-SEEN").And.NotContain("overdue");
        (await team.World.ReadAsync(db => db.Reviews.SingleAsync())).Status.Should().Be(ReviewStatus.InProgress, "the Panel has not replied yet");
        (await team.World.ReadAsync(db => Upkeep.FirstDriftAsync(db, CancellationToken.None))).Should().BeNull();
    }

    [Fact]
    public async Task What_the_advisor_does_not_sign_off_is_asked_again_and_what_was_closed_is_followed_again_with_all_that_was_said()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.Manager.SendAsync(team.Review + "/follow-up/add", [("Kind", "recommendation"), ("What", "LETTERS-REACH-SCHOOLS"), ("Source", "National review of 2026"), ("Owner", "southend-hospital"), .. Day("DueOn", 31, 12)]);
        (await team.World.ReadAsync(db => db.ReviewTasks.SingleAsync(t => t.ElementId == "report-progress"))).Due.Should().Be(new LocalDateTime(2027, 3, 18, 17, 0), "a quarter from now, before it is due");
        await team.DoneAsync(team.Hospital, "report-progress", ("state", "done"), ("done", "A-POLICY"));
        await team.DoneAsync(team.Manager, "judge-progress", ("outcome", "closed"), ("reason", "r"));
        (await team.Manager.OpenAsync(team.Review + "/follow-up")).Text.Should().Contain("from National review of 2026");
        await team.DoneAsync(team.Advisor, "sign-off-progress", [("outcome", "not-yet"), ("reason", "IS-IT-USED"), .. Day("nextOn", 29, 1)]);
        (await team.Hospital.OpenAsync(await team.Hospital.TaskAsync("report-progress"))).Text.Should().Contain("It is asked again IS-IT-USED");
        await team.DoneAsync(team.Hospital, "report-progress", ("state", "done"), ("done", "AN-AUDIT"));
        await team.DoneAsync(team.Manager, "judge-progress", ("outcome", "closed"), ("reason", "r"));
        await team.DoneAsync(team.Advisor, "sign-off-progress", ("outcome", "signed-off"), ("reason", "r"));
        (await team.World.ReadAsync(db => db.ProcessInstances.SingleAsync(p => p.ProcessId == "follow-up"))).EndedAt.Should().NotBeNull("nothing is followed any more");

        var page = (await team.Manager.OpenAsync(team.Review + "/follow-up")).Html;
        var reopen = page[page.IndexOf(team.Review + "/follow-up/", page.IndexOf("LETTERS-REACH-SCHOOLS", StringComparison.Ordinal), StringComparison.Ordinal)..].Split('"')[0];
        (await team.Hospital.OpenAsync(reopen)).Status.Should().Be(HttpStatusCode.NotFound);
        (await team.Hospital.SendAsync(reopen, [("Why", "w"), .. Day("DueOn", 26, 2)])).Status.Should().Be(HttpStatusCode.NotFound);
        (await team.Manager.SendAsync(reopen, Day("DueOn", 17, 12, 2026))).Text.Should().Contain("Enter why it is followed again").And.Contain("must be today or in the future");
        (await team.Manager.SendAsync(reopen, [("Why", "IT-HAPPENED-AGAIN"), .. Day("DueOn", 26, 2)])).Location.Should().EndWith("/follow-up?added=again");

        (await team.Manager.SendAsync(reopen, [("Why", "w"), .. Day("DueOn", 26, 2)])).Status.Should().Be(HttpStatusCode.NotFound, "it is followed already");
        (await team.Hospital.OpenAsync(await team.Hospital.TaskAsync("report-progress"))).Text.Should().Contain("It was reopened IT-HAPPENED-AGAIN");
        var again = (await team.Manager.OpenAsync(team.Review + "/follow-up")).Text;
        again.Should().Contain("Friday 26 February 2027").And.Contain("A-POLICY").And.Contain("IS-IT-USED").And.Contain("AN-AUDIT").And.Contain("IT-HAPPENED-AGAIN").And.Contain("from National review of 2026");
        again.Split("LETTERS-REACH-SCHOOLS").Should().HaveCount(2, "it stands there once");
        await team.DoneAsync(team.Hospital, "report-progress", ("state", "done"), ("done", "A-SECOND-AUDIT"));
        (await team.Manager.OpenAsync(team.Review + "/follow-up")).Text.Should().Contain("AN-AUDIT").And.Contain("IT-HAPPENED-AGAIN").And.Contain("A-SECOND-AUDIT").And.Contain("To be closed");
        (await team.Manager.OpenAsync(team.Review + "/history")).Text.Should().Contain("Something that was closed is followed again");
        (await team.Childrens.OpenAsync(team.Review + "/history")).Text.Should().NotContain("IT-HAPPENED-AGAIN").And.NotContain("is followed again", "whose it is, and how far, is not another agency's to know");
        (await team.World.ReadAsync(db => Upkeep.FirstDriftAsync(db, CancellationToken.None))).Should().BeNull();
    }

    [Fact]
    public async Task An_immediate_action_is_added_by_the_manager_and_a_second_joins_what_is_followed_already()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var path = team.Review + "/follow-up/add";
        (await team.Hospital.OpenAsync(path)).Status.Should().Be(HttpStatusCode.NotFound);
        (await team.Manager.SendAsync(path, [("Owner", "nobody"), .. Day("DueOn", 17, 12, 2026)])).Text.Should()
            .Contain("Select whether it is a recommendation or an immediate action").And.Contain("Enter what is to be done").And.Contain("Select whose it is to do").And.Contain("must be today or in the future");
        foreach (var (owner, what) in new[] { ("police", "SEE-THE-SIBLINGS"), ("southend-hospital", "FLAG-THE-RECORD") })
            (await team.Manager.SendAsync(path, [("Kind", "immediate-action"), ("What", what), ("Owner", owner), .. Day("DueOn", 21, 12, 2026)])).Location.Should().EndWith("/follow-up?added=true");

        (await team.World.ReadAsync(db => db.ProcessInstances.CountAsync(p => p.ProcessId == "follow-up"))).Should().Be(1);
        (await team.Police.OpenAsync(team.Review + "/follow-up")).Text.Should().Contain("SEE-THE-SIBLINGS").And.Contain("FLAG-THE-RECORD").And.Contain("An immediate action");
        (await team.Hospital.OpenAsync(team.Review + "/follow-up")).Text.Should().Contain("FLAG-THE-RECORD").And.NotContain("SEE-THE-SIBLINGS");
        await team.DoneAsync(team.Police, "report-progress", "police", ("state", "cannot"), ("whyNot", "THEY-HAVE-MOVED"));
        (await team.Manager.OpenAsync(team.Review + "/follow-up")).Text.Should().Contain("To be closed").And.Contain("THEY-HAVE-MOVED");
    }

    [Fact]
    public async Task What_is_given_to_an_agency_with_nobody_on_the_review_is_the_managers_meanwhile_and_says_how_they_hear_of_it()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var path = team.Review + "/follow-up/add";
        (string, string)[] item = [("Kind", "immediate-action"), ("What", "SEE-THE-SIBLINGS"), ("Owner", "probation"), .. Day("DueOn", 21, 12, 2026)];
        (await team.Manager.OpenAsync(path)).Text.Should().Contain("(nobody on this review)");
        (await team.Manager.SendAsync(path, item)).Text.Should().Contain("is on this review, so nobody there hears of it by email").And.Contain("Select how they hear of it");
        (await team.Manager.SendAsync(path, [.. item, ("Heard", "letter"), .. Day("LetterOn", 19, 12, 2026)])).Text.Should().Contain("Enter whom the letter went to");
        (await team.Manager.SendAsync(path, [.. item, ("Heard", "letter"), ("LetterTo", "x"), .. Day("LetterOn", 19, 12, 2026)])).Text.Should().Contain("The day of the letter must be today or in the past");
        (await team.World.ReadAsync(db => db.ProcessInstances.CountAsync(p => p.ProcessId == "follow-up"))).Should().Be(0);

        (await team.Manager.SendAsync(path, [.. item, ("Heard", "letter"), ("LetterTo", "THE-DIRECTOR"), .. Day("LetterOn", 18, 12, 2026)])).Location.Should().EndWith("/follow-up?added=to-you");

        var task = await team.World.ReadAsync(db => db.ReviewTasks.SingleAsync(t => t.ElementId == "report-progress"));
        (await team.MailsAsync(team.Manager, "task-assigned")).Should().Contain(m => m.Body.Contains($"/tasks/{task.Id:D}"));
        (await team.Manager.OpenAsync(team.Review + "/follow-up?added=to-you")).Text.Should().Contain("so you have it and are reminded of it").And.Contain("By letter on Friday 18 December 2026 to THE-DIRECTOR").And.Contain("Nobody from Probation Service is on this review, so it is for you to follow: invite somebody");
        await team.World.MoveToAsync(new LocalDateTime(2026, 12, 21, 9, 30));
        await team.World.RemindAsync();
        await team.World.MoveToAsync(new LocalDateTime(2026, 12, 21, 17, 30));
        await team.World.RemindAsync();
        (await team.MailsAsync(team.Manager, "task-overdue")).Should().Contain(m => m.Body.Contains($"/tasks/{task.Id:D}"));

        var probation = await team.PutOnAsync("Pat", "agency-lead:probation");
        (await probation.OpenAsync(team.Review + "/follow-up")).Text.Should().Contain("SEE-THE-SIBLINGS").And.NotContain("for you to follow");
        await team.DoneAsync(probation, "report-progress", ("state", "done"), ("done", "d"));
    }

    [Fact]
    public async Task What_the_panel_wants_done_at_once_is_followed_from_the_panel_on()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.CirculateAsync();
        await team.MeetAsync(("immediateActions.0.what", "AT-ONCE"), ("immediateActions.0.owner", "childrens-services"), ("immediateActions.0.dueOn.Day", "4"), ("immediateActions.0.dueOn.Month", "1"), ("immediateActions.0.dueOn.Year", "2027"));

        var task = await team.World.ReadAsync(db => db.ReviewTasks.SingleAsync(t => t.ElementId == "report-progress"));
        (task.SubjectName, task.Due).Should().Be(("Southend Children's Services", new LocalDateTime(2027, 1, 4, 17, 0)), "the recommendations wait for the report");
        (await team.World.ReadAsync(db => db.ReviewTasks.CountAsync(t => t.ElementId == "vote" && t.IsOpen))).Should().Be(3, "the review goes on");
    }

    private static (string, string)[] Day(string field, int day, int month, int year = 2027) => [($"{field}.Day", $"{day}"), ($"{field}.Month", $"{month}"), ($"{field}.Year", $"{year}")];
}
