using Reviews.Workflows.Deadlines;

namespace Reviews.Workflows.Tests.Deadlines;

/// <summary>The project's own calendar file, found from the test's folder upwards.</summary>
internal static class EnglandAndWales
{
    public static BankHolidays Holidays { get; } = BankHolidays.Read(File.ReadAllText(Find()));

    public static WorkingDayCalendar Calendar { get; } = new(Holidays);

    public static LocalDate On(string date) => NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value;

    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "workflows", "calendar", "england-and-wales.json");
            if (File.Exists(file)) return file;
        }

        throw new FileNotFoundException("Expected workflows/calendar/england-and-wales.json above the tests, but there is none.");
    }
}
