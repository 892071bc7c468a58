using Reviews.Notifications.Messages;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Engine;

namespace Reviews.Host.Queries;

/// <summary>What became of bank holidays, as the history says it.</summary>
internal static class HolidayWords
{
    public static string Of(BankHolidaysChanged changed) =>
        string.Join(' ', Said(changed.Added, "New bank holiday").Concat(Said(changed.Withdrawn, "No bank holiday any more")));

    private static IEnumerable<string> Said(IReadOnlyList<BankHoliday> holidays, string what) =>
        holidays.Select(holiday => $"{what}: {LondonWords.Of(holiday.Date)} ({holiday.Title}).");
}
