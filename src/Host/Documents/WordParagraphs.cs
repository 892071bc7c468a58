using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Reviews.Host.Documents;

/// <summary>The text of a Word document, paragraph by paragraph, as it reads when every tracked change is accepted.</summary>
internal static class WordParagraphs
{
    /// <summary>Without empty ones, those of tables too; null for what cannot be read as Word.</summary>
    public static IReadOnlyList<string>? Of(ReadOnlyMemory<byte> content) => WordFile.Read(
        content, main => main.Document.Body!.Descendants<Paragraph>().Select(Text).Where(text => text.Length > 0).ToList());

    private static string Text(Paragraph paragraph) => string.Concat(paragraph.Descendants().Where(IsOf(paragraph)).Select(element => element switch
    {
        Text text => text.Text,
        TabChar or Break or CarriageReturn => " ",
        NoBreakHyphen => "-",
        _ => "",
    })).Trim();

    // A text box holds paragraphs of its own.
    private static Func<OpenXmlElement, bool> IsOf(Paragraph paragraph) => element => element.Ancestors<Paragraph>().FirstOrDefault() == paragraph && !element.Ancestors<MoveFromRun>().Any();
}
