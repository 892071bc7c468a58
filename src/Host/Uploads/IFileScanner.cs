namespace Reviews.Host.Uploads;

/// <summary>Looks into a file for what harms; a real seam, as scanners differ and some installations have none.</summary>
internal interface IFileScanner
{
    /// <summary>Null only when the file is known to be clean. A scanner that cannot answer throws: the file is not kept.</summary>
    Task<FileRefusal?> ScanAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation);
}

/// <summary>Where no scanner is configured.</summary>
internal sealed class NoScanner : IFileScanner
{
    public Task<FileRefusal?> ScanAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation) => Task.FromResult<FileRefusal?>(null);
}
