using System.Buffers.Binary;
using System.IO.Compression;

namespace Reviews.Host.Uploads;

/// <summary>
/// How large a zip file really is, whatever it says: .NET's reader stops at the size an entry states, and the next program
/// to open the file may not. So each entry is inflated from its own bytes, to its end.
/// </summary>
internal static class ZipSizes
{
    private const int DirectoryHeader = 46;
    private const int LocalHeader = 30;

    /// <summary>Whether every entry inflates to the size it states, and all of them to no more than <paramref name="most"/> bytes together.</summary>
    /// <exception cref="InvalidDataException">When it is no zip file, its parts do not lie where it says, or an entry states another size.</exception>
    public static bool AreWithin(byte[] zip, long most)
    {
        var end = zip.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        var (left, at) = (Number(zip, end, 10, 2), Number(zip, end, 16, 4));
        for (var budget = most; left > 0; left--)
        {
            if (!Part(zip, at, DirectoryHeader).StartsWith("PK\u0001\u0002"u8))
                throw new InvalidDataException("Expected an entry of the directory, but found something else.");
            var stated = Number(zip, at, 24, 4);
            if (stated > budget)
                return false;
            var size = Inflated(zip, at, budget);
            if (size > budget)
                return false;
            if (size != stated)
                throw new InvalidDataException("Expected an entry of the size it states, but it has another.");
            budget -= size;
            at += DirectoryHeader + Number(zip, at, 28, 2) + Number(zip, at, 30, 2) + Number(zip, at, 32, 2);
        }

        return true;
    }

    private static long Inflated(byte[] zip, long directory, long most)
    {
        var (method, length, local) = (Number(zip, directory, 10, 2), Number(zip, directory, 20, 4), Number(zip, directory, 42, 4));
        var start = local + LocalHeader + Number(zip, local, 26, 2) + Number(zip, local, 28, 2);
        if (start + length > zip.Length || method is not (0 or 8))
            throw new InvalidDataException("Expected an entry within the file, stored or deflated, but found something else.");
        if (method == 0)
            return length;
        using var inflated = new DeflateStream(new MemoryStream(zip, (int)start, (int)length, writable: false), CompressionMode.Decompress);
        var (total, buffer) = (0L, new byte[81920]);
        for (var read = inflated.Read(buffer); read > 0 && total <= most; read = inflated.Read(buffer))
            total += read;
        return total;
    }

    private static long Number(byte[] zip, long at, int offset, int bytes)
    {
        var part = Part(zip, at + offset, bytes);
        return bytes == 2 ? BinaryPrimitives.ReadUInt16LittleEndian(part) : BinaryPrimitives.ReadUInt32LittleEndian(part);
    }

    private static ReadOnlySpan<byte> Part(byte[] zip, long at, int length) => at >= 0 && at + length <= zip.Length
        ? zip.AsSpan((int)at, length)
        : throw new InvalidDataException("Expected the parts of a zip file within it, but they are not.");
}
