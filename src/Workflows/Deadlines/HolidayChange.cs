namespace Reviews.Workflows.Deadlines;

/// <summary>
/// Bank holidays that were announced, and dates that are none any more. A date that is known already is no change and keeps its
/// title; one that is both announced and withdrawn is withdrawn.
/// </summary>
/// <param name="Announced">Each date once.</param>
public sealed record HolidayChange(IReadOnlyList<BankHoliday> Announced, IReadOnlyList<LocalDate> Withdrawn)
{
    /// <summary>A year begins with New Year's Day, on 3 January at the latest where its substitute is (2022, 2028).</summary>
    private static readonly AnnualDate LatestNewYear = new(1, 3);

    /// <summary>
    /// Why it cannot be made, one sentence each: a date to withdraw that is neither known nor announced; a year of which nothing
    /// was known and which does not begin with New Year's Day (what is known of in part would count its other holidays as
    /// working days); nothing left.
    /// </summary>
    public IReadOnlyList<string> Problems(BankHolidays before)
    {
        var known = before.All.Concat(before.NewIn(Merged(before))).ToList();
        var problems = Withdrawn.Where(date => known.All(holiday => holiday.Date != date))
            .Select(date => $"Expected a known bank holiday to withdraw, but {IsoDate.Text(date)} is none.").ToList();
        problems.AddRange(known.GroupBy(holiday => holiday.Date.Year).Where(year => before.All.All(holiday => holiday.Date.Year != year.Key))
            .Select(year => (Year: year.Key, First: year.Min(holiday => holiday.Date))).Where(year => year.First > LatestNewYear.InYear(year.Year))
            .Select(year => FormattableString.Invariant(
                $"Expected the bank holidays of {year.Year} from New Year’s Day on, as nothing is known of that year yet, but the first is {IsoDate.Text(year.First)}: the ones left out would count as working days.")));
        if (known.All(holiday => Withdrawn.Contains(holiday.Date)))
            problems.Add("Expected a bank holiday to remain, but all of them would be withdrawn.");
        return problems;
    }

    /// <summary>The bank holidays from then on. Only where there are no <see cref="Problems"/>.</summary>
    public BankHolidays After(BankHolidays before) =>
        new(before.All.Concat(before.NewIn(Merged(before))).Where(holiday => !Withdrawn.Contains(holiday.Date)));

    private BankHolidays Merged(BankHolidays before) => Announced.Count == 0 ? before : new BankHolidays(Announced);
}
