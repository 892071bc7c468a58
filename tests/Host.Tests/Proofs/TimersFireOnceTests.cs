using System.Diagnostics;
using System.Globalization;
using Reviews.Host.Storage;
using Reviews.Testing.Machine;
using Xunit.Abstractions;

namespace Reviews.Host.Tests.Proofs;

/// <summary>
/// Many timers due at one instant, real processes, killed and paused half-way: each fires exactly once in effect. How long
/// it takes is printed and not asked, as machines are shared; only a host that stands still fails. The full proof:
/// <c>REVIEWS_PROOF_TIMERS=10000 dotnet test tests/Host.Tests --filter TimersFireOnce --logger "console;verbosity=detailed"</c>
/// </summary>
public sealed class TimersFireOnceTests(ITestOutputHelper output)
{
    private static readonly int Count = int.Parse(Environment.GetEnvironmentVariable("REVIEWS_PROOF_TIMERS") ?? "1000", CultureInfo.InvariantCulture);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task On_SQLite_with_the_one_host_killed_half_way_and_started_again()
    {
        await using var host = await RunningReviews.StartAsync("serve");
        await host.KillAsync();
        var timers = new TimersAtOneInstant(DatabaseAddress.Sqlite(Path.Combine(host.DataFolder, "data", "reviews.db")), Count);
        await timers.ArmAsync();

        await host.StartAgainAsync();
        var taken = Stopwatch.StartNew();
        await UntilAsync(timers, left: Count / 2);
        await host.KillAsync();
        var killedAt = taken.Elapsed;
        await host.StartAgainAsync();
        await UntilAsync(timers, left: 0);

        Say("SQLite, one host killed half-way", taken.Elapsed, killedAt, host.ProcessorTime);
        await timers.ShouldHaveFiredOnceEachAsync();
    }

    [Fact]
    public async Task On_PostgreSQL_with_two_hosts_one_paused_for_twenty_seconds_and_the_other_killed()
    {
        var database = PostgresServer.Shared.ConnectionString($"timers_{Guid.NewGuid():N}");
        var timers = new TimersAtOneInstant(DatabaseAddress.From(database, dataFolder: ""), Count);
        await timers.ArmAsync();

        await using var paused = await RunningReviews.StartAsync("serve", ("Storage__ConnectionString", database));
        var taken = Stopwatch.StartNew();
        await using var killed = await RunningReviews.StartAsync("serve", ("Storage__ConnectionString", database));
        await UntilAsync(timers, left: Count * 3 / 4);
        await paused.PauseAsync();
        var pause = Task.Delay(TimeSpan.FromSeconds(20));
        await Task.WhenAny(pause, UntilAsync(timers, left: Count / 2));
        await killed.KillAsync();
        var killedAt = taken.Elapsed;
        await pause;
        await paused.GoOnAsync();
        await UntilAsync(timers, left: 0);

        Say("PostgreSQL, two hosts, one paused for 20 s and the other killed", taken.Elapsed, killedAt, paused.ProcessorTime + killed.ProcessorTime);
        await timers.ShouldHaveFiredOnceEachAsync();
    }

    private static async Task UntilAsync(TimersAtOneInstant timers, int left)
    {
        var patience = Stopwatch.StartNew();
        while (await timers.ArmedAsync() > left && patience.Elapsed < Patience)
            await Task.Delay(100);
    }

    private void Say(string what, TimeSpan taken, TimeSpan killedAt, TimeSpan processor) => output.WriteLine(
        $"{Count} timers due at one instant, {what}: all fired and their mails queued in {taken.TotalSeconds:0.0} s, start-ups included (killed at {killedAt.TotalSeconds:0.0} s; {processor.TotalSeconds:0.0} s of processor time)");
}
