using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.Extensions.Options;

namespace Reviews.Host;

/// <summary>Builds the web application, and runs it until it is told to stop.</summary>
internal static class HostServer
{
    /// <summary>Serves. Exit status 0 after an orderly stop, 1 when the start was refused: everything wrong is printed at once.</summary>
    public static async Task<int> ServeAsync(HostMode mode, CancellationToken cancellation)
    {
        try
        {
            await using var app = Build(mode);
            await StartUp.PrepareAsync(app.Services, Console.Out, cancellation);
            await app.StartAsync(cancellation);
            foreach (var url in app.Urls)
                Console.Out.WriteLine($"Reviews answers at {url}");
            await app.WaitForShutdownAsync(cancellation);
            return 0;
        }
        catch (StartRefusedException refused)
        {
            Console.Error.WriteLine(refused.Message);
            return 1;
        }
        catch (OptionsValidationException wrong)
        {
            Console.Error.WriteLine(string.Join('\n', wrong.Failures));
            return 1;
        }
    }

    /// <summary>The application with every service, not yet started: verbs that do one job use its services.</summary>
    public static WebApplication Build(HostMode mode)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Settings, workflows and web assets are found beside the assembly, wherever the caller stands.
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(HostServer).Assembly.GetName().Name,
        });
        // An unpublished run outside Development finds its web assets too.
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        builder.WebHost.UseUrls(mode.Urls).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.ClearProviders().AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.AddReviews(mode);
        var app = builder.Build();
        app.UseReviews(mode);
        return app;
    }
}
