using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Reviews.Host.Definitions;

namespace Reviews.Host;

/// <summary>Builds the web application, and runs it until it is told to stop.</summary>
internal static class HostServer
{
    /// <summary>Serves. Exit status 0 after an orderly stop, 1 when the start was refused: everything wrong is printed at once.</summary>
    public static async Task<int> ServeAsync(HostMode mode, CancellationToken cancellation)
    {
        try
        {
            var builder = CreateBuilder();
            StartChecks.Run(builder.Configuration, mode, WorkflowsFolder.Find());
            await using var app = Build(builder, mode);
            if (StartChecks.WarningOf(builder.Configuration, mode) is { } warning)
                Console.Error.WriteLine(warning);
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
    }

    /// <summary>The application with every service, not yet started: verbs that do one job use its services.</summary>
    /// <exception cref="StartRefusedException">With every setting that is wrong.</exception>
    public static WebApplication Build(HostMode mode)
    {
        var builder = CreateBuilder();
        StartChecks.Run(builder.Configuration, mode, folder: null);
        // What fails is told by the verb, in a line.
        builder.Logging.AddFilter(_ => false);
        return Build(builder, mode);
    }

    private static WebApplicationBuilder CreateBuilder()
    {
        try
        {
            return WebApplication.CreateBuilder(new WebApplicationOptions
            {
                // Settings, workflows and web assets are found beside the assembly, wherever the caller stands.
                ContentRootPath = AppContext.BaseDirectory,
                ApplicationName = typeof(HostServer).Assembly.GetName().Name,
            });
        }
        catch (InvalidDataException unreadable)
        {
            throw new StartRefusedException($"{unreadable.Message} {unreadable.GetBaseException().Message}");
        }
    }

    private static WebApplication Build(WebApplicationBuilder builder, HostMode mode)
    {
        // An unpublished run outside Development finds its web assets too.
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        builder.WebHost.UseUrls(mode.Urls).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.ClearProviders().AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        var known = mode.Behind(ProxyOptions.Read(builder.Configuration));
        builder.AddReviews(known);
        var app = builder.Build();
        app.UseReviews(known);
        return app;
    }
}
