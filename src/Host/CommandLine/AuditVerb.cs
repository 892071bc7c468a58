using System.CommandLine;

namespace Reviews.Host.CommandLine;

/// <summary><c>audit verify</c>: walks the hash chains and replays every process; exit 1 and the first broken row.</summary>
internal static class AuditVerb
{
    public static Command Create()
    {
        var data = Options.Data();
        var verify = new Command("verify", "Walks the hash chains, and replays every process.") { data };
        verify.SetAction((parsed, cancellation) => Upkeep.VerifyAuditAsync(HostMode.Of(isDemo: false, parsed.GetValue(data), urls: null), cancellation));
        return new Command("audit", "The audit trail.") { verify };
    }
}
