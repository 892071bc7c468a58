using System.Net;

namespace Reviews.Host;

/// <summary>What stands in front: the settings' section <c>Proxy</c>.</summary>
internal sealed class ProxyOptions
{
    public const string Section = "Proxy";

    /// <summary>
    /// The addresses from which a proxy that holds the TLS certificate hands requests on; empty when there is none. What it
    /// says of the browser (X-Forwarded-For, X-Forwarded-Proto) is believed from these and from nobody else.
    /// </summary>
    public IReadOnlyList<string> KnownProxies { get; set; } = [];

    public IEnumerable<IPAddress> Addresses => KnownProxies.Select(IPAddress.Parse);

    /// <summary>What is wrong with these settings, one sentence each; empty when nothing is.</summary>
    public IReadOnlyList<string> Problems() =>
        [.. KnownProxies.Where(text => !IPAddress.TryParse(text, out _)).Select(text => $"Expected {Section}:{nameof(KnownProxies)} to hold addresses such as 10.0.0.5, but found \"{text}\".")];

    /// <exception cref="InvalidOperationException">Never for a list of texts, whatever they say.</exception>
    public static ProxyOptions Read(IConfiguration settings) => settings.GetSection(Section).Get<ProxyOptions>() ?? new ProxyOptions();
}
