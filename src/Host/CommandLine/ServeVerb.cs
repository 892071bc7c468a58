using System.CommandLine;

namespace Reviews.Host.CommandLine;

/// <summary><c>serve</c> (the same as no verb) and <c>demo</c>: the web application, on real or on fictional data.</summary>
internal static class ServeVerb
{
    public static Command Create() => Serves(new Command("serve", "Serves the web application."), isDemo: false);

    public static Command CreateDemo() =>
        Serves(new Command("demo", "Serves it on fictional data: sign-in without passwords, and a clock that can be moved."), isDemo: true);

    /// <summary>Makes the command serve, with its options.</summary>
    public static Command Serves(Command command, bool isDemo)
    {
        var urls = new Option<string?>("--urls") { Description = $"Addresses to listen on, parted by semicolons; {HostMode.DefaultUrls} unless said.", HelpName = "URL" };
        var data = Options.Data();
        command.Add(urls);
        command.Add(data);
        command.SetAction((parsed, cancellation) => HostServer.ServeAsync(HostMode.Of(isDemo, parsed.GetValue(data), parsed.GetValue(urls)), cancellation));
        return command;
    }
}
