using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Engine.Migration;

namespace Reviews.Host.Casework;

/// <summary>What moving a process to another version of its definition would come to, were it confirmed now; nothing has moved by asking.</summary>
/// <param name="Limit">The process's outer limit from then on, in London time; null when it has none.</param>
/// <param name="Seal">Stands for the process as it was and exactly this move: a confirmation that carries another is of something else.</param>
internal sealed record VersionForesight(MigrationPlan Plan, LocalDateTime? Limit, string Seal)
{
    public static VersionForesight Of(ProcessRunner runner, RunningProcess process, ProcessDefinition to, IReadOnlyDictionary<string, string> mapping, Instant at)
    {
        mapping = MappingFor(process, mapping);
        var plan = runner.Plan(process, to, mapping, at);
        // What is given so much time from now comes out a little later at each asking, and is still the same move.
        var later = runner.Plan(process, to, mapping, at + Duration.FromSeconds(1)).Moved.Select(one => one.To).ToHashSet();
        var limit = plan.CanBeDone ? runner.Foresee(process, new VersionChanged(at, to, mapping)).Limit : null;
        return new(plan, limit, SealOf(process.Row.Version, plan, mapping, later));
    }

    /// <summary>Of pairs that are given for many reviews, those that say something of this one: others may run by another version.</summary>
    public static IReadOnlyDictionary<string, string> MappingFor(RunningProcess process, IReadOnlyDictionary<string, string> mapping) =>
        mapping.Where(pair => process.Definition.Find(pair.Key) is not null).ToDictionary();

    private static string SealOf(long version, MigrationPlan plan, IReadOnlyDictionary<string, string> mapping, HashSet<Instant> fixedTimes)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{version};{plan.To}");
        foreach (var (from, to) in mapping.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $";{from}>{to}");
        foreach (var one in plan.Moved)
            text.Append(CultureInfo.InvariantCulture, $";{one.InstanceId},{one.TimerId},{one.From.ToUnixTimeTicks()},{(fixedTimes.Contains(one.To) ? one.To.ToUnixTimeTicks() : 0)}");
        foreach (var one in plan.Opened.Concat(plan.Closed).Concat(plan.Begun))
            text.Append(CultureInfo.InvariantCulture, $";{FactNames.Of(one)},{one.InstanceId},{one.ElementId}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
