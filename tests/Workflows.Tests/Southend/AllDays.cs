using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime.Text;
using Reviews.Workflows.Tests.Deadlines;

namespace Reviews.Workflows.Tests.Southend;

/// <summary>
/// A second calculation of due dates that shares nothing with the first: two plain lists, of all days and of the working ones
/// among them, and the definitions' own words taken apart by patterns. Everything is as if opened at midnight of the clock start.
/// </summary>
internal sealed partial class AllDays
{
    private static readonly LocalTime Close = new(17, 0);

    private readonly List<LocalDate> all = [];
    private readonly List<LocalDate> working = [];

    private readonly HashSet<LocalDate> still = [];

    /// <summary>The same days, but for those on which a clock stands still and nobody works.</summary>
    private AllDays(AllDays known, IEnumerable<LocalDate> stopped)
    {
        Last = known.Last;
        all = known.all;
        still = [.. stopped];
        working = [.. known.working.Where(date => !still.Contains(date))];
    }

    private AllDays()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(EnglandAndWales.Find()));
        var off = json.RootElement.GetProperty("england-and-wales").GetProperty("events").EnumerateArray().Select(e => LocalDatePattern.Iso.Parse(e.GetProperty("date").GetString()!).Value).ToHashSet();
        Last = off.Max();
        for (var date = new LocalDate(2012, 1, 1); date <= Last; date = date.PlusDays(1))
        {
            all.Add(date);
            if (date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && !off.Contains(date)) working.Add(date);
        }
    }

    public static AllDays Known { get; } = new();

    public AllDays LeavingOut(IEnumerable<LocalDate> stopped) => new(this, stopped);

    /// <summary>The last bank holiday known: nothing after it can be counted.</summary>
    public LocalDate Last { get; }

    public bool Works(LocalDate date) => working.BinarySearch(date) >= 0;

    public IReadOnlyList<LocalDate> Through(LocalDate from, LocalDate to) => all.GetRange(Period.DaysBetween(all[0], from), Period.DaysBetween(from, to) + 1);

    /// <summary>When something is due by the words of its definition; null when that is beyond the last day known.</summary>
    /// <exception cref="FormatException">When the words are none it can take apart.</exception>
    public LocalDateTime? Due(string words, LocalDate start, int firstDay)
    {
        words = words.Trim().TrimStart('=').Trim();
        if (Latest().Match(words) is { Success: true } latest)
        {
            var (one, other) = (Due(latest.Groups["one"].Value, start, firstDay), Due(latest.Groups["other"].Value, start, firstDay));
            return one is null || other is null ? null : LocalDateTime.Max(one.Value, other.Value);
        }

        // What depends on an answer not given yet is as the last branch says.
        if (Otherwise().Match(words) is { Success: true } otherwise) return Due(otherwise.Groups["words"].Value, start, firstDay);
        if (ReviewDay().Match(words) is { Success: true } day) return Day(Number(day), start, firstDay) + Time(day);
        if (InMonths().Match(words) is { Success: true } months)
        {
            var later = FourWeeks().IsMatch(words) ? start.PlusDays(28) : MonthsOn(start, Number(months));
            return months.Groups["way"].Value switch
            {
                "" => later <= Last ? later + (months.Groups["time"].Success ? Time(months) : Close) : null,
                "before" => later < Last && working.FindLast(d => d <= later) is var last ? last + Time(months) : null,
                _ => NextWorking(later, int.Parse(months.Groups["days"].Value, CultureInfo.InvariantCulture)) + Time(months),
            };
        }

        if (After().Match(words) is { Success: true } after) return NextWorking(start, Number(after)) + Time(after);
        if (words == Comments) return Works(start) ? start + new LocalTime(3, 0) : NextWorking(start, 1) + new LocalTime(12, 0);
        throw new FormatException($"Expected words this calculation knows, but got: {words}");
    }

    private const string Comments = "if not(working day(today())) or now() > at(today(), \"14:00\") then at(working days after(today(), 1), \"12:00\") else now() + duration(\"PT3H\")";

    private LocalDate? Day(int number, LocalDate start, int firstDay)
    {
        if (firstDay == 0) return NextWorking(start, number);
        var first = working.FindIndex(d => d >= start);
        return first >= 0 && first + number - 1 < working.Count ? working[first + number - 1] : null;
    }

    /// <summary>How many months after the clock's start the words look at the most, four weeks or twenty working days being one.</summary>
    public static int Months(string words) => MonthCount().Matches(words).Select(Number).Append(FourWeeks().IsMatch(words) ? 1 : 0).Concat(DayCount().Matches(words).Select(day => Number(day) / 20)).Max();

    // The same day of a later month, or that month's last; and as many days on as stand still until then.
    private LocalDate MonthsOn(LocalDate start, int number)
    {
        var (year, month) = (start.Year + (start.Month - 1 + number) / 12, (start.Month - 1 + number) % 12 + 1);
        var later = new LocalDate(year, month, Math.Min(start.Day, DateTime.DaysInMonth(year, month)));
        var running = Enumerable.Range(1, Period.DaysBetween(start, later) + still.Count).Select(start.PlusDays).Where(date => !still.Contains(date)).ToList();
        return running[Period.DaysBetween(start, later) - 1];
    }

    private LocalDate? NextWorking(LocalDate start, int number)
    {
        var next = working.FindIndex(d => d > start);
        return next >= 0 && next + number - 1 < working.Count ? working[next + number - 1] : null;
    }

    private static int Number(Match match) => int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);

    private static LocalTime Time(Match match) =>
        match.Groups["time"] is { Success: true } time ? LocalTimePattern.CreateWithInvariantCulture("HH':'mm").Parse(time.Value).Value : Close;

    [GeneratedRegex("""^max\(\[(?<one>(review day\(.*?\)|at\(.*?, "\d\d:\d\d"\))), (?<other>.*)\]\)$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Latest();

    [GeneratedRegex("""^if \w+\.\w+( = ".*?")? then .* else (?<words>.*)$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Otherwise();

    [GeneratedRegex("""^review day\((?<number>\d+)(, "(?<time>\d\d:\d\d)")?\)$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReviewDay();

    [GeneratedRegex("""(review day\(|working days after\(today\(\), )(?<number>\d+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DayCount();

    [GeneratedRegex("""anchor \+ duration\("P28D"\)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FourWeeks();

    [GeneratedRegex("""months after\(anchor, (?<number>\d+)\)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MonthCount();

    [GeneratedRegex("""^(at\((working days (?<way>before|after)\()?)?(months after\(anchor, (?<number>\d+)\)|anchor \+ duration\("P28D"\))( \+ duration\("P1D"\), 1|, (?<days>\d+))?(\)?, "(?<time>\d\d:\d\d)"\))?$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InMonths();

    [GeneratedRegex("""^(at\()?working days after\((anchor|today\(\)), (?<number>\d+)\)(, "(?<time>\d\d:\d\d)"\))?$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex After();
}
