using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Reviews.Host.Documents;

/// <summary>What a document says of itself: its title and the partnership, in British English, and nobody's name.</summary>
internal static class WordProperties
{
    public static void Set(WordprocessingDocument document, string title, string partnership)
    {
        var main = document.MainDocumentPart!;
        var properties = document.PackageProperties;
        (properties.Title, properties.Creator, properties.LastModifiedBy) = (title, partnership, partnership);
        (properties.Subject, properties.Description, properties.Keywords, properties.Category, properties.ContentStatus) = ("", "", "", "", "");
        (properties.Created, properties.Modified, properties.LastPrinted) = (null, null, null);
        (properties.Language, properties.Revision) = ("en-GB", "1");
        if (document.ExtendedFilePropertiesPart is { } extended)
            document.DeletePart(extended);
        if (document.CustomFilePropertiesPart is { } custom)
            document.DeletePart(custom);
        if (main.WordprocessingPeoplePart is { } people)
            main.DeletePart(people);
        foreach (var languages in (main.StyleDefinitionsPart?.Styles?.Descendants<Languages>() ?? []).Where(languages => languages.Val is not null))
            languages.Val = "en-GB";
    }
}
