using Microsoft.Data.Sqlite;
using Reviews.Host.Tests.CommandLine;
using Reviews.Testing.Machine;

namespace Reviews.Host.Tests.Pages.People;

/// <summary>The trail of the system names, by an id that stays, whoever did what before there was a person to name.</summary>
public sealed class WhoActedTests
{
    [Fact]
    public async Task Set_up_an_accepted_invitation_a_failed_sign_in_and_a_verb_are_recorded_by_their_own_ids()
    {
        await using var running = await RunningReviews.StartAsync("serve");
        using var administrator = new Visitor(running.Url);
        await administrator.JoinAsync("/setup", "/setup", RealReviews.Answers(RealReviews.CodeIn(running.Log)));
        var link = await RealReviews.InviteAsync(administrator, "new@example.org", ("Role", "lead-author"));
        using var invited = new Visitor(running.Url);
        await invited.JoinAsync(link, link, ("Password", RealReviews.Password), ("PasswordAgain", RealReviews.Password));
        using var stranger = new Visitor(running.Url);
        await stranger.SignInAsync("new@example.org", "not the password");
        (await CommandLineRun.InAsync(running.DataFolder, "", "create-admin", "--email", "second@example.org")).ExitCode.Should().Be(0);

        var trail = await TrailAsync(running);

        By(trail["setup-completed"]).Should().Equal("setup");
        var invitation = trail["person-invited"][0].Data.Split("\"invitationId\":\"")[1][..36];
        By(trail["invitation-accepted"]).Should().Equal($"invitation:{invitation}");
        By(trail["role-granted"]).Should().Equal("setup", $"invitation:{invitation}");
        By(trail["sign-in-failed"]).Should().Equal("visitor");
        trail["person-invited"][1].By.Should().Be("command-line");
        trail.Values.SelectMany(rows => rows).Should().OnlyContain(row => row.By.Length > 0 && row.By != "system");
        (await CommandLineRun.InAsync(running.DataFolder, "", "audit", "verify")).ExitCode.Should().Be(0);
    }

    private static IEnumerable<string> By(List<Row> rows) => rows.Select(row => row.By);

    private static async Task<Dictionary<string, List<Row>>> TrailAsync(RunningReviews running)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(running.DataFolder, "data", "reviews.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"Event\", \"By\", \"Data\" FROM \"AuditEntries\" WHERE \"ChainId\" = 'system' ORDER BY \"Sequence\"";
        await using var rows = await command.ExecuteReaderAsync();
        var trail = new Dictionary<string, List<Row>>();
        while (await rows.ReadAsync())
        {
            if (!trail.TryGetValue(rows.GetString(0), out var acts))
                trail[rows.GetString(0)] = acts = [];
            acts.Add(new Row(rows.GetString(1), rows.GetString(2)));
        }

        return trail;
    }

    private sealed record Row(string By, string Data);
}
