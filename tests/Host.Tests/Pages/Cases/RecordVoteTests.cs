using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>A vote entered for a partner is as hidden as one that was cast, and offering it to be entered says of nobody whether they have voted.</summary>
public sealed class RecordVoteTests
{
    private static readonly (string, string)[] Vote = [("choice", "criteria-met"), ("follows", "national-review"), ("conflict", "no"), ("reason", "HIDDEN-REASON"), .. RecordForOthersTests.Came("telephone", 31, 12, 2026, "12:00")];

    [Fact]
    public async Task A_vote_that_was_entered_is_hidden_from_everyone_until_the_vote_has_closed()
    {
        await using var team = await VotingAsync();
        var second = await team.PutOnAsync("Sandy", "business-manager");
        var path = await RecordForOthersTests.RecordPathAsync(team, "vote", "local-authority");
        string[] pages = [team.Review, team.Review + "/timetable", team.Review + "/process", team.Review + "/history", team.Review + "/documents", team.Review + "/record", team.Review + "/give"];
        PersonAtWork[] others = [second, team.Police, team.Advisor, team.Hospital];
        var before = await SeenAsync();

        var check = await team.Manager.SendAsync(path, ("received.proof", "vote-proof.pdf", SouthendTeam.Pdf), Vote);
        check.Text.Should().Contain("Ask the Panel to consider a national review").And.Contain("K. Sender");
        (await RecordForOthersTests.ConfirmAsync(team.Manager, path, check)).Status.Should().Be(HttpStatusCode.Redirect);

        (await SeenAsync()).Should().Equal(before, "nobody else sees that a vote came");
        var proof = await team.World.ReadAsync(db => db.Documents.SingleAsync(d => d.FileName == "vote-proof.pdf"));
        (await second.OpenAsync($"/documents/{proof.Id:D}")).Status.Should().Be(HttpStatusCode.NotFound);
        (await team.Council.OpenAsync($"/documents/{proof.Id:D}")).Status.Should().Be(HttpStatusCode.OK, "it was recorded for them");
        (await team.MailsAsync(team.Council, "task-recorded")).Should().ContainSingle();
        (await second.OpenAsync("/mail")).Text.Should().NotContain("was recorded for somebody");

        foreach (var (person, partner) in new[] { (team.Police, "police"), (team.Health, "health") })
            await person.SendAsync(await person.TaskAsync("vote", partner), ("choice", "criteria-met"), ("follows", "commission"), ("conflict", "no"), ("reason", "r"));
        await team.World.SweepAsync();
        (await team.Police.OpenAsync(team.Review)).Text.Should().Contain("HIDDEN-REASON").And.Contain("Recorded for K. Sender, named nurse, received by telephone at midday on Thursday 31 December 2026");
        (await second.OpenAsync($"/documents/{proof.Id:D}")).Status.Should().Be(HttpStatusCode.OK);

        async Task<IReadOnlyList<string>> SeenAsync()
        {
            var seen = new List<string>();
            foreach (var person in others)
            {
                foreach (var page in pages)
                    seen.Add(Regex.Replace((await person.OpenAsync(page)).Text, "[0-9a-f-]{16,}", "", RegexOptions.None, TimeSpan.FromSeconds(1)));
            }

            return seen;
        }
    }

    [Fact]
    public async Task A_vote_that_is_cast_looks_open_to_whoever_records_until_they_record_it()
    {
        await using var team = await VotingAsync();
        var (cast, open) = (await RecordForOthersTests.RecordPathAsync(team, "vote", "police"), await RecordForOthersTests.RecordPathAsync(team, "vote", "health"));
        await team.Police.SendAsync(await team.Police.TaskAsync("vote", "police"), ("choice", "criteria-met"), ("follows", "commission"), ("conflict", "no"), ("reason", "r"));

        (await team.Manager.OpenAsync(team.Review + "/record")).Text.Should().Contain("Vote on what follows – Essex Police").And.Contain("Vote on what follows – NHS");
        var pages = new List<string>();
        var checks = new List<Answer>();
        foreach (var path in new[] { cast, open })
        {
            pages.Add(Alike(await team.Manager.OpenAsync(path)));
            checks.Add(await team.Manager.SendAsync(path, ("received.proof", "proof.pdf", SouthendTeam.Pdf), Vote));
        }

        pages[0].Should().Be(pages[1]);
        Alike(checks[0]).Should().Be(Alike(checks[1])).And.Contain("proof.pdf");
        var refused = await RecordForOthersTests.ConfirmAsync(team.Manager, cast, checks[0]);
        refused.Status.Should().Be(HttpStatusCode.Conflict);
        refused.Text.Should().Contain("answered already, or its time is over");
        (await RecordForOthersTests.ConfirmAsync(team.Manager, open, checks[1])).Status.Should().Be(HttpStatusCode.Redirect);
        (await team.World.ReadAsync(db => db.ReviewTasks.CountAsync(t => t.Step == "vote" && t.Recorded != null))).Should().Be(1);
    }

    [Fact]
    public async Task Whoever_votes_for_a_partner_records_no_vote_of_another()
    {
        await using var team = await VotingAsync();
        var both = await team.World.SomeoneAsync("Billie", "business-manager", "safeguarding-partner:police");
        foreach (var part in new[] { "business-manager", "safeguarding-partner:police" })
            await team.Manager.SendAsync(team.Review + "/people", ("Person", both.Id.ToString("D")), ("Part", part));
        var path = await RecordForOthersTests.RecordPathAsync(team, "vote", "health");

        (await both.OpenAsync(path)).Status.Should().Be(HttpStatusCode.NotFound);
        (await both.OpenAsync(team.Review + "/record")).Text.Should().NotContain("Vote on what follows");
        (await team.Manager.OpenAsync(path)).Status.Should().Be(HttpStatusCode.OK);
    }

    private static string Alike(Answer page) => page.Text
        .Replace("Essex Police", "PARTNER", StringComparison.Ordinal).Replace("NHS Mid and South Essex Integrated Care Board", "PARTNER", StringComparison.Ordinal);

    private static async Task<SouthendTeam> VotingAsync()
    {
        var team = await SouthendTeam.OnDay1Async();
        await team.CirculateAsync();
        await team.MeetAsync();
        return team;
    }
}
