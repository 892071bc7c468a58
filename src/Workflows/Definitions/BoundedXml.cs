using System.Xml;
using System.Xml.Linq;

namespace Reviews.Workflows.Definitions;

/// <summary>
/// Reads XML that a stranger may have written: at most 1 MB, at most 256 levels deep, no DTD and so no entities, nothing
/// fetched. Depth is counted while streaming, before any tree is built, because building a tree takes time that grows
/// faster than the square of its depth.
/// </summary>
internal static class BoundedXml
{
    public const int LargestFile = 1024 * 1024;
    public const int DeepestLevel = 256;

    /// <summary>The document, with line numbers.</summary>
    /// <exception cref="UnreadableXmlException">For whatever is too large, too deep, not well-formed or has a DTD.</exception>
    public static XDocument Read(byte[] content)
    {
        if (content.Length > LargestFile)
            throw new UnreadableXmlException(1, $"Expected at most {LargestFile} bytes, but the file has {content.Length}.");
        try
        {
            CountDepth(content);
            using var reader = Reader(content);
            return XDocument.Load(reader, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace);
        }
        catch (XmlException wrong)
        {
            // Of a DTD the reader only tells programmers how to allow it.
            throw new UnreadableXmlException(Math.Max(1, wrong.LineNumber), wrong.Message.Contains(nameof(DtdProcessing), StringComparison.Ordinal)
                ? "Expected XML without a DTD, but the file has one: remove the <!DOCTYPE …> at its head."
                : $"Expected XML, but the file cannot be read: {wrong.Message}");
        }
    }

    private static void CountDepth(byte[] content)
    {
        using var reader = Reader(content);
        while (reader.Read())
        {
            if (reader.Depth > DeepestLevel)
                throw new UnreadableXmlException(((IXmlLineInfo)reader).LineNumber, $"Expected at most {DeepestLevel} levels of elements, but found more.");
        }
    }

    private static XmlReader Reader(byte[] content) => XmlReader.Create(new MemoryStream(content, writable: false), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = LargestFile,
        MaxCharactersFromEntities = 1,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    });
}

#pragma warning disable CA1032, CA1064 // It never leaves this folder, and always knows its line.
internal sealed class UnreadableXmlException(int line, string sentence) : Exception(sentence)
{
    public int Line { get; } = line;
}
#pragma warning restore CA1032, CA1064
