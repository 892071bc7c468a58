using Microsoft.EntityFrameworkCore;
using Reviews.Host.Calendar;
using Reviews.Host.Casework;
using Reviews.Host.Queries;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;
using Reviews.Workflows.Deadlines;

namespace Reviews.Host.CommandLine;

/// <summary>Changes the bank holidays of a data folder, whether or not a host serves it: one that does sees them at its next change or page.</summary>
internal static class HolidayUpkeep
{
    public static async Task<int> ImportAsync(string? dataFolder, HolidayChange change, string? file, bool confirm, bool json, CancellationToken cancellation)
    {
        await using var app = await OpenAsync(dataFolder, cancellation);
        await StartUp.MigrateAsync(app.Services, cancellation);
        await StartUp.RefreshCalendarAsync(app.Services, cancellation);
        await using var scope = app.Services.CreateAsyncScope();
        var foreseen = scope.ServiceProvider.GetRequiredService<ForeseenHolidays>();
        var now = app.Services.GetRequiredService<IClock>().GetCurrentInstant();
        // Before anything is confirmed: then the calendar in force is the one that was compared.
        var known = app.Services.GetRequiredService<HolidayCalendar>().Current.Holidays;
        IReadOnlyList<BankHoliday> staying = change.Announced.Count == 0 ? [] : [.. known.MissingIn(new BankHolidays(change.Announced)).Where(holiday => !change.Withdrawn.Contains(holiday.Date))];
        var (seen, reviews) = (await foreseen.OfAsync(change, now, cancellation), (IReadOnlyList<ReachedReview>)[]);
        if (seen.Refusal is null)
            reviews = await foreseen.WordsAsync(seen, open: null, personId: null, cancellation);
        var refusal = seen.Refusal;
        if (refusal is null && confirm)
        {
            var why = file is null ? "Withdrawn on the command line" : $"Imported on the command line from {Path.GetFileName(file)}";
            var context = new ActionContext(Actors.CommandLine, now, Guid.NewGuid().ToString("N"), why);
            refusal = (await app.Services.GetRequiredService<ImportHolidays>().RunAsync(context, change, seen.Seal, cancellation)).Refusal;
        }

        if (refusal is not null)
        {
            Console.Error.WriteLine(refusal.Sentence);
            return Answer.No;
        }

        if (json)
            Console.Out.WriteLine(Printed.Json(writer => HolidayPrinter.Write(writer, seen, staying, reviews, confirm)));
        else
            HolidayPrinter.Write(Console.Out, seen, staying, reviews, confirm);
        return Answer.Done;
    }

    // The demonstration's data lives by the demonstration's clock.
    private static async Task<WebApplication> OpenAsync(string? dataFolder, CancellationToken cancellation)
    {
        var app = HostServer.Build(HostMode.Of(isDemo: false, dataFolder, urls: null));
        if (app.Services.GetRequiredService<DatabaseAddress>() is { IsPostgres: false } sqlite && !File.Exists(sqlite.SqliteFile()))
            throw new StartRefusedException($"Expected the data of an installation, but there is no {sqlite.SqliteFile()}: name its folder with --data.");
        await using (var db = await app.Services.GetRequiredService<IDbContextFactory<ReviewsDb>>().CreateDbContextAsync(cancellation))
        {
            if (await db.Settings.Where(s => s.Name == SettingNames.Purpose).Select(s => s.Value).SingleOrDefaultAsync(cancellation) != "demo")
                return app;
        }

        await app.DisposeAsync();
        return HostServer.Build(HostMode.Of(isDemo: true, dataFolder, urls: null));
    }
}
