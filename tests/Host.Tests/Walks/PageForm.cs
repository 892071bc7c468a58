using System.Net;
using System.Text.RegularExpressions;

namespace Reviews.Host.Tests.Walks;

/// <summary>One question of a page's form, as whoever fills it in sees it.</summary>
/// <param name="Field">Its name; the parts of a date and a time are one.</param>
/// <param name="Names">The names of its controls.</param>
/// <param name="Options">The values to choose from, without the empty one.</param>
/// <param name="Typed">What stands in it already, by the name of the control.</param>
internal sealed record Question(
    string Field, string Kind, bool IsOptional, IReadOnlyList<string> Names, IReadOnlyList<string> Options, IReadOnlyList<(string Name, string Value)> Typed);

/// <summary>Reads the questions out of a page.</summary>
internal static partial class PageForm
{
    private static readonly string[] Parts = ["day", "month", "year", "time"];

    /// <summary>In the order of the page. Hidden fields are none.</summary>
    public static IReadOnlyList<Question> Questions(string html)
    {
        var (legend, label) = ("", "");
        var controls = new List<Control>();
        foreach (Match part in Part().Matches(html[html.IndexOf("<main", StringComparison.Ordinal)..]))
        {
            var tag = part.Groups["tag"].Value;
            if (tag == "legend")
                legend = part.Groups["words"].Value;
            else if (tag == "label")
                label = part.Groups["words"].Value;
            else if (Attribute(part.Value, "name") is { Length: > 0 } name)
                controls.Add(Read(tag, name, part, legend, label));
        }

        return
        [
            .. controls.Where(control => control.Kind is not ("hidden" or "submit"))
                .GroupBy(control => FieldOf(control.Name))
                .Select(field => new Question(
                    field.Key,
                    field.First().Kind,
                    field.First().Asked.Contains("(optional)", StringComparison.Ordinal),
                    [.. field.Select(control => control.Name).Distinct()],
                    [.. field.SelectMany(control => control.Options).Where(option => option.Length > 0)],
                    [.. field.Where(control => control.Typed.Length > 0).Select(control => (control.Name, control.Typed))])),
        ];
    }

    /// <summary>"day", "month", "year" or "time"; null for any other control.</summary>
    public static string? PartOf(string name) => name.LastIndexOf('.') is var dot and > 0 && name[(dot + 1)..].ToLowerInvariant() is var last && Parts.Contains(last) ? last : null;

    private static Control Read(string tag, string name, Match part, string legend, string label)
    {
        if (tag != "input")
            return new(name, tag, label, [.. Option().Matches(part.Groups["options"].Value).Select(option => Attribute(option.Value, "value"))], "");
        var (type, value) = (Attribute(part.Value, "type"), Attribute(part.Value, "value"));
        return type is "radio" or "checkbox"
            ? new(name, type, legend, [value], part.Value.Contains(" checked", StringComparison.Ordinal) ? value : "")
            : new(name, type, PartOf(name) is null or "time" ? label : legend, [], value);
    }

    private static string FieldOf(string name) => PartOf(name) is { } part ? name[..^(part.Length + 1)] : name;

    private static string Attribute(string tag, string name) =>
        WebUtility.HtmlDecode(Regex.Match(tag, $"^[^>]*\\s{name}=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["value"].Value);

    /// <param name="Asked">The words over it.</param>
    private sealed record Control(string Name, string Kind, string Asked, IReadOnlyList<string> Options, string Typed);

    [GeneratedRegex("<(?<tag>legend|label)\\b[^>]*>(?<words>.*?)</\\k<tag>>|<(?<tag>input)\\b[^>]*>|<(?<tag>textarea)\\b[^>]*>|<(?<tag>select)\\b[^>]*>(?<options>.*?)</select>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Part();

    [GeneratedRegex("<option\\b[^>]*>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Option();
}
