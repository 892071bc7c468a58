using System.IO.Compression;
using System.Text;
using Reviews.Host.Uploads;

namespace Reviews.Host.Tests.Uploads;

/// <summary>Files, good and bad, as bytes.</summary>
internal static class Files
{
    public static byte[] Pdf => Bytes("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    public static byte[] EncryptedPdf => Bytes("%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n2 0 obj<</Filter/Standard/V 5/R 6>>endobj\ntrailer<</Root 1 0 R/Encrypt 2 0 R>>\n%%EOF\n");

    public static byte[] Docx(params (string Name, byte[] Content)[] more) => Zip([("[Content_Types].xml", Bytes("<Types/>")), ("word/document.xml", Bytes("<document/>")), .. more]);

    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var kept = new MemoryStream();
        using (var zip = new ZipArchive(kept, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        }

        return kept.ToArray();
    }

    /// <summary>A good PDF of exactly that many bytes.</summary>
    public static byte[] PdfOf(long size)
    {
        var content = new byte[size];
        Array.Fill(content, (byte)' ');
        Bytes("%PDF-1.4\n").CopyTo(content, 0);
        Bytes("\n%%EOF\n").CopyTo(content, content.Length - 7);
        return content;
    }

    /// <summary>Inflates to more than may be unpacked, in a few hundred kilobytes.</summary>
    public static byte[] Bomb => Docx([.. Enumerable.Range(0, 5).Select(n => ($"word/media/image{n}.png", new byte[50 * 1024 * 1024]))]);

    /// <summary>The same bomb, but its directory says that each part has one byte.</summary>
    public static byte[] LyingBomb
    {
        get
        {
            var bomb = Bomb;
            // Where a reader looks for an entry's size: the directory, 24 bytes into the entry.
            for (var at = 0; at < bomb.Length - 46; at++)
            {
                if (bomb.AsSpan(at).StartsWith("PK\u0001\u0002"u8) && BitConverter.ToUInt32(bomb, at + 24) > 1024)
                    BitConverter.GetBytes(1u).CopyTo(bomb, at + 24);
            }

            return bomb;
        }
    }

    public static (string? ContentType, FileRefusal? Refusal) Check(string name, byte[] content) => FileRules.Check(name, content);

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
