using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using Reviews.Host.Uploads;

namespace Reviews.Host.Documents;

/// <summary>
/// A Word file as bytes, opened with bounds: no tree is built of what is nested too deep, holds too much or has a DTD. What
/// somebody sends now went through the rules of uploads; what was kept before those looked into its parts did not.
/// </summary>
internal static class WordFile
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Reads it; null when it is no Word document that can be read.</summary>
    public static T? Read<T>(ReadOnlyMemory<byte> content, Func<MainDocumentPart, T> read)
        where T : class
    {
        try
        {
            if (!XmlParts.AreWithin(content))
                return null;
            using var document = WordprocessingDocument.Open(new MemoryStream(content.ToArray(), writable: false), isEditable: false, Settings());
            return document.MainDocumentPart?.Document?.Body is null ? null : read(document.MainDocumentPart);
        }
        catch (Exception unreadable) when (IsUnreadable(unreadable))
        {
            return null;
        }
    }

    /// <summary>A changed copy. The bytes given stay as they are.</summary>
    /// <exception cref="InvalidDataException">When it is no Word document that can be read.</exception>
    public static byte[] Change(ReadOnlyMemory<byte> content, Action<WordprocessingDocument> change)
    {
        using var stream = new MemoryStream();
        stream.Write(content.Span);
        if (!XmlParts.AreWithin(content))
            throw new InvalidDataException("Expected a Word document within the bounds of what is read, but it is nested deeper or holds more.");
        try
        {
            using (var document = WordprocessingDocument.Open(stream, isEditable: true, Settings()))
                change(document);
            return stream.ToArray();
        }
        catch (Exception unreadable) when (IsUnreadable(unreadable))
        {
            throw new InvalidDataException("Expected a Word document, but it cannot be read as one.", unreadable);
        }
    }

    private static OpenSettings Settings() => new() { AutoSave = true, MaxCharactersInPart = XmlParts.MostCharacters };

    private static bool IsUnreadable(Exception failure) =>
        failure is OpenXmlPackageException or FileFormatException or InvalidDataException or XmlException or UriFormatException or IOException;
}
