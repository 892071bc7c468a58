using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Audit;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Engine;

namespace Reviews.Host;

/// <summary>The one-off jobs an operator runs from the command line. Each answers with an exit status.</summary>
internal static class Upkeep
{
    /// <summary>Brings the schema up to date.</summary>
    public static async Task<int> MigrateAsync(HostMode mode, CancellationToken cancellation)
    {
        await using var app = HostServer.Build(mode);
        await StartUp.MigrateAsync(app.Services, cancellation);
        return 0;
    }

    /// <summary>Invites an administrator and prints the link: for a first one without the set-up page, or when the last one is locked out.</summary>
    public static async Task<int> CreateAdminAsync(HostMode mode, string email, CancellationToken cancellation)
    {
        await using var app = HostServer.Build(mode);
        await StartUp.MigrateAsync(app.Services, cancellation);
        var token = OneTimeSecret.New();
        var context = new ActionContext(Actors.CommandLine, app.Services.GetRequiredService<IClock>().GetCurrentInstant(), Guid.NewGuid().ToString("N"), "create-admin");
        var outcome = await app.Services.GetRequiredService<InvitePerson>()
            .RunAsync(context, new Invitee(email, email, new Group(Role.Administrator, null), Partnership: null), token, cancellation);
        if (outcome.IsDone)
        {
            Console.Out.WriteLine(app.Services.GetRequiredService<MailLinks>().Invitation(token));
            return 0;
        }

        foreach (var error in outcome.Errors)
            Console.Error.WriteLine(error.Message);
        return 1;
    }

    /// <summary>Walks every chain, and replays every process: its facts must give its snapshot.</summary>
    public static async Task<int> VerifyAuditAsync(HostMode mode, CancellationToken cancellation)
    {
        await using var app = HostServer.Build(mode);
        ThereMustBeData(app.Services);
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<ReviewsDb>>().CreateDbContextAsync(cancellation);
        if ((await AuditVerifier.FirstProblemAsync(db, cancellation) ?? await FirstDriftAsync(db, cancellation)) is { } problem)
        {
            Console.Out.WriteLine(problem);
            return 1;
        }

        var rows = await db.AuditEntries.LongCountAsync(cancellation);
        var chains = await db.AuditChains.CountAsync(cancellation);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The audit trail holds: {rows} rows in {chains} chains, and every process equals its facts replayed."));
        return 0;
    }

    /// <summary>Holds all mail back, or lets it go.</summary>
    public static async Task<int> HoldMailAsync(HostMode mode, bool isHeld, CancellationToken cancellation)
    {
        await using var app = HostServer.Build(mode);
        ThereMustBeData(app.Services);
        var context = new ActionContext(Actors.CommandLine, app.Services.GetRequiredService<IClock>().GetCurrentInstant(), Guid.NewGuid().ToString("N"), isHeld ? "mail hold" : "mail release");
        var outcome = await app.Services.GetRequiredService<HoldMail>().RunAsync(context, isHeld, cancellation);
        if (WhyNot(outcome, isHeld) is { } reason)
        {
            Console.Error.WriteLine(reason);
            return 1;
        }

        Console.Out.WriteLine(isHeld ? "No mail is sent until it is released." : "Mail is sent.");
        return 0;
    }

    /// <summary>Null when mail stands as it was asked for: whoever is told that it is held starts the host on the strength of it.</summary>
    internal static string? WhyNot(Outcome<MailStanding> outcome, bool isHeld) => outcome is { IsDone: true, Value.IsHeld: var stands } && stands == isHeld
        ? null
        : $"Expected mail to be {(isHeld ? "held" : "released")}, but it stands as before: {outcome.Refusal?.Sentence ?? string.Join(" ", outcome.Errors.Select(error => error.Message))}";

    internal static void ThereMustBeData(IServiceProvider services)
    {
        if (services.GetRequiredService<DatabaseAddress>() is { IsPostgres: false } sqlite && !File.Exists(sqlite.SqliteFile()))
            throw new StartRefusedException($"Expected the data of an installation, but there is no {sqlite.SqliteFile()}: name its folder with --data.");
    }

    /// <summary>The first process whose snapshot is not its facts replayed, in a sentence; null when all are.</summary>
    internal static async Task<string?> FirstDriftAsync(ReviewsDb db, CancellationToken cancellation)
    {
        foreach (var process in await db.ProcessInstances.AsNoTracking().OrderBy(p => p.StartedAt).ToListAsync(cancellation))
        {
            var chain = AuditEntryRow.ChainOf(process.ReviewId);
            var state = ProcessState.NotStarted;
            // What the house records about a process is not a fact of the engine.
            await foreach (var data in db.AuditEntries.Where(e => e.ChainId == chain && e.ProcessInstanceId == process.Id).OrderBy(e => e.Sequence).Select(e => e.Data).AsAsyncEnumerable().WithCancellation(cancellation))
                state = state.Apply(FactJson.Read(data));
            if (ProcessStateJson.Write(state) != process.Snapshot)
                return $"Process {process.Id}: expected its snapshot to equal its facts replayed, but it does not.";
        }

        return null;
    }
}
