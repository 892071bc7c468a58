namespace Reviews.Host;

/// <summary>How this process runs, decided once from the command line and the settings.</summary>
/// <param name="DataFolder">Absolute; database, uploads, keys and the outgoing mail folder are in it.</param>
/// <param name="IsHttps">Whether browsers reach it over TLS, here or at the proxy in front.</param>
internal sealed record HostMode(bool IsDemo, string DataFolder, string Urls, bool IsHttps)
{
    public const string DefaultUrls = "http://localhost:5080";

    public static HostMode Of(bool isDemo, string? dataFolder, string? urls)
    {
        var folder = Path.GetFullPath(dataFolder ?? (isDemo ? "demo-data" : "data"));
        var addresses = urls ?? DefaultUrls;
        return new HostMode(isDemo, folder, addresses, addresses.Split(';').All(u => u.StartsWith("https:", StringComparison.OrdinalIgnoreCase)));
    }
}
