using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Reviews.Host.Documents;

/// <summary>One tracked change within an open document: all that somebody put in, took out or set otherwise in one go.</summary>
internal sealed record WordChange(WordMarkKind Kind, string Author, List<OpenXmlElement> Elements)
{
    public const string Namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>Whether it holds text; else it is about a paragraph's end, a row, a cell or how something is set.</summary>
    public static bool IsRun(OpenXmlElement element) => element is InsertedRun or DeletedRun or MoveFromRun or MoveToRun;

    /// <summary>The end of a paragraph that was put in or taken out: two paragraphs of one, or one of two.</summary>
    public static bool IsParagraphMark(OpenXmlElement element) => element.Parent is ParagraphMarkRunProperties && element is not ParagraphMarkRunPropertiesChange;

    /// <summary>Whether the next element of the same person belongs to it.</summary>
    public bool GoesOnIn(OpenXmlElement next, Paragraph? paragraph)
    {
        var last = Elements[^1];
        // The mark of a paragraph is written before its text.
        return IsParagraphMark(last) || IsParagraphMark(next)
            ? IsNear(last.Ancestors<Paragraph>().FirstOrDefault(), paragraph)
            : paragraph is not null && last.Ancestors<Paragraph>().FirstOrDefault() == paragraph && (Kind == WordMarkKind.Formatting || Touches(last, next));
    }

    private static bool IsNear(Paragraph? one, Paragraph? other) => one is not null && other is not null && (one == other || one.NextSibling() == other);

    // Between them nothing but what has no text of its own.
    private static bool Touches(OpenXmlElement last, OpenXmlElement next)
    {
        for (var between = last.NextSibling(); between is not null; between = between.NextSibling())
        {
            if (between == next)
                return true;
            if (between.InnerText.Length > 0)
                return false;
        }

        return false;
    }
}
