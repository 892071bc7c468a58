using System.CommandLine;

namespace Reviews.Host.CommandLine;

/// <summary><c>migrate</c>: brings the database's schema up to date.</summary>
internal static class MigrateVerb
{
    public static Command Create()
    {
        var data = Options.Data();
        var command = new Command("migrate", "Brings the database's schema up to date.") { data };
        command.SetAction((parsed, cancellation) => Upkeep.MigrateAsync(HostMode.Of(isDemo: false, parsed.GetValue(data), urls: null), cancellation));
        return command;
    }
}
