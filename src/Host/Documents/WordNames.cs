using DocumentFormat.OpenXml.Packaging;

namespace Reviews.Host.Documents;

/// <summary>Who a Word document's own properties say wrote it, changed it or answers for it: nothing of that is on its pages.</summary>
internal static class WordNames
{
    /// <summary>None for a document that names nobody; null for one that cannot be read as Word.</summary>
    public static IReadOnlyList<string>? Of(ReadOnlyMemory<byte> content) => WordFile.Read(content, Of);

    private static List<string> Of(MainDocumentPart main)
    {
        var document = (WordprocessingDocument)main.OpenXmlPackage;
        var properties = document.PackageProperties;
        IEnumerable<string?> named =
        [
            properties.Creator, properties.LastModifiedBy, document.ExtendedFilePropertiesPart?.Properties?.Manager?.Text,
            .. main.WordprocessingPeoplePart?.People?.Elements<DocumentFormat.OpenXml.Office2013.Word.Person>().Select(person => person.Author?.Value) ?? [],
            // What Outlook and others leave: _AuthorEmail and its like.
            .. document.CustomFilePropertiesPart?.Properties?.Elements<DocumentFormat.OpenXml.CustomProperties.CustomDocumentProperty>()
                .Where(property => property.Name?.Value?.Contains("Author", StringComparison.OrdinalIgnoreCase) == true).Select(property => property.InnerText) ?? [],
        ];
        return [.. named.OfType<string>().Select(name => name.Trim()).Where(name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
    }
}
