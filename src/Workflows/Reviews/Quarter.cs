using System.Globalization;
using NodaTime.Text;

namespace Reviews.Workflows.Reviews;

/// <summary>
/// Three months of a partnership's year, which may begin in any month: by the financial year, 1 April. What comes back on learning is told
/// in one combined report for each (S000 s4: the Stay Safe Groups’ quarterly updates).
/// </summary>
/// <param name="From">Its first day.</param>
/// <param name="Number">1 to 4 within its year.</param>
/// <param name="Year">The calendar year in which that year began.</param>
public sealed record Quarter(LocalDate From, int Number, int Year)
{
    private static readonly YearMonthPattern Month = YearMonthPattern.CreateWithInvariantCulture("uuuu'-'MM");

    /// <summary>Its last day.</summary>
    public LocalDate Through => From.PlusMonths(3).PlusDays(-1);

    /// <summary>As an address has it, by its first month: <c>2026-10</c>.</summary>
    public string Id => Month.Format(From.ToYearMonth());

    /// <summary>The quarter and the year, as they are written: quarter 3 of 2026/27; of a calendar year, of 2026.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"Quarter {Number} of {Year}{(From.PlusMonths(3 - (3 * Number)).Month == 1 ? "" : $"/{(Year + 1) % 100:00}")}");

    public bool Holds(LocalDate date) => From <= date && date <= Through;

    /// <summary>The one that holds a day.</summary>
    /// <param name="yearBegins">The month in which the partnership's year begins, 1 to 12.</param>
    public static Quarter Of(LocalDate date, int yearBegins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(yearBegins, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(yearBegins, 12);
        var months = (date.Month - yearBegins + 12) % 12;
        var month = date.With(DateAdjusters.StartOfMonth);
        return new(month.PlusMonths(-(months % 3)), (months / 3) + 1, month.PlusMonths(-months).Year);
    }

    /// <summary>The one whose address that is; null for no month, and for a month in which no quarter begins.</summary>
    public static Quarter? Read(string? id, int yearBegins) =>
        id is not null && Month.Parse(id) is { Success: true, Value: var month } && month.Year is > 1 and < 9000 && Of(month.OnDayOfMonth(1), yearBegins) is var quarter && quarter.Id == id ? quarter : null;

    /// <summary>The one before it.</summary>
    public Quarter Previous(int yearBegins) => Of(From.PlusDays(-1), yearBegins);

    /// <summary>The one after it.</summary>
    public Quarter Next(int yearBegins) => Of(Through.PlusDays(1), yearBegins);
}
