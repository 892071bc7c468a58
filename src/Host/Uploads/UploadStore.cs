using System.Security.Cryptography;

namespace Reviews.Host.Uploads;

/// <summary>
/// The files' bytes, under random names in the data folder: nobody's words become a path. On the disk before it says so.
/// The one place that reads and writes them, and so the place for encryption.
/// </summary>
internal sealed class UploadStore(HostMode mode)
{
    private readonly string folder = Path.Join(mode.DataFolder, "uploads");

    /// <summary>Keeps the bytes; gives the random name they are found by.</summary>
    public async Task<string> KeepAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        await using var file = new FileStream(Path.Join(folder, name), options);
        await file.WriteAsync(content, cancellation);
        file.Flush(flushToDisk: true);
        return name;
    }

    /// <exception cref="FileNotFoundException">When nothing is kept under that name.</exception>
    public Stream Open(string storedName) =>
        new FileStream(Path.Join(folder, Path.GetFileName(storedName)), new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan });

    /// <summary>Whoever kept bytes whose row was then refused takes them away again.</summary>
    public void Discard(string storedName) => File.Delete(Path.Join(folder, Path.GetFileName(storedName)));
}
