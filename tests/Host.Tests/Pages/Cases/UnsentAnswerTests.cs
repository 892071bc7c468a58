using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reviews.Host.Casework;
using Reviews.Workflows;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>What is typed at a task and not sent: saved for later, or caught when a session was over. It is its writer's alone.</summary>
public sealed class UnsentAnswerTests
{
    private static readonly (string, string) Later = ("later", "true");

    [Fact]
    public async Task An_answer_saved_half_done_is_there_again_for_its_writer_alone_and_gone_once_it_is_sent()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var deputy = await team.PutOnAsync("Devon", "agency-deputy:southend-hospital");
        var path = await team.Hospital.TaskAsync("agency-report", "southend-hospital");

        var saved = await team.Hospital.SendAsync(path, ("documents", "half.pdf", SouthendTeam.Pdf), ("response", "report"), ("author", "TYPED-AUTHOR"), ("summary", "Two\nlines <b>"), Later);

        saved.Location.Should().Be($"/tasks?kept={path.Split('/')[^1]}", saved.Text);
        (await team.Hospital.OpenAsync(saved.Location!)).Text.Should().Contain("is saved. It is not sent yet").And.Contain("You saved your answer on Friday 18 December 2026, 10am");
        var again = await team.Hospital.OpenAsync(path);
        again.Status.Should().Be(HttpStatusCode.OK);
        again.Text.Should().Contain("You saved this on Friday 18 December 2026, 10am").And.Contain("lines <b>").And.Contain("half.pdf");
        again.Html.Should().Contain("value=\"TYPED-AUTHOR\"").And.NotContain("<title>Error:");
        foreach (var other in new[] { deputy, await team.World.SignInAgainAsync(team.Manager) })
        {
            (await other.OpenAsync(path)).Html.Should().NotContain("TYPED-AUTHOR", other.Name);
            (await other.OpenAsync(team.Review + "/history")).Html.Should().NotContain("TYPED-AUTHOR", other.Name);
        }

