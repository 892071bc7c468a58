using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Reviews.Host.Pages.Components;

/// <summary>A date as typed in three boxes; it may be incomplete or no date at all.</summary>
public sealed class DateEntry
{
    public string? Day { get; set; }

    public string? Month { get; set; }

    public string? Year { get; set; }

    /// <summary>The part to mark and to jump to; null marks the whole date.</summary>
    [BindNever]
    public string? WrongPart { get; private set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Day) && string.IsNullOrWhiteSpace(Month) && string.IsNullOrWhiteSpace(Year);

    public static DateEntry From(LocalDate date) => new()
    {
        Day = date.Day.ToString(CultureInfo.InvariantCulture),
        Month = date.Month.ToString(CultureInfo.InvariantCulture),
        Year = date.Year.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>
    /// The date typed, or null with the reason added to the model state under <paramref name="field"/>.
    /// <paramref name="what"/> names the date in the sentence, such as "the date of the incident".
    /// </summary>
    public LocalDate? Read(ModelStateDictionary state, string field, string what)
    {
        var missing = new[] { ("Day", Day), ("Month", Month), ("Year", Year) }
            .Where(part => string.IsNullOrWhiteSpace(part.Item2)).Select(part => part.Item1).ToList();
        if (missing.Count == 3)
            return Refuse(state, field, $"Enter {what}", wrongPart: null);
        if (missing.Count > 0)
            return Refuse(state, field, $"{Sentence(what)} must include a {string.Join(" and a ", missing).ToLowerInvariant()}", missing[0]);
        if (Number(Year) is not { } year || Year!.Trim().Length != 4)
            return Refuse(state, field, $"{Sentence(what)} must have a year of 4 numbers", "Year");
        if (year is < 1900 or > 2100)
            return Refuse(state, field, $"{Sentence(what)} must have a year from 1900 to 2100", "Year");
        if (Number(Month) is not { } month || month is < 1 or > 12)
            return Refuse(state, field, $"{Sentence(what)} must have a month from 1 to 12", "Month");
        if (Number(Day) is not { } day || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month))
            return Refuse(state, field, $"{Sentence(what)} must be a real date", "Day");
        return new LocalDate(year, month, day);
    }

    private LocalDate? Refuse(ModelStateDictionary state, string field, string sentence, string? wrongPart)
    {
        WrongPart = wrongPart;
        state.AddModelError(field, sentence);
        return null;
    }

    private static int? Number(string? typed) =>
        int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
