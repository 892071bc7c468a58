using System.Net;

namespace Reviews.Host;

/// <summary>How this process runs, decided once from the command line and the settings.</summary>
/// <param name="DataFolder">Absolute; database, uploads, keys and the outgoing mail folder are in it.</param>
/// <param name="IsHttps">Whether browsers reach it over TLS, here or at the proxy in front.</param>
internal sealed record HostMode(bool IsDemo, string DataFolder, string Urls, bool IsHttps)
{
    public const string DefaultUrls = "http://localhost:5080";
    private static readonly string[] EveryAddress = ["*", "+", "0.0.0.0", "[::]"];

    /// <summary>The first address it serves on, as a browser writes it: every address of the machine is called localhost.</summary>
    public Uri FirstUrl => Addresses.Select(AsBrowsersWriteIt).First();

    /// <summary>Whether nobody but this machine can reach it.</summary>
    public bool IsLocal => Addresses.All(IsOfThisMachine);

    /// <summary>The addresses at which other machines would send passwords and cases over plain HTTP.</summary>
    public IEnumerable<string> PlainBeyondThisMachine(IEnumerable<string> further) =>
        Urls.Split(';').Concat(further).Where(IsAddress).Where(url => BindingAddress.Parse(url) is { Scheme: "http" } address && !IsOfThisMachine(address));

    /// <summary>The same with a proxy in front that browsers reach over TLS, where there is one.</summary>
    public HostMode Behind(ProxyOptions proxy) => this with { IsHttps = IsHttps || proxy.KnownProxies.Count > 0 };

    /// <summary>What is wrong with the addresses, one sentence each.</summary>
    public IReadOnlyList<string> Problems() =>
        [.. Urls.Split(';').Where(url => !IsAddress(url)).Select(url => $"Expected --urls to be addresses such as {DefaultUrls}, but found \"{url}\".")];

    private static bool IsAddress(string url)
    {
        try
        {
            return BindingAddress.Parse(url).Scheme is "http" or "https";
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool IsOfThisMachine(BindingAddress address) => address.IsUnixPipe || address.IsNamedPipe
        || address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip));

    private IEnumerable<BindingAddress> Addresses => Urls.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(BindingAddress.Parse);

    public static HostMode Of(bool isDemo, string? dataFolder, string? urls)
    {
        var folder = Path.GetFullPath(dataFolder ?? (isDemo ? "demo-data" : "data"));
        var addresses = urls ?? DefaultUrls;
        return new HostMode(isDemo, folder, addresses, addresses.Split(';').All(u => u.StartsWith("https:", StringComparison.OrdinalIgnoreCase)));
    }

    private static Uri AsBrowsersWriteIt(BindingAddress address) =>
        new UriBuilder(address.Scheme, EveryAddress.Contains(address.Host) ? "localhost" : address.Host, address.Port).Uri;
}
