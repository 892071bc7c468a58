using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Engine;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>A decision to commission goes on as a practice review (S003 App. D) in the same review: when, counted from what day, with whom, and with what.</summary>
public sealed class PracticeReviewBeginsTests
{
    private static readonly (string, string)[] Agreed = [("consensus", "yes"), ("criteriaMet", "criteria-met"), ("follows", "commission"), ("decisionReason", "WHY-THEY-AGREED")];

    [Fact]
    public async Task It_begins_when_the_Panel_has_replied_and_counts_six_months_from_the_day_on_which_the_vote_closed()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.SubmitAsync("commission");
        (await RunningAsync(team)).Should().BeEquivalentTo("after-submission", "follow-up", "share-learning");

        await RepliedAsync(team, "agrees");

        var process = await team.World.ReadAsync(db => db.ProcessInstances.SingleAsync(p => p.ProcessId == "practice-review"));
        (process.Status, process.Limit).Should().Be((InstanceStatus.Running, new LocalDateTime(2027, 6, 30, 17, 0)), "the last of the three voted on 31 December");
        (await team.Manager.OpenAsync(team.Review + "/dates")).Text.Should().Contain("Practice review initiated").And.Contain("Thursday 31 December 2026");
        (await OpenAsync(team)).Should().BeEquivalentTo("record-commission", "tell-family");
        (await team.Manager.OpenAsync(team.Review)).Text.Should().Contain("Say who leads, who pays and how it is named");
    }

    [Theory]
    [InlineData("learning-review")]
    [InlineData("national-review")]
    public async Task Nothing_begins_where_something_else_was_decided(string choice)
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.SubmitAsync(choice);
        await RepliedAsync(team, "agrees");

        (await RunningAsync(team)).Should().BeEquivalentTo("after-submission", "follow-up", "share-learning");
    }

    [Fact]
    public async Task What_the_rapid_review_knows_comes_along_and_is_not_typed_again()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await AgreedAndSubmittedAsync(team);
        await RepliedAsync(team, "agrees");

        (await team.Manager.OpenAsync(await team.Manager.TaskAsync("record-commission"))).Html.Should().Contain("WHY-THEY-AGREED", "the reasons are there to be sent on");
        await team.DoneAsync(team.Manager, "record-commission", ("decidedBecause", "d"), ("leadPartner", "health"), ("whoPays", "w"), ("publicName", "Child R"));
        await team.DoneAsync(team.Manager, "tell-panel-commissioned", ("toldOn.Day", "21"), ("toldOn.Month", "1"), ("toldOn.Year", "2027"), ("channel", "c"), ("receipt", "r"), ("takesIt", "no"));
        (await team.Manager.OpenAsync(await team.Manager.TaskAsync("draft-terms"))).Html.Should().Contain("THEMES-OF-THE-PANEL");
        (await team.Manager.OpenAsync(team.Review + "/documents")).Text.Should().Contain("draft.pdf", "it is the same review");
    }

    [Fact]
    public async Task Agreed_at_the_panel_it_counts_from_the_day_of_the_panel_whenever_that_was_recorded()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await AgreedAndSubmittedAsync(team);
        await RepliedAsync(team, "comments");

        (await InitiatedAsync(team)).Should().Be(new LocalDate(2026, 12, 31), "the panel met on that day");
    }

    [Fact]
    public async Task Decided_because_the_Panel_suggested_it_it_counts_from_the_meeting_that_decided_it()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        await team.SubmitAsync("learning-review");
        await RepliedAsync(team, "suggests-practice-review");
        (await team.Council.OpenAsync(team.Review)).Text.Should().Contain("The Panel suggests a local child safeguarding practice review");

        await AfterSubmissionTests.ReconsideredAsync(team);

        (await RunningAsync(team)).Should().BeEquivalentTo(["after-submission", "follow-up", "share-learning"], "the justification is not sent yet");
        await AfterSubmissionTests.JustifiedAsync(team);
        (await InitiatedAsync(team)).Should().Be(new LocalDate(2027, 1, 25));
        (await team.Manager.OpenAsync(await team.Manager.TaskAsync("record-commission"))).Html.Should().Contain("WHY-IT-CHANGED");
    }

    [Fact]
    public async Task The_strategic_group_is_on_it_from_the_beginning_and_whoever_was_taken_off_stays_off()
    {
        await using var team = await SouthendTeam.OnDay1Async();
        var conflicted = await team.PutOnAsync("Stacey", "strategic-group");
        var part = await team.World.ReadAsync(db => db.Participants.SingleAsync(p => p.PersonId == conflicted.Id));
        (await team.Manager.SendAsync($"{team.Review}/take-off/{part.Id:D}")).Status.Should().Be(System.Net.HttpStatusCode.Redirect);
        await team.SubmitAsync("commission");
        var joined = await team.World.SomeoneAsync("Sam", "strategic-group");
        (await OnAsync(team)).Should().NotContain(joined.Id);

        await RepliedAsync(team, "agrees");

        (await OnAsync(team)).Should().Contain(joined.Id).And.NotContain(conflicted.Id);
    }

    private static async Task AgreedAndSubmittedAsync(SouthendTeam team)
    {
        await team.CirculateAsync();
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 4, 10, 0));
        await team.MeetAsync([.. Agreed, ("themes", "THEMES-OF-THE-PANEL")]);
        await team.SubmitDecidedAsync();
    }

    private static async Task RepliedAsync(SouthendTeam team, string reply)
    {
        await team.World.MoveToAsync(new LocalDateTime(2027, 1, 21, 10, 0));
        await team.DoneAsync(
            team.Manager, "record-panel-reply", ("replied", "yes"), ("reply", reply), ("repliedOn.Day", "20"), ("repliedOn.Month", "1"), ("repliedOn.Year", "2027"), ("comments", "c"));
    }

    private static Task<LocalDate> InitiatedAsync(SouthendTeam team) =>
        team.World.ReadAsync(db => db.ProcessInstances.Where(p => p.ProcessId == "practice-review").Select(p => p.AnchorOn!.Value).SingleAsync());

    private static Task<List<Guid>> OnAsync(SouthendTeam team) => team.World.ReadAsync(db => db.Participants.Where(p => p.Until == null && p.Role == "strategic-group").Select(p => p.PersonId).ToListAsync());

    private static Task<List<string>> RunningAsync(SouthendTeam team) => team.World.ReadAsync(db => db.ProcessInstances.Where(p => p.EndedAt == null).Select(p => p.ProcessId).ToListAsync());

    private static Task<List<string>> OpenAsync(SouthendTeam team) => team.World.ReadAsync(db =>
        db.ReviewTasks.Where(t => t.IsOpen && t.ElementId != "report-progress" && t.ElementId != "write-briefing").Select(t => t.ElementId).ToListAsync());
}
