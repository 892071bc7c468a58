using System.Globalization;
using Reviews.Host.Calendar;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Deadlines;

namespace Reviews.Host.Casework;

/// <summary>The rows of what was imported and withdrawn, and the number by which every host sees that there is something new.</summary>
internal static class HolidayRows
{
    public static async Task KeepAsync(CaseTransaction transaction, IEnumerable<BankHoliday> holidays, bool isWithdrawn)
    {
        var (by, at, why) = (transaction.Context.By, transaction.Context.At, transaction.Context.Why!);
        foreach (var holiday in holidays)
        {
            if (await transaction.Db.BankHolidays.FindAsync([holiday.Date], transaction.Cancellation) is { } row)
                (row.Title, row.Notes, row.IsWithdrawn, row.By, row.At, row.Why) = (holiday.Title, holiday.Notes, isWithdrawn, by, at, why);
            else
                transaction.Db.BankHolidays.Add(new BankHolidayRow { Date = holiday.Date, Title = holiday.Title, Notes = holiday.Notes, IsWithdrawn = isWithdrawn, By = by, At = at, Why = why });
        }
    }

    public static async Task RaiseVersionAsync(CaseTransaction transaction)
    {
        var row = await transaction.Db.Settings.FindAsync([SettingNames.CalendarVersion], transaction.Cancellation);
        var next = (HolidayCalendar.NumberOf(row) + 1).ToString(CultureInfo.InvariantCulture);
        if (row is null)
            transaction.Db.Settings.Add(new SettingRow { Name = SettingNames.CalendarVersion, Value = next });
        else
            row.Value = next;
    }
}
