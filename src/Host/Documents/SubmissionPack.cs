using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Reviews.Host.Documents;

/// <summary>What is sent to the Panel as one file: the documents, and a list of them with the SHA-256 of each.</summary>
internal static class SubmissionPack
{
    public const string Contents = "contents.txt";

    /// <param name="files">In the order they are listed.</param>
    /// <param name="head">The first lines of the list.</param>
    /// <param name="at">When it was made: the only time in it.</param>
    public static byte[] Of(IReadOnlyList<PackedFile> files, IReadOnlyList<string> head, Instant at)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files)
                Add(zip, file.Name, file.Content, at);
            Add(zip, Contents, List(files, head), at);
        }

        return stream.ToArray();
    }

    private static byte[] List(IReadOnlyList<PackedFile> files, IReadOnlyList<string> head)
    {
        var text = new StringBuilder();
        foreach (var line in head)
            text.Append(line).Append("\r\n");
        text.Append("\r\n");
        foreach (var file in files)
            text.Append(CultureInfo.InvariantCulture, $"{file.Name}\r\n  {file.What}\r\n  {file.Content.Length} bytes, SHA-256 {Convert.ToHexStringLower(SHA256.HashData(file.Content))}\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Add(ZipArchive zip, string name, byte[] content, Instant at)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = at.ToDateTimeOffset();
        using var written = entry.Open();
        written.Write(content);
    }
}

/// <param name="What">In a few words, for the list.</param>
internal sealed record PackedFile(string Name, string What, byte[] Content);
