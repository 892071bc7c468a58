using System.Text.Json;
using NodaTime.Text;
using Reviews.Workflows.Deadlines;

namespace Reviews.Host.Pages.Calendar.Holidays;

/// <summary>Bank holidays in one hidden field of a form, between the list that was read and its confirmation.</summary>
internal static class CarriedHolidays
{
    public static string Write(IEnumerable<BankHoliday> holidays) =>
        JsonSerializer.Serialize(holidays.Select(holiday => new[] { LocalDatePattern.Iso.Format(holiday.Date), holiday.Title, holiday.Notes }));

    /// <summary>Null when it is none that was written so: what comes back is anybody's.</summary>
    public static IReadOnlyList<BankHoliday>? Read(string text)
    {
        try
        {
            var rows = JsonSerializer.Deserialize<string?[][]>(text) ?? [];
            if (rows.Any(row => row is not [{ Length: > 0 }, { Length: > 0 }, _]))
                return null;
            var holidays = rows.Select(row => new BankHoliday(LocalDatePattern.Iso.Parse(row[0]!).Value, row[1]!, row[2])).ToList();
            return holidays.DistinctBy(holiday => holiday.Date).Count() == holidays.Count ? holidays : null;
        }
        catch (Exception wrong) when (wrong is JsonException or UnparsableValueException)
        {
            return null;
        }
    }
}