        (await team.World.ReadAsync(db => db.UnsentAnswers.SingleAsync())).Fields.Should().NotContain("TYPED", "it is encrypted where it lies");
        (await team.World.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Data.Contains("TYPED")))).Should().BeFalse();
        var sent = await team.Hospital.PostAsync(path, again, [("response", "report"), ("author", "A"), ("significantIssues", "no")], null);
        sent.Status.Should().Be(HttpStatusCode.Redirect, sent.Text);
        (await team.World.ReadAsync(db => db.UnsentAnswers.AnyAsync())).Should().BeFalse();
    }

    [Fact]
    public async Task What_is_saved_again_stands_for_what_was_saved_before_and_a_wrong_file_loses_nothing()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var path = await team.Hospital.TaskAsync("agency-report", "southend-hospital");
        await team.Hospital.SendAsync(path, ("author", "FIRST"), Later);

        var wrong = await team.Hospital.SendAsync(path, ("documents", "report.exe", "MZ"), ("author", "SECOND"), Later);

        wrong.Status.Should().Be(HttpStatusCode.BadRequest);
        wrong.Html.Should().Contain("id=\"documents-error\"").And.Contain("SECOND");
        (await team.Hospital.OpenAsync(path)).Html.Should().Contain("SECOND").And.NotContain("FIRST");
    }

    [Fact]
    public async Task What_was_typed_at_a_task_that_is_given_to_somebody_else_is_gone()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var deputy = await team.PutOnAsync("Devon", "agency-deputy:southend-hospital");
        var path = await team.Hospital.TaskAsync("agency-report", "southend-hospital");
        await team.Hospital.SendAsync(path, ("author", "TYPED"), Later);

        var give = $"{team.Review}/give/{path.Split('/')[^1]}";
        var check = await team.Manager.SendAsync(give, ("To", deputy.Id.ToString("D")), ("step", "check"));
        var given = await team.Manager.PostAsync(give, check, [("step", "confirm")], null);

        given.Status.Should().Be(HttpStatusCode.Redirect, given.Text);
        (await team.World.ReadAsync(db => db.UnsentAnswers.AnyAsync())).Should().BeFalse();
    }

    [Fact]
    public async Task What_somebody_typed_who_is_taken_off_the_review_is_gone_and_what_others_typed_is_not()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var deputy = await team.PutOnAsync("Devon", "agency-deputy:southend-hospital");
        var path = await team.Hospital.TaskAsync("agency-report", "southend-hospital");
        await team.Hospital.SendAsync(path, ("author", "THE-LEADS"), Later);
        await deputy.SendAsync(path, ("author", "THE-DEPUTYS"), Later);
        var part = await team.World.ReadAsync(db => db.Participants.SingleAsync(p => p.PersonId == deputy.Id));

        var context = new ActionContext(team.Manager.Id.ToString("D"), team.World.Now, Guid.NewGuid().ToString("N"));
        (await team.World.Services.GetRequiredService<RemoveParticipant>().RunAsync(context, part.Id, CancellationToken.None)).IsDone.Should().BeTrue();

        (await team.World.ReadAsync(db => db.UnsentAnswers.SingleAsync())).PersonId.Should().Be(team.Hospital.Id);
    }

    [Fact]
    public async Task Of_a_vote_nobody_else_learns_that_it_was_begun_and_it_is_cleared_out_once_the_vote_is_over()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.CirculateAsync();
        await team.MeetAsync();
        var path = await team.Council.TaskAsync("vote", "local-authority");
        var saved = await team.Council.SendAsync(path, ("conflict", "no"), ("reason", "TYPED-REASON"), Later);
        saved.Status.Should().Be(HttpStatusCode.Redirect, saved.Text);
        (await team.Council.OpenAsync(path)).Text.Should().Contain("TYPED-REASON");
        foreach (var page in new[] { "", "/history", "/timetable", "/documents", "/record" })
            (await team.Manager.OpenAsync(team.Review + page)).Text.Should().NotContain("saved").And.NotContain("TYPED");

        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 8, 9, 0));
        await ClearOutAsync(team);

        (await team.World.ReadAsync(db => db.ReviewTasks.AnyAsync(t => t.ElementId == "vote" && t.IsOpen))).Should().BeFalse();
        (await team.World.ReadAsync(db => db.UnsentAnswers.AnyAsync())).Should().BeFalse();
    }

    [Fact]
    public async Task What_the_manager_has_typed_to_record_a_vote_stays_when_it_is_cast_so_that_nobody_learns_of_it()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.CirculateAsync();
        await team.MeetAsync();
        var path = await team.Council.TaskAsync("vote", "local-authority");
        var saved = await team.Manager.SendAsync(path + "?record=true", ("reason", "TYPED-FOR-THEM"), Later);
        saved.Location.Should().StartWith($"{team.Review}/record?kept=", saved.Text);
        (await team.Manager.OpenAsync(saved.Location!)).Text.Should().Contain("is saved for you to come back to");

        var cast = await team.Council.SendAsync(path, ("conflict", "no"), ("choice", "criteria-met"), ("follows", "commission"), ("reason", "r"));
        cast.Status.Should().Be(HttpStatusCode.Redirect, cast.Text);
        await ClearOutAsync(team);

        (await team.Manager.OpenAsync(path + "?record=true")).Text.Should().Contain("TYPED-FOR-THEM");
    }

    [Fact]
    public async Task What_is_sent_after_the_session_is_over_waits_for_its_writer_in_that_browser_and_is_not_sent_by_itself()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var path = await team.Hospital.TaskAsync("agency-report", "southend-hospital");
        var page = await team.Hospital.OpenAsync(path);
        (await team.Hospital.PostAsync("/sign-out", page, [], null)).Location.Should().Be("/sign-in");

        var late = await team.Hospital.PostAsync(path, page, [("response", "nil-return"), ("reason", "TYPED-REASON"), ("confirmed", "true")], ("documents", "lost.pdf", SouthendTeam.Pdf));

        late.Status.Should().Be(HttpStatusCode.Redirect, late.Text);
        late.Location.Should().Be($"/sign-in?ReturnUrl={Uri.EscapeDataString(path)}&kept=true");
        (await team.Hospital.OpenAsync(late.Location!)).Text.Should().Contain("What you typed is kept");
        (await team.World.ReadAsync(db => db.ReviewTasks.SingleAsync(t => t.SubjectId == "southend-hospital" && t.ElementId == "agency-report"))).IsOpen.Should().BeTrue();
        var elsewhere = await team.World.SignInAgainAsync(team.Hospital);
        (await elsewhere.OpenAsync(path)).Html.Should().NotContain("TYPED-REASON", "it was typed in another browser");
        var deputy = await team.PutOnAsync("Devon", "agency-deputy:southend-hospital");
        var next = await team.World.SignInAtAsync(deputy, team.Hospital.Cookies);
        (await next.OpenAsync(path)).Html.Should().NotContain("TYPED-REASON", "it was typed by another person");

        var back = await team.World.SignInAtAsync(team.Hospital, team.Hospital.Cookies);
        var again = await back.OpenAsync(path);
        again.Status.Should().Be(HttpStatusCode.OK);
        again.Text.Should().Contain("You were signed out before this was sent").And.Contain("TYPED-REASON");
        var sent = await back.PostAsync(path, again, [("response", "nil-return"), ("reason", "TYPED-REASON"), ("confirmed", "true")], null);
        sent.Status.Should().Be(HttpStatusCode.Redirect, sent.Text);
        (await team.World.ReadAsync(db => db.UnsentAnswers.AnyAsync())).Should().BeFalse();
    }

    [Fact]
    public async Task What_is_sent_with_the_token_of_another_sign_in_comes_again_to_its_writer_and_to_nobody_else()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var path = await team.Hospital.TaskAsync("agency-report", "southend-hospital");
        var page = await team.Hospital.OpenAsync(path);
        (string, string)[] stale = [("author", "TYPED-AUTHOR"), ("__RequestVerificationToken", "stale")];

        var own = await team.Hospital.PostAsync(path, page, stale, null);
        own.Location.Should().Be(path, own.Text);
        var again = await team.Hospital.OpenAsync(path);
        again.Html.Should().Contain("TYPED-AUTHOR");
        again.Text.Should().Contain("You were signed out before this was sent");

        var deputy = await team.PutOnAsync("Devon", "agency-deputy:southend-hospital");
        var theirs = await deputy.PostAsync(path, page, stale, null);
        theirs.Status.Should().Be(HttpStatusCode.BadRequest);
        theirs.Html.Should().NotContain("TYPED-AUTHOR");
        (await deputy.OpenAsync(path)).Html.Should().NotContain("TYPED-AUTHOR");
    }

    [Theory]
    [InlineData("")]
    [InlineData("made-up")]
    [InlineData("of-another-task")]
    public async Task What_nobody_s_form_sent_is_not_kept(string writer)
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var path = await team.Hospital.TaskAsync("agency-report", "southend-hospital");
        var page = await team.Hospital.OpenAsync(path);
        var token = writer == "of-another-task" ? PersonAtWork.Hidden(await team.Manager.OpenAsync(await team.Manager.TaskAsync("commission"))).Single(h => h.Name == "writer").Value : writer;

        var late = await team.World.Stranger().PostAsync(path, page, [("author", "TYPED"), ("writer", token)], null);

        late.Location.Should().EndWith($"/sign-in?ReturnUrl={Uri.EscapeDataString(path)}");
        (await team.World.ReadAsync(db => db.UnsentAnswers.AnyAsync())).Should().BeFalse();
    }

    [Theory]
    [InlineData("commission")]
    [InlineData("agree-lead-author")]
    [InlineData("circulate-reports")]
    [InlineData("panel-meeting")]
    [InlineData("write-first-draft")]
    public async Task Every_kind_of_task_can_be_left_half_done(string element)
    {
        await using var team = await SouthendTeam.OnDay1Async();
        if (element != "commission")
            await CommissionAsync(team);
        if (element is "panel-meeting" or "write-first-draft" or "circulate-reports")
            await team.World.MoveToAsync(new LocalDateTime(2026, 12, 30, 10, 0));
        if (element is "panel-meeting" or "write-first-draft")
            await team.DoneAsync(team.Manager, "circulate-reports", ("checkedForAll", "true"));
        if (element == "write-first-draft")
            await team.MeetAsync();
        var path = await team.Manager.TaskAsync(element);

        var saved = await team.Manager.SendAsync(path, Later, ("reason", "TYPED"), ("panelPlace", "TYPED"), ("note", "TYPED"), ("findings", "TYPED"));

        saved.Location.Should().StartWith("/tasks?kept=", saved.Text);
        (await team.Manager.OpenAsync(path)).Text.Should().Contain("You saved this on").And.Contain("Save and come back later");
    }

    private static Task CommissionAsync(SouthendTeam team) => team.DoneAsync(
        team.Manager,
        "commission",
        ("panelDate.Day", "31"), ("panelDate.Month", "12"), ("panelDate.Year", "2026"), ("panelTime.time", "10:00"), ("panelPlace", "Room 3"), ("template", "standard"), ("modifiedResponse", "no"));

    private static Task<int> ClearOutAsync(SouthendTeam team) => team.World.Services.GetRequiredService<ClearOut>().RunAsync(CancellationToken.None);
}
