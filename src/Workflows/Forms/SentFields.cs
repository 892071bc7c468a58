using System.Globalization;
using NodaTime.Text;

namespace Reviews.Workflows.Forms;

/// <summary>
/// What came from the page, read one value at a time. A date comes as <c>key.day</c>, <c>key.month</c> and <c>key.year</c>,
/// a time as <c>key.time</c> (HH:mm). Each reading gives a value or a sentence; neither when nothing was sent.
/// </summary>
internal sealed class SentFields(IReadOnlyDictionary<string, IReadOnlyList<string>> fields)
{
    /// <summary>A birth of somebody alive lies in between, and any deadline: what does not was mistyped, such as 0202 for 2026.</summary>
    public const int EarliestYear = 1900;
    public const int LatestYear = 2100;

    private static readonly string[] DateParts = ["day", "month", "year"];
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("H:mm");

    /// <summary>The first value, trimmed, line breaks as one character; empty when it was not sent.</summary>
    public string Text(string field) =>
        fields.TryGetValue(field, out var values) && values.Count > 0 ? values[0].ReplaceLineEndings("\n").Trim() : "";

    /// <summary>Every value that is not blank, trimmed, each once, in the order sent.</summary>
    public IReadOnlyList<string> All(string field) =>
        fields.TryGetValue(field, out var values) ? [.. values.Select(v => v.Trim()).Where(v => v.Length > 0).Distinct()] : [];

    /// <summary>A box that was ticked, whatever value its page gives it, save the "false" of a hidden twin.</summary>
    public bool IsTicked(string field) => All(field).Any(value => value is not "false");

    public SentValue<LocalDate> Date(string key, string label)
    {
        string[] sent = [.. DateParts.Select(part => Text($"{key}.{part}"))];
        if (sent.All(part => part.Length == 0))
            return default;
        var missing = DateParts.Where((_, index) => sent[index].Length == 0).ToList();
        if (missing.Count > 0)
            return SentValue<LocalDate>.Wrong(FieldWording.Must(label, $"include a {string.Join(" and ", missing)}"));
        if (sent[2].Length != 4)
            return SentValue<LocalDate>.Wrong(FieldWording.Must(label, "include a year of 4 numbers"));
        if (Number(sent[2]) is < EarliestYear or > LatestYear)
            return SentValue<LocalDate>.Wrong(FieldWording.Must(label, FormattableString.Invariant($"have a year from {EarliestYear} to {LatestYear}")));
        return Number(sent[0]) is { } day && Number(sent[1]) is { } month && Number(sent[2]) is { } year && IsDate(year, month, day)
            ? SentValue<LocalDate>.Right(new LocalDate(year, month, day))
            : SentValue<LocalDate>.Wrong(FieldWording.Must(label, "be a real date"));
    }

    public SentValue<LocalTime> TimeOfDay(string key, string label)
    {
        var sent = Text($"{key}.time");
        if (sent.Length == 0)
            return default;
        return Time.Parse(sent) is { Success: true, Value: var time }
            ? SentValue<LocalTime>.Right(time)
            : SentValue<LocalTime>.Wrong(FieldWording.Must(label, "be a time such as 09:30"));
    }

    /// <summary>Both or neither: one alone is a fault.</summary>
    public SentValue<LocalDateTime> DateAndTime(string key, string label)
    {
        var date = Date(key, label);
        var time = TimeOfDay(key, label);
        if (date.Problem is not null || time.Problem is not null)
            return SentValue<LocalDateTime>.Wrong(date.Problem ?? time.Problem!);
        if (date.IsGiven && time.IsGiven)
            return SentValue<LocalDateTime>.Right(date.Value + time.Value);
        return date.IsGiven || time.IsGiven
            ? SentValue<LocalDateTime>.Wrong(FieldWording.Must(label, date.IsGiven ? "include a time" : "include a date"))
            : default;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsDate(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month);
}

/// <summary>Nothing (the default), a value, or what is wrong with what was sent.</summary>
internal readonly record struct SentValue<T>(bool IsGiven, T Value, string? Problem)
    where T : struct
{
    public static SentValue<T> Right(T value) => new(IsGiven: true, value, Problem: null);

    public static SentValue<T> Wrong(string problem) => new(IsGiven: false, default, problem);
}
