namespace Reviews.Host;

/// <summary>The web application, from its services to its end.</summary>
internal static class HostServer
{
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddRazorPages();
        var app = builder.Build();
        app.UseStaticFiles();
        app.MapRazorPages();
        await app.RunAsync(cancellation);
        return 0;
    }
}
