using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reviews.Host.Calendar;
using Reviews.Host.ServiceTasks;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Reviews;
using Reviews.Workflows.Verification;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>
/// A review type that the application has never heard of comes as a process and its forms, put beside the others: it is offered,
/// started, and done to its end by its people through the pages, and it counts from a date that it names itself.
/// </summary>
public sealed class NewReviewTypeTests
{
    private const string Type = "appreciative-review";

    private static readonly string[] Files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Pages", "Cases", "NewType"));

    [Fact]
    public async Task It_passes_every_check()
    {
        await using var world = await CaseWorld.StartAsync(new LocalDateTime(2026, 12, 18, 10, 0));
        var settings = new VerificationSettings(world.Services.GetRequiredService<HolidayCalendar>().Current, KnownJobs.Types());
        Verifier.Check(DefinitionFolder.Read([.. Files.Select(file => new SourceFile(Path.GetFileName(file), File.ReadAllBytes(file)))]), settings).Should().BeEmpty();
    }

    [Fact]
    public async Task What_it_asks_at_its_start_is_told_where_it_is_wrong_and_kept()
    {
        await using var team = await TeamAsync();
        var empty = await team.Manager.SendAsync("/reviews/start", ("Answers.What", Type));
        empty.Status.Should().Be(HttpStatusCode.BadRequest);
        empty.Text.Should().Contain("Enter the date the good work was noticed").And.Contain("Enter the time")
            .And.Contain("Enter an answer to “Who noticed it?”").And.Contain("Select at least one agency");

        var tomorrow = await team.Manager.SendAsync("/reviews/start", Answers(19));
        tomorrow.Status.Should().Be(HttpStatusCode.BadRequest);
        tomorrow.Text.Should().Contain("The date the good work was noticed must be in the past");
        tomorrow.Html.Should().Contain("value=\"A school\"");
    }

    [Fact]
    public async Task It_is_offered_and_done_by_its_people_to_its_end()
    {
        await using var team = await TeamAsync();
        var offered = (await team.Manager.OpenAsync("/reviews/start")).Text;
        offered.Should().Contain("Good work was noticed").And.Contain("What went well is looked at with everybody").And.Contain("When was it noticed?");
        offered.IndexOf("Good work was noticed", StringComparison.Ordinal).Should().BeLessThan(offered.IndexOf("The authority has become aware", StringComparison.Ordinal), "its order is smaller");

        var review = await StartedAsync(team);
        await team.DoneAsync(team.Manager, "say-what-was-good", [("what", "They rang each other")]);
        foreach (var (lead, agency) in new[] { (team.Childrens, "childrens-services"), (team.Hospital, "southend-hospital") })
            await team.DoneAsync(lead, "account", agency, ("response", "nil-return"), ("reason", "Nothing to add"), ("confirmed", "true"));
        await team.DoneAsync(team.Manager, "share-accounts", [("checked", "true")]);
        await team.DoneAsync(team.Manager, "hold-workshop", [.. Day("heldAt", 18), ("heldAt.time", "09:50"), ("hasConflicts", "no"), ("attended", "police"), ("attended", "health"), ("names.police", "One"), ("names.health", "Two"), ("learnt", "Ring at once")]);
        (await team.Manager.SendAsync(await team.Manager.TaskAsync("write-up"), ("document", "good-work.pdf", SouthendTeam.Pdf), [])).Status.Should().Be(HttpStatusCode.Redirect);
        foreach (var (partner, body) in new[] { (team.Council, "local-authority"), (team.Police, "police"), (team.Health, "health") })
            await team.DoneAsync(partner, "vote", body, ("choice", "tell-everybody"), ("reason", "It helps"));
        await team.DoneAsync(team.Advisor, "advisor-sign-off", [("name", "n"), ("level", "l"), ("evidence", "e"), ("outcome", "signed-off"), ("declaration", "true")]);

        (await team.World.ReadAsync(db => db.Reviews.SingleAsync(r => r.ProcessId == Type))).Status.Should().Be(ReviewStatus.Completed);
        (await team.Manager.OpenAsync(review)).Text.Should().Contain("Review, completed");
        (await team.World.ReadAsync(db => db.ReviewTasks.CountAsync(t => t.IsOpen && t.ElementId != "report-progress" && db.ProcessInstances.Any(p => p.Id == t.ProcessInstanceId && p.ProcessId == Type)))).Should().Be(0);
        (await team.World.ReadAsync(db => Upkeep.FirstDriftAsync(db, CancellationToken.None))).Should().BeNull();
    }

