using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Reviews.Host.Tests.Access;

/// <summary>One thing that can be asked of the running host: an address pattern, and a method with a page's own handler where it has several.</summary>
/// <param name="Method">"GET", "POST", "POST Leave".</param>
internal sealed record HostRoute(string Pattern, string Method)
{
    /// <summary>Everything that answers: every page with each of its handlers, and every other endpoint. Style and icon are files and no endpoints.</summary>
    public static async Task<IReadOnlyList<HostRoute>> AllAsync(IServiceProvider host)
    {
        var loader = host.GetRequiredService<PageLoader>();
        var routes = new HashSet<HostRoute>();
        foreach (var endpoint in host.GetRequiredService<EndpointDataSource>().Endpoints)
        {
            var pattern = "/" + ((RouteEndpoint)endpoint).RoutePattern.RawText!.Trim('/');
            var methods = endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page
                ? (await loader.LoadAsync(page, EndpointMetadataCollection.Empty)).HandlerMethods.Select(h => h.Name is null ? h.HttpMethod : $"{h.HttpMethod} {h.Name}")
                : endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Where(m => m != "HEAD") ?? ["any method"];
            routes.UnionWith(methods.Select(method => new HostRoute(pattern, Named(method))));
        }

        return [.. routes.OrderBy(r => r.Pattern, StringComparer.Ordinal).ThenBy(r => r.Method, StringComparer.Ordinal)];
    }

    public override string ToString() => $"{Method} {Pattern}";

    // A page says "Post", an endpoint "POST".
    private static string Named(string method) => method.Split(' ') is [var verb, var name] ? $"{verb.ToUpperInvariant()} {name}" : method.ToUpperInvariant();
}
