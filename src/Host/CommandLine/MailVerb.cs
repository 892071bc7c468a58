using System.CommandLine;

namespace Reviews.Host.CommandLine;

/// <summary><c>mail hold</c> and <c>mail release</c>: no mail leaves in between, whatever is owed.</summary>
internal static class MailVerb
{
    public static Command Create() => new("mail", "Whether mail is sent.")
    {
        Create("hold", "Sends no mail from now on, until it is released.", isHeld: true),
        Create("release", "Sends mail again, what is owed since first.", isHeld: false),
    };

    private static Command Create(string name, string description, bool isHeld)
    {
        var data = Options.Data();
        var verb = new Command(name, description) { data };
        verb.SetAction((parsed, cancellation) => Upkeep.HoldMailAsync(HostMode.Of(isDemo: false, parsed.GetValue(data), urls: null), isHeld, cancellation));
        return verb;
    }
}
