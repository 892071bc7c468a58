using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reviews.Host.Casework;
using Reviews.Workflows;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>Who has voted is as hidden as how, also from whoever steers the review: nothing on its pages changes when a vote is cast.</summary>
public sealed class OpenVoteTests
{
    private static readonly (string, string)[] LongBefore =
        [("On.Day", "7"), ("On.Month", "12"), ("On.Year", "2026"), ("At", "16:00"), ("Why", "r"), ("step", "check")];

    [Fact]
    public async Task No_page_on_which_a_review_is_steered_changes_when_a_vote_is_cast()
    {
        await using var team = await VotingAsync();
        var off = $"{team.Review}/take-off/{(await team.World.ReadAsync(db => db.Participants.SingleAsync(p => p.PersonId == team.Police.Id))).Id:D}";
        var correct = $"{team.Review}/dates/notification-sent";
        async Task<IReadOnlyList<string>> SteeringAsync() =>
        [
            (await team.Manager.OpenAsync(off)).Text,
            (await team.Manager.OpenAsync(team.Review + "/give")).Text,
            (await team.Manager.SendAsync(team.Review + "/withdraw", ("Then", "stops"), ("Why", "r"), ("step", "check"))).Text,
            (await team.Manager.SendAsync(correct, LongBefore)).Text,
        ];
        var before = await SteeringAsync();
        before[3].Should().Contain("due already", "the vote would close at once");

        await team.Police.SendAsync(await team.Police.TaskAsync("vote", "police"), ("choice", "criteria-met"), ("follows", "commission"), ("conflict", "no"), ("reason", "r"));

        (await SteeringAsync()).Should().Equal(before);
        (await team.Manager.SendAsync(off)).Status.Should().Be(HttpStatusCode.BadRequest, "as it was before the vote was cast");
    }

    [Fact]
    public async Task Giving_away_a_vote_is_answered_alike_whether_it_is_cast_or_not()
    {
        await using var team = await VotingAsync();
        var second = await team.PutOnAsync("Percy", "safeguarding-partner:police");
        var (cast, uncast) = (Guid.Parse((await team.Council.TaskAsync("vote", "local-authority")).Split('/')[^1]), Guid.Parse((await team.Police.TaskAsync("vote", "police")).Split('/')[^1]));
        await team.Council.SendAsync(await team.Council.TaskAsync("vote", "local-authority"), ("choice", "criteria-met"), ("follows", "commission"), ("conflict", "no"), ("reason", "r"));

        foreach (var (to, person) in new[] { ("group", (Guid?)null), (second.Id.ToString("D"), second.Id) })
        {
            var page = await team.Manager.OpenAsync(team.Review + "/people");
            (HttpStatusCode, string)[] answers = [await ConfirmAsync(cast), await ConfirmAsync(uncast)];
            answers[1].Should().Be(answers[0]);
            async Task<(HttpStatusCode, string)> ConfirmAsync(Guid task)
            {
                var answer = await team.Manager.PostAsync($"{team.Review}/give/{task:D}", page, [("To", to), ("step", "confirm"), ("requestId", Guid.NewGuid().ToString("D"))], null);
                return (answer.Status, Regex.Replace(answer.Text, "[0-9a-f-]{16,}", "", RegexOptions.None, TimeSpan.FromSeconds(1)));
            }

            var (refusedCast, refused) = (await ReassignAsync(team, cast, person), await ReassignAsync(team, uncast, person));
            refused.IsDone.Should().BeFalse();
            (refused.Refusal, refused.Errors.Count).Should().Be((refusedCast.Refusal, refusedCast.Errors.Count));
        }

        (await team.Manager.OpenAsync(team.Review + "/give")).Text.Should().Contain("Everyone on the review for a partner can vote for it");
        (await second.OpenAsync($"/tasks/vote/{uncast:D}")).Status.Should().Be(HttpStatusCode.OK, "whoever is put on the review for the partner can vote");
    }

    private static Task<Outcome<ReassignedTask>> ReassignAsync(SouthendTeam team, Guid task, Guid? to) => team.World.Services.GetRequiredService<ReassignTask>()
        .RunAsync(new ActionContext(team.Manager.Id.ToString("D"), team.World.Now, Guid.NewGuid().ToString("N")), task, to, CancellationToken.None);

    private static async Task<SouthendTeam> VotingAsync()
    {
        var team = await SouthendTeam.OnDay1Async();
        await team.CirculateAsync();
        await team.MeetAsync();
        return team;
    }
}
