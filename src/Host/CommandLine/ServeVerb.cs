using System.CommandLine;

namespace Reviews.Host.CommandLine;

/// <summary><c>serve</c>: the web application, as without a verb.</summary>
internal static class ServeVerb
{
    public static Command Create()
    {
        var urls = new Option<string?>("--urls") { Description = "Addresses to listen on, parted by semicolons.", HelpName = "URL" };
        var command = new Command("serve", "Serves the web application.") { urls };
        command.SetAction((parsed, cancellation) => HostServer.RunAsync(parsed.GetValue(urls) is { } url ? ["--urls", url] : [], cancellation));
        return command;
    }
}
