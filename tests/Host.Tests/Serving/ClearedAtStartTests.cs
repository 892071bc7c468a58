using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Reviews.Testing.Machine;

namespace Reviews.Host.Tests.Serving;

public sealed class ClearedAtStartTests
{
    [Fact]
    public async Task What_has_run_out_is_removed_at_a_start_too_for_where_nothing_runs_at_night()
    {
        await using var running = await RunningReviews.StartAsync("serve");
        await running.KillAsync();
        await AskAsync(running, "INSERT INTO Requests (Id, \"By\", At, Asked, Result) VALUES ('old', 'test', 0, 'test', '{}')");

        await running.StartAgainAsync();

        var patience = Stopwatch.StartNew();
        while (await AskAsync(running, "SELECT count(*) FROM Requests WHERE Id = 'old'") > 0 && patience.Elapsed < TimeSpan.FromSeconds(30))
            await Task.Delay(100);
        (await AskAsync(running, "SELECT count(*) FROM Requests WHERE Id = 'old'")).Should().Be(0);
    }

    private static async Task<long?> AskAsync(RunningReviews running, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(running.DataFolder, "data", "reviews.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written out above.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long?)await command.ExecuteScalarAsync();
    }
}
