namespace Reviews.Workflows.Deadlines;

/// <summary>
/// The bank holidays known so far, in order of date, each date once. A list and not a rule: royal occasions and
/// moved days (8 May 2020, 19 September 2022) cannot be computed. It only grows, because GOV.UK drops old years.
/// Refuses, by <see cref="ArgumentException"/>, no holidays at all and the same date twice.
/// </summary>
public sealed class BankHolidays
{
    private readonly Dictionary<LocalDate, BankHoliday> byDate = [];
    private readonly HashSet<int> years = [];

    public BankHolidays(IEnumerable<BankHoliday> holidays)
    {
        All = [.. holidays.OrderBy(holiday => holiday.Date)];
        if (All.Count == 0)
            throw new ArgumentException("Expected at least one bank holiday, but there is none.", nameof(holidays));
        foreach (var holiday in All)
        {
            if (!byDate.TryAdd(holiday.Date, holiday))
                throw new ArgumentException($"Expected each date once, but {IsoDate.Text(holiday.Date)} is there twice.", nameof(holidays));
            years.Add(holiday.Date.Year);
        }
    }

    /// <summary>Every bank holiday, earliest first.</summary>
    public IReadOnlyList<BankHoliday> All { get; }

    /// <summary>1 January of the first year that has a bank holiday here: earlier dates cannot be counted.</summary>
    public LocalDate FirstKnown => new(All[0].Date.Year, 1, 1);

    /// <summary>The date of the last bank holiday here: later dates cannot be counted.</summary>
    public LocalDate LastKnown => All[^1].Date;

    /// <summary>Whether a warning is due that nothing is known beyond <see cref="LastKnown"/>: from twelve months before it.</summary>
    public bool EndsSoon(LocalDate today) => today >= LastKnown.PlusMonths(-12);

    /// <summary>The bank holiday on this date, or null.</summary>
    public BankHoliday? On(LocalDate date) => byDate.GetValueOrDefault(date);

    /// <summary>
    /// Whether working days can be told on this date: from <see cref="FirstKnown"/> through <see cref="LastKnown"/>,
    /// but not in a year between them of which nothing is known (every real year has bank holidays, so it is missing).
    /// </summary>
    public bool Knows(LocalDate date) => date <= LastKnown && years.Contains(date.Year);

    /// <summary>The bank holidays of <paramref name="other"/> on dates not yet known here: what an import would add.</summary>
    public IReadOnlyList<BankHoliday> NewIn(BankHolidays other) => [.. other.All.Where(holiday => !byDate.ContainsKey(holiday.Date))];

    /// <summary>
    /// Those known here, in the years of which <paramref name="list"/> has any, that it does not have: GOV.UK drops old years, but
    /// within a year what is missing was moved or taken back.
    /// </summary>
    public IReadOnlyList<BankHoliday> MissingIn(BankHolidays list) => [.. All.Where(holiday => list.years.Contains(holiday.Date.Year) && !list.byDate.ContainsKey(holiday.Date))];

    /// <summary>These and those of <paramref name="other"/>. Nothing is dropped or replaced: a date already known keeps its title.</summary>
    public BankHolidays Merge(BankHolidays other) => new([.. All, .. NewIn(other)]);

    /// <summary>
    /// All but the one on <paramref name="date"/>, for a bank holiday that was announced and then withdrawn. Refuses,
    /// by <see cref="ArgumentException"/>, a date that is none and the only one there is.
    /// </summary>
    public BankHolidays Without(LocalDate date)
    {
        if (!byDate.ContainsKey(date))
            throw new ArgumentException($"Expected a known bank holiday to withdraw, but {IsoDate.Text(date)} is none.", nameof(date));
        return new(All.Where(holiday => holiday.Date != date));
    }

    /// <inheritdoc cref="BankHolidaysReader.Read(Stream)"/>
    public static BankHolidays Read(Stream json) => BankHolidaysReader.Read(json);

    /// <inheritdoc cref="BankHolidaysReader.Read(Stream)"/>
    public static BankHolidays Read(string json) => BankHolidaysReader.Read(json);
}
