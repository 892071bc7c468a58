using NodaTime.Text;

namespace Reviews.Workflows.Deadlines;

/// <summary>Dates as 2026-12-25, the one form in files and in messages.</summary>
internal static class IsoDate
{
    public static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);

    public static LocalDate? Read(string? text) =>
        text is not null && LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date } ? date : null;
}
