using Microsoft.EntityFrameworkCore;
using Reviews.Host.Calendar;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Deadlines;

namespace Reviews.Host.Queries;

/// <summary>The bank holidays that are known and still to come, and what was said of them since the calendar's file was written.</summary>
internal sealed class KnownHolidays(ReviewsDb db, HolidayCalendar calendar)
{
    public async Task<IReadOnlyList<KnownHoliday>> AheadAsync(LocalDate today, CancellationToken cancellation)
    {
        var rows = (await db.BankHolidays.AsNoTracking().Where(h => !h.IsWithdrawn).ToListAsync(cancellation)).ToDictionary(h => h.Date);
        return [.. calendar.Current.Holidays.All.Where(holiday => holiday.Date >= today).Select(holiday => new KnownHoliday(holiday, rows.GetValueOrDefault(holiday.Date)))];
    }

    /// <summary>Those that are still to come and were withdrawn.</summary>
    public async Task<IReadOnlyList<BankHolidayRow>> WithdrawnAsync(LocalDate today, CancellationToken cancellation) =>
        [.. (await db.BankHolidays.AsNoTracking().Where(h => h.IsWithdrawn).ToListAsync(cancellation)).Where(h => h.Date >= today).OrderBy(h => h.Date)];

    /// <summary>The names of those who imported or withdrew.</summary>
    public Task<PeopleNames> NamesAsync(IEnumerable<string?> ids, CancellationToken cancellation) => PeopleNames.OfAsync(db, ids, cancellation);
}

/// <param name="Imported">Null for one of the file.</param>
internal sealed record KnownHoliday(BankHoliday Holiday, BankHolidayRow? Imported);
