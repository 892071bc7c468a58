using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Reviews.Host;

/// <summary>The order in which a request is dealt with, and why it is this one.</summary>
internal static class HostPipeline
{
    public static void UseReviews(this WebApplication app, HostMode mode)
    {
        // First, so that every answer has the headers: files, errors and refusals too.
        app.UseMiddleware<SecurityHeaders>();
        // Before anything asks who sent it or whether it came over TLS.
        app.UseProxy(ProxyOptions.Read(app.Configuration));
        // Outside everything that can fail: a page with a reference, never a stack trace.
        app.UseExceptionHandler("/error");
        app.UseStatusCodePagesWithReExecute("/error", "?status={0}");
        if (mode.IsHttps)
            app.UseHsts();
        // Before sign-in: style and icon hold nothing.
        app.UseStaticFiles();
        app.UseRouting();
        // Who it is, then what they may; after routing, because the address says which review is meant.
        app.UseAuthentication();
        app.UseAuthorization();
        // Before anything reads a form, and after it is known which page it is for and that it may be sent.
        app.UseMiddleware<LargeRequests>();
        app.UseAntiforgery();
        app.MapRazorPages();
        app.MapHealthChecks("/health", new HealthCheckOptions()).WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head])).AllowAnonymous();
    }
}
