using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>A practice review that is under way on paper is entered in its fourth month: its real dates count.</summary>
public sealed class PracticeReviewEnteredLateTests
{
    private static readonly (string, string)[] Answers =
    [
        ("Answers.What", "practice-review"), ("Answers.Agencies", "southend-hospital"),
        ("practice-review.decidedOn.Day", "5"), ("practice-review.decidedOn.Month", "1"), ("practice-review.decidedOn.Year", "2027"),
    ];

    [Fact]
    public async Task It_is_counted_from_the_day_of_its_decision_and_that_day_is_recorded()
    {
        await using var team = await StartedAsync();

        var process = await team.World.ReadAsync(db => db.ProcessInstances.SingleAsync(p => p.ProcessId == "practice-review"));
        (process.AnchorOn, process.AnchorTime, process.Limit).Should().Be((new LocalDate(2027, 1, 5), (LocalTime?)null, new LocalDateTime(2027, 7, 5, 17, 0)));
        (await team.Manager.OpenAsync("/reviews/SOU-2027-0001/dates")).Text.Should().Contain("Practice review initiated").And.Contain("Tuesday 5 January 2027");
        var first = await team.World.ReadAsync(db => db.ReviewTasks.SingleAsync(t => t.ProcessInstanceId == process.Id && t.IsOpen));
        (first.ElementId, first.Due).Should().Be(("record-commission", new LocalDateTime(2027, 4, 22, 17, 0)), "nobody is late with what could not be entered before");
    }

    [Fact]
    public async Task Its_day_needs_no_time_and_may_not_lie_ahead()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.World.MoveToAsync(new LocalDateTime(2027, 4, 20, 10, 0));

        var wrong = await team.Manager.SendAsync("/reviews/start", [.. Answers.Where(a => a.Item1 != "practice-review.decidedOn.Day"), ("practice-review.decidedOn.Day", "")]);
        wrong.Status.Should().Be(HttpStatusCode.BadRequest);
        wrong.Text.Should().Contain("the practice review was decided on").And.NotContain("Enter the time");
        var ahead = await team.Manager.SendAsync("/reviews/start", [.. Answers.Where(a => a.Item1 != "practice-review.decidedOn.Month"), ("practice-review.decidedOn.Month", "5")]);
        ahead.Status.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_a_partner_said_in_January_is_entered_with_the_day_on_which_it_was_said_and_not_before_the_decision()
    {
        await using var team = await StartedAsync();
        await team.DoneAsync(team.Manager, "record-commission", ("decidedBecause", "d"), ("leadPartner", "health"), ("whoPays", "w"), ("publicName", "Child R"));
        await team.DoneAsync(team.Manager, "tell-panel-commissioned", [.. Day("toldOn", "8"), ("channel", "c"), ("receipt", "r"), ("takesIt", "no")]);
        await team.DoneAsync(team.Manager, "draft-terms", [("summary", "s"), .. Day("periodFrom", "1"), .. Day("periodTo", "2"), ("whose", "w")]);
        var task = await team.World.ReadAsync(db => db.ReviewTasks.SingleAsync(t => t.ElementId == "agree-terms" && t.SubjectId == "police"));
        var path = $"/tasks/form/{task.Id:D}?record=true";

        (await team.Manager.SendAsync(path, [("agreed", "agreed"), .. RecordForOthersTests.Came("telephone", 4, 1, 2027, "16:00")])).Status.Should().Be(HttpStatusCode.BadRequest, "nothing was decided yet");
        var check = await team.Manager.SendAsync(path, [("agreed", "agreed"), .. RecordForOthersTests.Came("telephone", 20, 1, 2027, "16:00")]);
        (await team.Manager.PostAsync(path, check, [("received.step", "confirm")], null)).Status.Should().Be(HttpStatusCode.Redirect, check.Text);
        (await team.World.ReadAsync(db => db.ReviewTasks.SingleAsync(t => t.Id == task.Id))).CompletedAt.Should().NotBeNull();
    }

    private static async Task<SouthendTeam> StartedAsync()
    {
        var team = await SouthendTeam.OnDay1Async();
        await team.World.MoveToAsync(new LocalDateTime(2027, 4, 20, 10, 0));
        var check = await team.Manager.SendAsync("/reviews/start", Answers);
        check.Status.Should().Be(HttpStatusCode.Redirect, check.Text);
        var page = await team.Manager.OpenAsync(check.Location!);
        page.Text.Should().Contain("Child safeguarding practice review").And.Contain("Tuesday 5 January 2027").And.NotContain("The Panel’s reference").And.NotContain("Modified response");
        var started = await team.Manager.PostAsync(check.Location!, page, [], null);
        started.Location.Should().StartWith("/reviews/SOU-2027-0001", started.Text);
        await team.World.SweepAsync();
        return team;
    }

    private static (string, string)[] Day(string field, string day) => [(field + ".Day", day), (field + ".Month", "1"), (field + ".Year", "2027")];
}
