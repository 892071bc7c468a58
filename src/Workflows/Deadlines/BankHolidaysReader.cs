using System.Text.Json;

namespace Reviews.Workflows.Deadlines;

/// <summary>Reads GOV.UK's bank-holidays.json (https://www.gov.uk/bank-holidays.json).</summary>
internal static class BankHolidaysReader
{
    private const string Division = "england-and-wales";

    // A key given twice would hide half a calendar behind the other half.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>
    /// The bank holidays of England and Wales from GOV.UK's shape,
    /// {"england-and-wales":{"division","events":[{"title","date","notes","bunting"}]}}. Other divisions, bunting and
    /// unknown names are passed over; notes may be missing. Throws <see cref="FormatException"/> with one sentence a
    /// line for every problem at once: no such division or events, no title, no date, no real date, the same date twice.
    /// </summary>
    public static BankHolidays Read(Stream json) => Read(() => JsonDocument.Parse(json, Strict));

    /// <inheritdoc cref="Read(Stream)"/>
    public static BankHolidays Read(string json) => Read(() => JsonDocument.Parse(json, Strict));

    private static BankHolidays Read(Func<JsonDocument> parse)
    {
        try
        {
            using var document = parse();
            var problems = new List<string>();
            var holidays = Holidays(document.RootElement, problems);
            return problems.Count == 0 ? new BankHolidays(holidays) : throw new FormatException(string.Join('\n', problems));
        }
        catch (JsonException wrong)
        {
            throw new FormatException($"Expected bank holidays as JSON, but the text cannot be read: {JsonFault.Why(wrong)}", wrong);
        }
    }

    private static List<BankHoliday> Holidays(JsonElement root, List<string> problems)
    {
        if (Member(root, Division) is not { ValueKind: JsonValueKind.Object } division)
        {
            problems.Add($"Expected an object \"{Division}\", but there is none.");
            return [];
        }

        if (Member(division, "division") is { } name && Text(name) != Division)
            problems.Add($"Expected the division \"{Division}\", but it calls itself {name.GetRawText()}.");
        if (Member(division, "events") is not { ValueKind: JsonValueKind.Array } events || events.GetArrayLength() == 0)
        {
            problems.Add($"Expected a list \"events\" of bank holidays in \"{Division}\", but there is none.");
            return [];
        }

        return Events(events, problems);
    }

    private static List<BankHoliday> Events(JsonElement events, List<string> problems)
    {
        var holidays = new List<BankHoliday>();
        var firstOn = new Dictionary<LocalDate, int>();
        var number = 0;
        foreach (var item in events.EnumerateArray())
        {
            number++;
            var title = Text(Member(item, "title"));
            var date = IsoDate.Read(Text(Member(item, "date")));
            if (string.IsNullOrWhiteSpace(title))
                problems.Add($"Event {number}: expected a title, but found {Found(item, "title")}.");
            if (date is null)
                problems.Add($"Event {number}: expected a date such as \"2026-12-25\", but found {Found(item, "date")}.");
            else if (!firstOn.TryAdd(date.Value, number))
                problems.Add($"Event {number}: expected each date once, but {IsoDate.Text(date.Value)} is event {firstOn[date.Value]} already.");
            if (date is not null && title is not null)
                holidays.Add(new BankHoliday(date.Value, title.Trim(), Text(Member(item, "notes")) is { Length: > 0 } notes ? notes : null));
        }

        return holidays;
    }

    private static JsonElement? Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static string Found(JsonElement item, string name) => Member(item, name)?.GetRawText() ?? "nothing";
}
