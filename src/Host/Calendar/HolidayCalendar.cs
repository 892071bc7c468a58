using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Deadlines;

namespace Reviews.Host.Calendar;

/// <summary>
/// The working days in force: the bank holidays of workflows/calendar, as GOV.UK publishes them, and over them what was imported
/// or withdrawn since. Several hosts may change them: each asks before it reckons anything.
/// </summary>
internal sealed class HolidayCalendar
{
    private readonly BankHolidays written;
    private readonly Lock replacing = new();
    private volatile Numbered current;

    private HolidayCalendar(BankHolidays written)
    {
        this.written = written;
        current = new Numbered(0, new WorkingDayCalendar(written));
    }

    public WorkingDayCalendar Current => current.Days;

    /// <exception cref="FormatException">With every problem of the file, a sentence a line.</exception>
    /// <exception cref="IOException">When there is no such file.</exception>
    public static HolidayCalendar Read(WorkflowsFolder folder)
    {
        using var json = File.OpenRead(folder.CalendarFile);
        return new HolidayCalendar(BankHolidays.Read(json));
    }

    /// <summary>Takes in what was changed since, here or elsewhere. Where nothing was, one small row is read.</summary>
    public async Task RefreshAsync(ReviewsDb db, CancellationToken cancellation)
    {
        var version = NumberOf(await db.Settings.AsNoTracking().SingleOrDefaultAsync(s => s.Name == SettingNames.CalendarVersion, cancellation));
        if (version <= current.Version)
            return;
        // Asked after the number: what is read may be newer than it, never older.
        var next = new Numbered(version, new WorkingDayCalendar(Over(await db.BankHolidays.AsNoTracking().ToListAsync(cancellation))));
        lock (replacing)
        {
            if (next.Version > current.Version)
                current = next;
        }
    }

    public static long NumberOf(SettingRow? row) => row is null ? 0 : long.Parse(row.Value, CultureInfo.InvariantCulture);

    private BankHolidays Over(IReadOnlyList<BankHolidayRow> rows)
    {
        var withdrawn = rows.Where(row => row.IsWithdrawn).Select(row => row.Date).ToHashSet();
        var imported = rows.Where(row => !row.IsWithdrawn && written.On(row.Date) is null).Select(row => new BankHoliday(row.Date, row.Title, row.Notes));
        return new BankHolidays(written.All.Where(holiday => !withdrawn.Contains(holiday.Date)).Concat(imported));
    }

    private sealed record Numbered(long Version, WorkingDayCalendar Days);
}
