using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Reviews.Host.Documents;

/// <summary>What a template's styles are called inside it: found by the names that people see, which every Word keeps.</summary>
/// <param name="TextWidth">Between the margins, in twentieths of a point.</param>
internal sealed record TemplateLooks(IReadOnlyDictionary<string, string> StyleIds, int TextWidth)
{
    public const string Quiet = "Not recorded";
    public const string Table = "Report table";
    public const string Cell = "Table text";
    public const string Bullets = "List Bullet";

    private const int A4Width = 11906;
    private const int UsualMargin = 1134;

    public static TemplateLooks Of(MainDocumentPart main)
    {
        var styles = main.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [];
        var ids = styles.Where(style => style.StyleName?.Val?.Value is not null && style.StyleId?.Value is not null)
            .GroupBy(style => style.StyleName!.Val!.Value!, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(named => named.Key, named => named.First().StyleId!.Value!, StringComparer.OrdinalIgnoreCase);
        var section = main.Document.Body!.Descendants<SectionProperties>().LastOrDefault();
        var width = (int)(section?.GetFirstChild<PageSize>()?.Width?.Value ?? A4Width);
        var margin = section?.GetFirstChild<PageMargin>();
        return new(ids, width - (int)(margin?.Left?.Value ?? UsualMargin) - (int)(margin?.Right?.Value ?? UsualMargin));
    }

    /// <summary>The id of the style of that name; null where the template has none.</summary>
    public string? Id(string name) => StyleIds.GetValueOrDefault(name);

    public string? Heading(int level) => Id(string.Create(CultureInfo.InvariantCulture, $"heading {Math.Clamp(level, 1, 9)}"));

    /// <summary>Of the nearest heading above it; 1 where there is none.</summary>
    public int HeadingLevelBefore(OpenXmlElement element)
    {
        for (var before = element.PreviousSibling(); before is not null; before = before.PreviousSibling())
        {
            if (LevelOf(before) is { } level)
                return level;
        }

        return 1;
    }

    public int? LevelOf(OpenXmlElement? element)
    {
        if ((element as Paragraph)?.ParagraphProperties?.ParagraphStyleId?.Val?.Value is not { } style)
            return null;
        var name = StyleIds.FirstOrDefault(pair => pair.Value == style).Key;
        return name?.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) == true && int.TryParse(name.AsSpan("heading ".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? level : null;
    }
}
