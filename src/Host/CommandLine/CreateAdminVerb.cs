using System.CommandLine;

namespace Reviews.Host.CommandLine;

/// <summary><c>create-admin --email …</c>: invites an administrator and prints the link.</summary>
internal static class CreateAdminVerb
{
    public static Command Create()
    {
        var email = new Option<string>("--email") { Required = true, Description = "The administrator's address." };
        var data = Options.Data();
        var command = new Command("create-admin", "Invites an administrator, and prints the link that is used once.") { email, data };
        command.SetAction((parsed, cancellation) =>
            Upkeep.CreateAdminAsync(HostMode.Of(isDemo: false, parsed.GetValue(data), urls: null), parsed.GetRequiredValue(email), cancellation));
        return command;
    }
}
