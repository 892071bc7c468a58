using System.Security.Cryptography;

namespace Reviews.Host.Uploads;

/// <summary>
/// The files' bytes, under random names in the data folder: nobody's words become a path. On the disk, whole, before it says
/// so: a file gets its name only once all of it is there, so a killed process leaves none cut short. The one place that reads
/// and writes them, and so the place for encryption.
/// </summary>
internal sealed class UploadStore(HostMode mode)
{
    /// <summary>The ending of a name while its file is written.</summary>
    private const string Part = ".part";

    private readonly string folder = Path.Join(mode.DataFolder, "uploads");

    /// <summary>Keeps the bytes; gives the random name they are found by.</summary>
    public async Task<string> KeepAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        await using (var file = new FileStream(PathOf(name + Part), options))
        {
            await file.WriteAsync(content, cancellation);
            file.Flush(flushToDisk: true);
        }

        File.Move(PathOf(name + Part), PathOf(name));
        return name;
    }

    /// <exception cref="FileNotFoundException">When nothing is kept under that name.</exception>
    public Stream Open(string storedName) =>
        new FileStream(PathOf(storedName), new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan });

    /// <summary>All of it at once, for what has to be looked into as a whole.</summary>
    /// <exception cref="FileNotFoundException">When nothing is kept under that name.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(string storedName, CancellationToken cancellation)
    {
        await using var content = Open(storedName);
        using var whole = new MemoryStream();
        await content.CopyToAsync(whole, cancellation);
        return whole.ToArray();
    }

    /// <summary>Whoever kept bytes whose row was then refused takes them away again.</summary>
    public void Discard(string storedName) => File.Delete(PathOf(storedName));

    /// <summary>The names of what was written before then, by the machine's own clock; what a kill cut short is among them.</summary>
    public IReadOnlyList<string> WrittenBefore(Instant then) => Directory.Exists(folder)
        ? [.. new DirectoryInfo(folder).EnumerateFiles().Where(file => Instant.FromDateTimeUtc(file.LastWriteTimeUtc) < then).Select(file => file.Name)]
        : [];

    /// <summary>Whether that is a file which was never whole: its writing was broken off, and nobody was told that it is kept.</summary>
    public static bool IsCutShort(string name) => name.EndsWith(Part, StringComparison.Ordinal);

    private string PathOf(string storedName) => Path.Join(folder, Path.GetFileName(storedName));
}
