using System.Security.Cryptography;
using System.Text;
using Reviews.Workflows;
using Reviews.Workflows.Engine;

namespace Reviews.Host.Casework;

/// <summary>What a corrected anchor would move, were it confirmed now; nothing has moved by asking.</summary>
/// <param name="Refusal">Why it cannot be: then nothing moves.</param>
/// <param name="Moved">Open deadlines and armed timers, in the engine's order. What is closed is never among them.</param>
/// <param name="Limit">The process's outer limit from then on, in London time; null when it has none.</param>
/// <param name="Seal">Stands for the process as it was and exactly these moves: a confirmation that carries another is of something else.</param>
internal sealed record AnchorForesight(Refusal? Refusal, IReadOnlyList<DeadlineMoved> Moved, LocalDateTime? Limit, string Seal)
{
    public IEnumerable<DeadlineMoved> Tasks => Moved.Where(moved => moved.TimerId is null);

    public IEnumerable<DeadlineMoved> Timers => Moved.Where(moved => moved.TimerId is not null);

    public static AnchorForesight Of(ProcessRunner runner, RunningProcess process, Instant at, ClockAnchor anchor)
    {
        var (decision, limit) = runner.Foresee(process, new AnchorMoved(at, anchor));
        var moved = MovedBy(decision);
        // What is given so much time from now (three hours for comments) comes out a little later at each asking, and is still the same move.
        var later = MovedBy(runner.Foresee(process, new AnchorMoved(at + Duration.FromSeconds(1), anchor)).Decision).Select(one => one.To).ToHashSet();
        return new((decision as Decision.Refused)?.Refusal, moved, limit, SealOf(process.Row.Version, anchor, moved, later));
    }

    private static IReadOnlyList<DeadlineMoved> MovedBy(Decision decision) =>
        [.. ((decision as Decision.Accepted)?.Facts ?? []).OfType<DeadlineMoved>()];

    private static string SealOf(long version, ClockAnchor anchor, IEnumerable<DeadlineMoved> moved, HashSet<Instant> fixedTimes)
    {
        var text = new StringBuilder().Append(System.Globalization.CultureInfo.InvariantCulture, $"{version};{anchor.Date:R};{anchor.Time:r}");
        foreach (var one in moved)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $";{one.InstanceId},{one.TimerId},{one.From.ToUnixTimeTicks()},{(fixedTimes.Contains(one.To) ? one.To.ToUnixTimeTicks() : 0)}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
