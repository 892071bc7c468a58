using Microsoft.EntityFrameworkCore;
using Reviews.Host.Access;
using Reviews.Host.Calendar;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Demo;
using Reviews.Host.Jobs;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host;

/// <summary>What happens before the first request: definitions are read or refused, the schema is brought up to date, and a start before the set-up prints its code.</summary>
internal static class StartUp
{
    /// <exception cref="StartRefusedException">With everything that is wrong.</exception>
    public static async Task PrepareAsync(IServiceProvider services, TextWriter say, CancellationToken cancellation)
    {
        var mode = services.GetRequiredService<HostMode>();
        // Refused before anything is written: a start that does not happen leaves the data as it was.
        var read = ReadDefinitions(services.GetRequiredService<WorkflowsFolder>());
        await MigrateAsync(services, cancellation);
        await RefreshCalendarAsync(services, cancellation);
        KeyRing.Close(mode.DataFolder);
        await services.GetRequiredService<DefinitionShelf>().TakeInAsync(
            read, services.GetRequiredService<IClock>().GetCurrentInstant(), services.GetRequiredService<WriteTransactions>(), cancellation);
        await KeepPurposeAsync(services, mode, cancellation);
        await services.GetRequiredService<MailRound>().TakeBackLeasesAsync(cancellation);
        if (mode.IsDemo)
            await SeedAsync(services, cancellation);
        else if (await NewSetupCodeAsync(services, cancellation) is { } code)
            say.WriteLine($"Set-up code, to be entered once at {mode.FirstUrl.ToString().TrimEnd('/')}/setup: {code}");
    }

    /// <summary>Creates the data folder and brings the schema up to date.</summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var folder = services.GetRequiredService<HostMode>().DataFolder;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await using var db = await services.GetRequiredService<IDbContextFactory<ReviewsDb>>().CreateDbContextAsync(cancellation);
        await db.Database.MigrateAsync(cancellation);
    }

    /// <summary>What was imported or withdrawn since the calendar's file was written.</summary>
    public static async Task RefreshCalendarAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<ReviewsDb>>().CreateDbContextAsync(cancellation);
        await services.GetRequiredService<HolidayCalendar>().RefreshAsync(db, cancellation);
    }

    private static IReadOnlyList<PartnershipFolder> ReadDefinitions(WorkflowsFolder folder)
    {
        var (read, problems) = DefinitionChecks.Read(folder);
        return problems.Count == 0 ? read : throw new StartRefusedException(string.Join('\n', problems));
    }

    // The demonstration signs people in without passwords: it never runs where real data is, nor real work on its data.
    private static async Task KeepPurposeAsync(IServiceProvider services, HostMode mode, CancellationToken cancellation)
    {
        var mine = mode.IsDemo ? "demo" : "real";
        var kept = await services.GetRequiredService<WriteTransactions>().RunAsync(
            async db =>
            {
                var row = await db.Settings.SingleOrDefaultAsync(s => s.Name == SettingNames.Purpose, cancellation);
                if (row is null)
                    db.Settings.Add(new SettingRow { Name = SettingNames.Purpose, Value = mine });
                return row?.Value;
            },
            cancellation);
        if (kept is not null && kept != mine)
            throw new StartRefusedException($"Expected {mine} data in {mode.DataFolder}, but it holds {kept} data: choose another folder with --data.");
    }

    private static async Task SeedAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SeedDemo>().RunAsync(cancellation);
    }

    // Kept as a hash only, and so a fresh one at each start until it is used: the last one printed is the one that counts.
    private static Task<string?> NewSetupCodeAsync(IServiceProvider services, CancellationToken cancellation) =>
        services.GetRequiredService<WriteTransactions>().RunAsync(
            async db =>
            {
                if (await db.Settings.AnyAsync(s => s.Name == SettingNames.SetupCompletedAt, cancellation))
                    return null;
                var code = OneTimeSecret.New();
                if (await db.Settings.SingleOrDefaultAsync(s => s.Name == SettingNames.SetupCodeHash, cancellation) is { } printed)
                    printed.Value = OneTimeSecret.HashOf(code);
                else
                    db.Settings.Add(new SettingRow { Name = SettingNames.SetupCodeHash, Value = OneTimeSecret.HashOf(code) });
                return code;
            },
            cancellation);
}
