using System.Globalization;
using NodaTime.Text;

namespace Reviews.Workflows.Deadlines;

/// <summary>Dates and London times in words, as GOV.UK writes them: "5pm on Tuesday 29 December 2026".</summary>
public static class DateWords
{
    private static readonly LocalDatePattern Date = LocalDatePattern.CreateWithInvariantCulture("dddd d MMMM uuuu");

    public static string Of(LocalDateTime moment) => $"{Of(moment.TimeOfDay)} on {Of(moment.Date)}";

    public static string Of(LocalDate date) => Date.Format(date);

    /// <summary>Midday and midnight are said, because 12am and 12pm are misread.</summary>
    public static string Of(LocalTime time)
    {
        if (time == LocalTime.Noon) return "midday";
        if (time == LocalTime.Midnight) return "midnight";
        var minutes = time.Minute == 0 ? "" : time.Minute.ToString("':'00", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{(time.Hour + 11) % 12 + 1}{minutes}{(time.Hour < 12 ? "am" : "pm")}");
    }
}
