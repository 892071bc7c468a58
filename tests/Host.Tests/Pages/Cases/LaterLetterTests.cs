using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>What the Panel writes when no step waits for it any longer is recorded from the review's page, while it runs and after.</summary>
public sealed class LaterLetterTests
{
    private static readonly (string, string)[] TakesCase = [("reply", "takes-case"), ("repliedOn.Day", "26"), ("repliedOn.Month", "1"), ("repliedOn.Year", "2027"), ("comments", "WHY-IT-TAKES-IT")];

    [Fact]
    public async Task The_manager_records_it_once_the_reply_is_settled_and_where_the_Panel_takes_the_case_everyone_is_told_that_the_practice_review_ends()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.SubmitAsync("commission");
        (await team.Manager.OpenAsync(team.Review)).Html.Should().NotContain("/begin/late-panel-letter", "a step waits for the reply");
        await RepliedAsync(team);
        (await team.Hospital.OpenAsync(team.Review)).Html.Should().NotContain("/begin/late-panel-letter");
        (await team.Advisor.OpenAsync(Begin(team))).Status.Should().Be(System.Net.HttpStatusCode.NotFound);
        (await team.Manager.OpenAsync(team.Review)).Html.Should().Contain("/begin/late-panel-letter");

        var letter = (await team.Manager.SendAsync(Begin(team))).Location!;
        (await team.Manager.OpenAsync(Begin(team))).Status.Should().Be(System.Net.HttpStatusCode.NotFound, "one letter is recorded at a time");
        (await team.Manager.SendAsync(letter, TakesCase)).Text.Should().Contain("The letter itself", "the letter belongs to it");
        await team.Manager.SendAsync(letter, ("document", "takes-it.pdf", SouthendTeam.Pdf), TakesCase);
        await team.World.SweepAsync();

        (await RunningAsync(team)).Should().BeEquivalentTo("after-submission", "follow-up", "share-learning");
        (await team.World.ReadAsync(db => db.ProcessInstances.SingleAsync(p => p.ProcessId == "practice-review"))).Status.Should().Be(InstanceStatus.Completed);
        var on = await team.World.ReadAsync(db => db.Participants.Where(p => p.Until == null).Select(p => p.PersonId).Distinct().ToListAsync());
        (await team.World.ReadAsync(db => db.OutboxMessages.Where(m => m.Kind == "panel-takes-case").Select(m => m.PersonId!.Value).ToListAsync())).Should().BeEquivalentTo(on);
        (await team.Police.OpenAsync(team.Review)).Text.Should().Contain("The Panel takes the case into a national review itself").And.Contain("WHY-IT-TAKES-IT");
        (await team.Hospital.OpenAsync(team.Review)).Text.Should().NotContain("WHY-IT-TAKES-IT");
    }

    [Fact]
    public async Task A_case_that_the_Panel_hands_back_is_reviewed_from_the_day_on_which_the_decision_was_kept_with_every_agency_that_was_asked()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.SubmitAsync("commission");
        await RepliedAsync(team);
        await team.Manager.SendAsync((await team.Manager.SendAsync(Begin(team))).Location!, ("document", "takes-it.pdf", SouthendTeam.Pdf), TakesCase);
        await team.World.SweepAsync();

        await team.World.MoveToAsync(new LocalDateTime(2028, 1, 26, 12, 0));
        await team.World.ReadAsync(db => db.Participants.Where(p => p.Body == "southend-hospital").ExecuteDeleteAsync());
        await team.Manager.SendAsync((await team.Manager.SendAsync(Begin(team))).Location!, ("document", "hands-back.pdf", SouthendTeam.Pdf + "% back"), [("reply", "disagrees"), .. On("repliedOn"), ("comments", "c")]);
        await team.World.SweepAsync();
        await team.DoneAsync(team.Manager, "convene-decision-makers", [.. On("meetOn"), ("meetAt.time", "14:00"), ("how", "remote"), ("place", "By video")]);
        await team.World.MoveToAsync(new LocalDateTime(2028, 1, 26, 15, 0));
        await team.DoneAsync(team.Manager, "reconsider-decision", [.. AfterSubmissionTests.Meeting.Where(one => !one.Item1.StartsWith("heldAt", StringComparison.Ordinal)), .. On("heldAt"), ("heldAt.time", "14:00"), ("outcome", "kept"), ("advisorInvolved", "no"), ("considered", "c"), ("justification", "j")]);
        await team.DoneAsync(team.Manager, "send-justification", [.. On("sentOn"), ("channel", "c"), ("receipt", "r")]);

        var again = await team.World.ReadAsync(db => db.ProcessInstances.SingleAsync(p => p.ProcessId == "practice-review" && p.EndedAt == null));
        again.Limit.Should().Be(new LocalDateTime(2028, 7, 26, 17, 0), "six months from the day on which they kept it");
        ProcessStateJson.Read(again.Snapshot).Variables.Find("agencies").Should().BeOfType<FeelList>().Which.Items.Select(agency => ((FeelText)((FeelContext)agency).Find("id")!).Value).Should().Contain("southend-hospital", "it was asked, though nobody has an account for it now");
        (await team.Manager.OpenAsync(team.Review + "/history")).Text.Should().Contain("“Child safeguarding practice review” begins again: it was decided on anew.");
        (await team.World.ReadAsync(db => Upkeep.FirstDriftAsync(db, CancellationToken.None))).Should().BeNull();
    }

    [Fact]
    public async Task A_review_that_was_over_goes_on_until_the_letter_is_recorded_or_its_three_days_are_over()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.SubmitAsync("learning-review");
        await RepliedAsync(team);
        await team.DoneAsync(team.Manager, "tell-family", ("told", "not-told"), ("whyNotTold", "w"));
        (await StatusAsync(team)).Should().Be(ReviewStatus.Completed);
        (await team.Manager.OpenAsync(Begin(team))).Text.Should().Contain("This review is over. It goes on again");

        await team.Manager.SendAsync(Begin(team));

        (await StatusAsync(team)).Should().Be(ReviewStatus.InProgress);
        (await team.Manager.OpenAsync(team.Review + "/history")).Text.Should().Contain("The review, which was over, goes on.");
        (await team.Manager.OpenAsync(team.Review)).Text.Should().Contain("Record what the Panel wrote");
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 29, 17, 0));
        (await StatusAsync(team)).Should().Be(ReviewStatus.Completed, "nothing was recorded");
        (await team.World.ReadAsync(db => Upkeep.FirstDriftAsync(db, CancellationToken.None))).Should().BeNull();
    }

    private static (string, string)[] On(string field) => [($"{field}.Day", "26"), ($"{field}.Month", "1"), ($"{field}.Year", "2028")];

    private static string Begin(SouthendTeam team) => team.Review + "/begin/late-panel-letter";

    private static async Task RepliedAsync(SouthendTeam team)
    {
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 26, 10, 0));
        await team.DoneAsync(team.Manager, "record-panel-reply", ("replied", "yes"), ("reply", "agrees"), ("repliedOn.Day", "25"), ("repliedOn.Month", "1"), ("repliedOn.Year", "2027"), ("comments", "c"));
    }

    private static Task<ReviewStatus> StatusAsync(SouthendTeam team) => team.World.ReadAsync(db => db.Reviews.Select(r => r.Status).SingleAsync());

    private static Task<List<string>> RunningAsync(SouthendTeam team) => team.World.ReadAsync(db => db.ProcessInstances.Where(p => p.EndedAt == null).Select(p => p.ProcessId).ToListAsync());
}
