using System.Net;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;

namespace Reviews.Host;

/// <summary>What is believed of a request: whose it is, that it came over TLS, and under which name it asks for us.</summary>
internal static class BehindProxy
{
    private static readonly string[] ThisMachine = ["localhost", "127.0.0.1", "[::1]"];

    /// <param name="publicBaseUrl">Where people reach us; empty when it is not set, and then no name is refused.</param>
    public static void AddProxy(this IServiceCollection services, ProxyOptions proxy, string? publicBaseUrl, string? allowedHosts)
    {
        // Set also without a proxy: nothing else, no environment variable either, makes anybody's headers believed.
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = proxy.KnownProxies.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.ForwardLimit = null;
            options.KnownIPNetworks.Clear();
            options.KnownProxies.Clear();
            foreach (var address in proxy.Addresses)
                options.KnownProxies.Add(address);
        });
        // A name set by hand stays; this machine's own are for whoever sees to it.
        if (allowedHosts is null or "" or "*" && Uri.TryCreate(publicBaseUrl, UriKind.Absolute, out var url))
            services.Configure<HostFilteringOptions>(options => options.AllowedHosts = [url.Host, .. ThisMachine]);
    }

    /// <summary>
    /// Behind a proxy nothing is served to whoever goes round it: their words would travel in the clear. Only whether we
    /// are well may be asked, as the proxy does for itself; that too by a name that is ours, in its Host header.
    /// </summary>
    public static void UseProxy(this WebApplication app, ProxyOptions proxy)
    {
        app.UseForwardedHeaders();
        if (proxy.KnownProxies.Count == 0)
            return;
        app.Use(async (context, next) =>
        {
            if (context.Request.IsHttps || context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
            {
                await next(context);
                return;
            }

            context.Response.StatusCode = (int)HttpStatusCode.Forbidden;
            await context.Response.WriteAsync("Expected a request over TLS from a known proxy (Proxy:KnownProxies, X-Forwarded-Proto: https), but this one came over plain HTTP.", context.RequestAborted);
        });
    }
}
