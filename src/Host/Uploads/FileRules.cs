using System.IO.Compression;

namespace Reviews.Host.Uploads;

/// <summary>
/// What may be kept: PDF and Word documents whose name, first bytes and structure agree. Asked before a file is kept; what
/// a browser calls its type is not asked at all.
/// </summary>
internal static class FileRules
{
    public const long LargestBytes = 25L * 1024 * 1024;
    public const string Pdf = "application/pdf";
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const int MostEntries = 500;
    private const long MostInflatedBytes = 200L * 1024 * 1024;

    /// <summary>The type of an acceptable file, or why it is not.</summary>
    public static (string? ContentType, FileRefusal? Refusal) Check(string fileName, byte[] content)
    {
        if (content.Length == 0)
            return Refuse("The selected file is empty");
        if (content.LongLength > LargestBytes)
            return Refuse("The selected file must be smaller than 25MB");
        return Path.GetExtension(fileName).ToUpperInvariant() switch
        {
            ".PDF" => CheckPdf(content),
            ".DOCX" => CheckDocx(content),
            _ => Refuse("The selected file must be a PDF or a Word document (.pdf or .docx)"),
        };
    }

    private static (string?, FileRefusal?) CheckPdf(ReadOnlySpan<byte> content)
    {
        if (!content.StartsWith("%PDF-"u8) || content[^Math.Min(content.Length, 2048)..].LastIndexOf("%%EOF"u8) < 0)
            return Refuse("The selected file is called a PDF, but is not one: save it as a PDF again");
        ReadOnlySpan<byte> script = "/JavaScript"u8, launch = "/Launch"u8, embedded = "/EmbeddedFile"u8;
        return content.IndexOf(script) >= 0 || content.IndexOf(launch) >= 0 || content.IndexOf(embedded) >= 0
            ? Refuse("The selected PDF holds a program or another file: print it to PDF and send that")
            : (Pdf, null);
    }

    private static (string?, FileRefusal?) CheckDocx(byte[] content)
    {
        const string notWord = "The selected file is called a Word document, but is not one: save it as .docx again";
        if (!content.AsSpan().StartsWith("PK\u0003\u0004"u8))
            return Refuse(notWord);
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false));
            if (zip.Entries.Count > MostEntries)
                return Refuse("The selected Word document is made of too many parts: save it as .docx again");
            if (zip.GetEntry("[Content_Types].xml") is null || zip.GetEntry("word/document.xml") is null)
                return Refuse(notWord);
            if (zip.Entries.Any(e => e.FullName.Contains("..", StringComparison.Ordinal) || e.FullName.StartsWith('/') || e.FullName.Contains('\\', StringComparison.Ordinal)))
                return Refuse(notWord);
            if (zip.Entries.Any(e => IsProgram(e.FullName)))
                return Refuse("The selected Word document holds macros or other files: remove them and send it again");
            if (!ZipSizes.AreWithin(content, MostInflatedBytes))
                return Refuse("The selected Word document is too large once it is unpacked: make its pictures smaller");
            return XmlParts.AreWithin(zip) ? (Docx, null) : Refuse("The selected Word document is nested too deep or holds too much to be read: copy its text into a new document and send that");
        }
        catch (InvalidDataException)
        {
            return Refuse(notWord);
        }
    }

    private static bool IsProgram(string entry) =>
        entry.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)
        || entry.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase)
        || entry.Contains("/activeX/", StringComparison.OrdinalIgnoreCase);

    private static (string?, FileRefusal?) Refuse(string message) => (null, new FileRefusal(message));
}
