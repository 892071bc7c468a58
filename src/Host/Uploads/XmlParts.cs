using System.IO.Compression;
using System.Xml;

namespace Reviews.Host.Uploads;

/// <summary>
/// Whether the XML within a Word file can be read safely. Whoever builds a tree of it goes down level by level, and a program that
/// goes too deep is ended with all that it serves: so depth and number are counted in a stream first, before any tree is built.
/// </summary>
internal static class XmlParts
{
    public const int DeepestLevel = 256;

    /// <summary>In all parts together. A report of a hundred pages has about a tenth of it.</summary>
    public const int MostElements = 500_000;

    /// <summary>In all parts together.</summary>
    public const long MostCharacters = 50_000_000;

    /// <summary>Whether no part is nested deeper, and all of them together hold no more, than may be read.</summary>
    /// <exception cref="InvalidDataException">When it is no zip file, or a part is no XML, or has a DTD.</exception>
    public static bool AreWithin(ReadOnlyMemory<byte> content)
    {
        using var zip = new ZipArchive(new MemoryStream(content.ToArray(), writable: false));
        return AreWithin(zip);
    }

    /// <inheritdoc cref="AreWithin(ReadOnlyMemory{byte})"/>
    public static bool AreWithin(ZipArchive zip)
    {
        var (elements, characters) = (0, 0L);
        foreach (var entry in zip.Entries.Where(IsXml))
        {
            // A character takes a byte at least.
            characters += entry.Length;
            if (characters > MostCharacters || !IsWithin(entry, ref elements))
                return false;
        }

        return true;
    }

    private static bool IsWithin(ZipArchiveEntry entry, ref int elements)
    {
        try
        {
            using var reader = XmlReader.Create(entry.Open(), new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = MostCharacters,
                CloseInput = true,
            });
            while (reader.Read())
            {
                if (reader.Depth > DeepestLevel || (reader.NodeType == XmlNodeType.Element && ++elements > MostElements))
                    return false;
            }

            return true;
        }
        catch (XmlException wrong)
        {
            throw new InvalidDataException($"Expected the part {entry.FullName} to be XML without a DTD, but it cannot be read.", wrong);
        }
    }

    // By what it holds, and not only by its name: which part is the document is said within the file, and may be any.
    private static bool IsXml(ZipArchiveEntry entry)
    {
        if (entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
            return true;
        using var content = entry.Open();
        int first;
        do
            first = content.ReadByte();
        while (first is 0x00 or 0x09 or 0x0A or 0x0D or 0x20 or 0xEF or 0xBB or 0xBF or 0xFE or 0xFF);
        return first == '<';
    }
}
