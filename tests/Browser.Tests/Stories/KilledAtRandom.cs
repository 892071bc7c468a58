using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Reviews.Browser.Tests.Driving;
using Reviews.Testing.Machine;
using Xunit.Abstractions;

namespace Reviews.Browser.Tests.Stories;

/// <summary>kill -9 at random points of a whole review: nothing acknowledged is lost, nothing is done twice.</summary>
[Collection(WithABrowser.Name)]
public sealed class KilledAtRandom(Chromium chromium, ITestOutputHelper output)
{
    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_nothing_is_done_twice()
    {
        var killer = new Killer(oneIn: 2);
        await using var stage = await Stage.OpenAsync(chromium.Browser, killer);
        var story = new RapidReviewStory(stage, ["childrens-services", "southend-hospital"], ["Southend Children's Services", "Southend Hospital"]);
        await story.StartAsync();
        await story.CommissionAsync();
        await story.ReportAsync();
        await story.CirculateReportsAsync();
        await story.MeetAsync();
        foreach (var partner in Part.Partners)
        {
            await story.VoteAsync(partner);
        }

        await story.WriteFirstDraftAsync();
        await story.CirculateDraftAndCommentAsync();
        await story.WriteDraftTwoAsync();
        await story.SignOffForAgenciesAsync();
        await story.SignOffForAdvisorAsync();
        await story.SubmitAsync();
        await story.PanelAgreesAsync();
        await story.TellFamilyAsync();
        output.WriteLine($"Killed {killer.Kills.Count} times, so many milliseconds after a request: {string.Join(", ", killer.Kills)}");
        while (killer.Kills.Count < 10)
        {
            var manager = await stage.AsAsync(Part.BusinessManager);
            await killer.KillDuringAsync(stage.Reviews, () => manager.Page.GotoAsync(story.ReviewPath));
        }

        (await (await stage.AsAsync(Part.BusinessManager)).ReadAsync(story.ReviewPath)).Should().Contain("Review, completed");
        var data = Path.Combine(stage.Reviews.DataFolder, "data");
        (await ReviewsCommandLine.RunAsync("audit", "verify", "--data", data)).Should().Be(0, "every chain is whole and every snapshot equals its facts");
        await EveryMailLeavesAsync(data);
        await NothingIsDoneTwiceAsync(data);
        stage.Mails().Select(m => m.Id).Should().OnlyHaveUniqueItems();
        // Two tasks of somebody's may be due at one moment: each has a mail of its own, which leads to it.
        stage.Mails().Select(m => (m.To, m.Subject, string.Join(' ', m.Links()))).Should().OnlyHaveUniqueItems("nobody is told the same thing twice");
    }

    private static async Task NothingIsDoneTwiceAsync(string data)
    {
        await using var db = await ReadAsync(data);
        (await CountAsync(db, """
            select count(*) from (
              select 1 from AuditEntries where Event in ('task-created', 'task-completed', 'timer-fired', 'job-created', 'job-completed', 'element-entered')
              group by ProcessInstanceId, Event, json_extract(Data, '$.instanceId'), json_extract(Data, '$.timerId') having count(*) > 1)
            """)).Should().Be(0);
        (await CountAsync(db, "select count(*) from AuditEntries where Event = 'task-completed'")).Should().BeGreaterThan(15);
    }

    /// <summary>The last kill may have hit a hand-over: the sweep of the process that stands now, due every five seconds, makes it good.</summary>
    private static async Task EveryMailLeavesAsync(string data)
    {
        await using var db = await ReadAsync(data);
        var patience = Stopwatch.StartNew();
        const string Waiting = "select count(*) from OutboxMessages where SentAt is null";
        while (await CountAsync(db, Waiting) > 0 && patience.Elapsed < TimeSpan.FromSeconds(30))
        {
            await Task.Delay(200);
        }

        (await CountAsync(db, Waiting)).Should().Be(0, "every mail leaves");
    }

    private static async Task<SqliteConnection> ReadAsync(string data)
    {
        var db = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, "reviews.db"), Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await db.OpenAsync();
        return db;
    }

    private static async Task<long> CountAsync(SqliteConnection db, string sql)
    {
        await using var command = db.CreateCommand();
#pragma warning disable CA2100 // The texts are the constants above.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
