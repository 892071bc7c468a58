namespace Reviews.Workflows.Deadlines;

/// <summary>
/// A working day was asked for where bank holidays are not known. Never guessed: a missing holiday would move a
/// statutory deadline. The message names the date and the last known bank holiday.
/// </summary>
public sealed class BeyondCalendarException : Exception
{
    public BeyondCalendarException(LocalDate date, BankHolidays holidays)
        : base(Sentence(date, holidays)) => (Date, LastKnown) = (date, holidays.LastKnown);

    /// <summary>The first date met that cannot be told.</summary>
    public LocalDate Date { get; }

    /// <summary>The last bank holiday known when it was asked.</summary>
    public LocalDate LastKnown { get; }

    private static string Sentence(LocalDate date, BankHolidays holidays)
    {
        var (asked, first, last) = (IsoDate.Text(date), IsoDate.Text(holidays.FirstKnown), IsoDate.Text(holidays.LastKnown));
        if (date > holidays.LastKnown)
            return $"Expected a date up to the last known bank holiday, {last}, but {asked} is beyond it: import later bank holidays first.";
        return $"Expected a date in a year whose bank holidays are known ({first} to {last}), but nothing is known of the year of {asked}.";
    }
}
