using System.CommandLine;

namespace Reviews.Host.CommandLine;

/// <summary><c>reset-sign-in --email … --reason …</c>: for whoever lost their phone and recovery codes and has no other administrator to ask.</summary>
internal static class ResetSignInVerb
{
    public static Command Create()
    {
        var email = new Option<string>("--email") { Required = true, Description = "The person's address." };
        var reason = new Option<string>("--reason") { Required = true, Description = "Why, and how you know that it is them: it is kept in the audit trail." };
        var data = Options.Data();
        var command = new Command("reset-sign-in", "Ends somebody's password, authenticator app, recovery codes and sessions, and prints the link that lets them in anew, once.") { email, reason, data };
        command.SetAction((parsed, cancellation) => SignInUpkeep.ResetAsync(
            HostMode.Of(isDemo: false, parsed.GetValue(data), urls: null), parsed.GetRequiredValue(email), parsed.GetRequiredValue(reason), cancellation));
        return command;
    }
}
