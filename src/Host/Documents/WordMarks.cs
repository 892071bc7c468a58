using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using NodaTime.Text;

namespace Reviews.Host.Documents;

/// <summary>The tracked changes and comments of a Word document.</summary>
internal static class WordMarks
{
    public const int NearLength = 160;

    /// <summary>None for a clean document; null for one that cannot be read as Word.</summary>
    public static IReadOnlyList<WordMark>? Of(ReadOnlyMemory<byte> content) => WordFile.Read(content, Of);

    private static List<WordMark> Of(MainDocumentPart main)
    {
        var marks = Changes(main).Select((change, place) => Mark(place + 1, change)).ToList();
        var about = CommentedText.Of(main.Document.Body!);
        foreach (var comment in main.WordprocessingCommentsPart?.Comments?.Elements<Comment>() ?? [])
            marks.Add(new(marks.Count + 1, WordMarkKind.Comment, comment.Author?.Value ?? "", Moment(Attribute(comment, "date")), Words(comment), Short(about.GetValueOrDefault(comment.Id?.Value ?? "", ""))));
        return marks;
    }

    /// <summary>The changes, each with all its elements: what one person put in or took out in one go is one change.</summary>
    public static IReadOnlyList<WordChange> Changes(MainDocumentPart main)
    {
        var changes = new List<WordChange>();
        foreach (var element in Roots(main).SelectMany(root => root.Descendants()))
        {
            if (KindOf(element) is not { } kind)
                continue;
            var author = Attribute(element, "author");
            var paragraph = element.Ancestors<Paragraph>().FirstOrDefault();
            if (changes is [.., var last] && last.Kind == kind && last.Author == author && last.GoesOnIn(element, paragraph))
                last.Elements.Add(element);
            else
                changes.Add(new WordChange(kind, author, [element]));
        }

        return changes;
    }

    /// <summary>Whatever can hold text, the body first.</summary>
    public static IEnumerable<OpenXmlElement> Roots(MainDocumentPart main)
    {
        yield return main.Document.Body!;
        foreach (var root in main.HeaderParts.Select(part => (OpenXmlElement?)part.Header).Concat(main.FooterParts.Select(part => part.Footer)).Append(main.FootnotesPart?.Footnotes).Append(main.EndnotesPart?.Endnotes))
        {
            if (root is not null)
                yield return root;
        }
    }

    // By the names of the format itself: what the library calls them depends on where they stand.
    private static WordMarkKind? KindOf(OpenXmlElement element) => element.NamespaceUri != WordChange.Namespace ? null : element.LocalName switch
    {
        "ins" or "moveTo" or "cellIns" => WordMarkKind.Inserted,
        "del" or "moveFrom" or "cellDel" => WordMarkKind.Deleted,
        var name when name.EndsWith("Change", StringComparison.Ordinal) => WordMarkKind.Formatting,
        _ => null,
    };

    private static WordMark Mark(int number, WordChange change)
    {
        var first = change.Elements[0];
        var paragraph = first.Ancestors<Paragraph>().FirstOrDefault();
        var text = string.Concat(change.Elements.Select(element => WordChange.IsRun(element) ? element.InnerText : WordChange.IsParagraphMark(element) ? "\n" : "")).Trim();
        return new(
            number, change.Kind, change.Author, Moment(Attribute(first, "date")),
            text.Length > 0 ? text : change.Kind == WordMarkKind.Formatting ? "" : first.Ancestors<TableRow>().FirstOrDefault() is { } row && paragraph is null ? row.InnerText : "¶",
            Short(paragraph?.InnerText ?? ""));
    }

    private static string Words(Comment comment) => string.Join('\n', comment.Descendants<Paragraph>().Select(paragraph => paragraph.InnerText)).Trim();

    private static string Attribute(OpenXmlElement element, string name) =>
        element.GetAttributes().FirstOrDefault(attribute => attribute.LocalName == name && attribute.NamespaceUri == WordChange.Namespace).Value ?? "";

    // Word writes its own local time and calls it UTC.
    private static LocalDateTime? Moment(string text) =>
        LocalDateTimePattern.ExtendedIso.Parse(text.TrimEnd('Z')) is { Success: true } read ? read.Value : null;

    private static string Short(string text) => text.Length <= NearLength ? text : text[..NearLength] + "…";
}