    [Fact]
    public async Task The_date_it_names_is_kept_and_corrected_as_any_other()
    {
        await using var team = await TeamAsync();
        var review = await StartedAsync(team);
        var dates = (await team.Manager.OpenAsync(review + "/dates")).Text;
        dates.Should().Contain("Good work noticed").And.Contain("Thursday 17 December 2026, 9:40am").And.Contain("“Appreciative review” is counted from this date");
        dates.Should().NotContain("Notification sent", "its type asks for no other").And.NotContain("Authority became aware");
        (await team.Manager.OpenAsync(review + "/timetable")).Text.Should().Contain("Counted from: Good work noticed");

        var correct = review + "/dates/work-noticed";
        (await team.Manager.OpenAsync(correct)).Text.Should().Contain("Correct the date the good work was noticed");
        (string, string)[] right = [.. Day("On", 16), ("At", "09:00"), ("Why", "It was a day earlier")];
        var check = await team.Manager.SendAsync(correct, [.. right, ("step", "check")]);
        check.Text.Should().Contain("Monday 21 December 2026").And.Contain("Friday 18 December 2026");
        var done = await team.Manager.PostAsync(correct, check, [.. right, ("step", "confirm")], null);
        done.Location.Should().Be(review + "/dates?recorded=work-noticed");

        (await team.World.ReadAsync(db => db.ReviewTasks.SingleAsync(t => t.ElementId == "say-what-was-good"))).Due.Should().Be(new LocalDateTime(2026, 12, 18, 17, 0), "two working days after the corrected date");
        (await team.Manager.OpenAsync(review + "/history")).Text.Should().Contain("The date the good work was noticed was corrected");
        (await team.Hospital.OpenAsync(review + "/dates/work-noticed")).Status.Should().Be(HttpStatusCode.NotFound);
        (await team.Manager.OpenAsync(team.Review + "/dates/work-noticed")).Status.Should().Be(HttpStatusCode.NotFound, "a rapid review knows no such date");
    }

    private static async Task<SouthendTeam> TeamAsync()
    {
        var team = await SouthendTeam.OnDay1Async();
        await team.World.AddAsync(Files);
        return team;
    }

    private static async Task<string> StartedAsync(SouthendTeam team)
    {
        var sent = await team.Manager.SendAsync("/reviews/start", [.. Answers(17), ("Answers.Agencies", "childrens-services"), ("Answers.Agencies", "southend-hospital")]);
        sent.Status.Should().Be(HttpStatusCode.Redirect, sent.Text);
        var check = await team.Manager.OpenAsync(sent.Location!);
        check.Text.Should().Contain("What starts Appreciative review").And.Contain("Thursday 17 December 2026, 9:40am").And.Contain("Who noticed it? A school")
            .And.Contain("Nobody is blamed in it.").And.Contain("Hold the workshop").And.NotContain("modified response");
        var started = await team.Manager.PostAsync(sent.Location!, check, [], null);
        started.Status.Should().Be(HttpStatusCode.Redirect, started.Text);
        await team.World.SweepAsync();
        var review = started.Location!.Split('?')[0];
        (await team.World.ReadAsync(db => db.ReviewTasks.SingleAsync(t => t.ElementId == "say-what-was-good"))).Due.Should().Be(new LocalDateTime(2026, 12, 21, 17, 0));
        return review;
    }

    private static (string, string)[] Answers(int day) =>
        [("Answers.What", Type), (Type + ".by", "A school"), .. Day(Type + ".noticedOn", day), (Type + ".noticedAt.time", "09:40")];

    private static (string, string)[] Day(string field, int day) =>
        [(field + ".Day", day.ToString(System.Globalization.CultureInfo.InvariantCulture)), (field + ".Month", "12"), (field + ".Year", "2026")];
}
