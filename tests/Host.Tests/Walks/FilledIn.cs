using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime.Text;

namespace Reviews.Host.Tests.Walks;

/// <summary>
/// A form filled in: with what the scenario recorded where it says anything, and else with the least that answers: no where
/// that can be said, the first of other choices, today, a few words. What stands in it already stays; what is optional is left empty, and so is
/// a list of which nothing was recorded.
/// </summary>
internal static partial class FilledIn
{
    /// <param name="recorded">By field, as JSON has it; a field that holds null is left as one that is not there.</param>
    /// <param name="now">London time.</param>
    public static (string Name, string Value)[] Of(IReadOnlyList<Question> questions, IReadOnlyDictionary<string, JsonElement> recorded, LocalDateTime now) =>
    [
        .. questions.Where(question => question.Kind != "file" && !Row().IsMatch(question.Field)).SelectMany(question => recorded.TryGetValue(question.Field, out var said)
            ? Said(question, said)
            : question.Typed.Count > 0 ? question.Typed : question.IsOptional ? [] : Unsaid(question, now)),
        .. recorded.Where(entry => entry.Value.ValueKind == JsonValueKind.Array).SelectMany(entry => entry.Value.EnumerateArray().SelectMany((row, number) => Row(entry.Key, row, number))),
    ];

    /// <summary>A row of a list; a date in it is in three controls.</summary>
    private static IEnumerable<(string, string)> Row(string list, JsonElement row, int number) => row.ValueKind != JsonValueKind.Object ? [] : row.EnumerateObject().SelectMany(cell =>
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{list}.{number}.{cell.Name}");
        return LocalDatePattern.Iso.Parse(cell.Value.ToString()) is { Success: true } day ? Steering.Day(name, day.Value) : [(name, cell.Value.ToString())];
    });

    private static IEnumerable<(string, string)> Said(Question question, JsonElement said) => said.ValueKind switch
    {
        JsonValueKind.Array => said.EnumerateArray().Select(value => (question.Field, value.ToString())),
        JsonValueKind.Null => [],
        JsonValueKind.True or JsonValueKind.False when question.Kind == "radio" => [(question.Field, said.GetBoolean() ? "yes" : "no")],
        JsonValueKind.True => [(question.Field, "true")],
        JsonValueKind.False => [],
        _ when question.Names.Any(name => PageForm.PartOf(name) is not null) => Moment(question, said.ToString()),
        _ => [(question.Field, said.ToString())],
    };

    private static IEnumerable<(string, string)> Unsaid(Question question, LocalDateTime now) => question.Kind switch
    {
        "radio" => [(question.Field, question.Options.Contains("no") ? "no" : question.Options[0])],
        "checkbox" => question.Options.Select(option => (question.Field, option)),
        "select" => [(question.Field, question.Options[0])],
        _ when question.Names.Any(name => PageForm.PartOf(name) is not null) => Moment(question, LocalDateTimePattern.GeneralIso.Format(now)),
        _ when question.Field.EndsWith("Email", StringComparison.Ordinal) => [(question.Field, "lead@example.org")],
        _ => [(question.Field, question.Field.EndsWith("Count", StringComparison.Ordinal) ? "1" : "As agreed")],
    };

    /// <summary>A date, a time, or both, each in the controls there are for it.</summary>
    private static IEnumerable<(string, string)> Moment(Question question, string text)
    {
        var date = LocalDatePattern.Iso.Parse(text.Split('T')[0]);
        foreach (var name in question.Names)
        {
            var part = PageForm.PartOf(name);
            if (part == "time")
                yield return (name, text[(text.IndexOf('T', StringComparison.Ordinal) + 1)..][..5]);
            else
                yield return (name, (part switch { "day" => date.Value.Day, "month" => date.Value.Month, _ => date.Value.Year }).ToString(CultureInfo.InvariantCulture));
        }
    }

    [GeneratedRegex(@"\.[0-9]+\.", RegexOptions.None, 1000)]
    private static partial Regex Row();
}
