using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Reviews.Notifications.Messages;
using Reviews.Workflows;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Engine;

namespace Reviews.Host.Casework;

/// <summary>What stopping a process's clock, or letting it run again, would move, were it confirmed now; nothing has moved by asking.</summary>
/// <param name="Refusal">Why it cannot be: then nothing moves.</param>
/// <param name="Moved">Open deadlines and armed timers, in the engine's order. What is closed is never among them.</param>
/// <param name="Limit">The process's outer limit from then on, London time; null when it has none.</param>
/// <param name="Stopped">The days on which the clock stands still by it; null where none are added.</param>
/// <param name="DaysLeftOut">How many working days a stop leaves out from then on that runs again from another day; null for any other.</param>
/// <param name="Panel">A panel meeting to come whose day is one of them: people chose it, so nothing moves it.</param>
/// <param name="Seal">Stands for the process as it was and exactly these moves: a confirmation that carries another is of something else.</param>
internal sealed record DelayForesight(
    Refusal? Refusal, IReadOnlyList<DeadlineMoved> Moved, LocalDateTime? Limit, ClockStopped? Stopped, int? DaysLeftOut, MeetingTime? Panel, string Seal)
{
    public IEnumerable<DeadlineMoved> Tasks => Moved.Where(moved => moved.TimerId is null && moved.From != moved.To);

    /// <summary>Whether something that happens by itself would be due already: it happens as soon as this is confirmed.</summary>
    public bool FiresAtOnce(Instant now) => Moved.Any(moved => moved.TimerId is not null && moved.To <= now);

    /// <param name="happening">What would happen at a given instant: asked twice, as what is given so much time from now comes out later at each asking.</param>
    public static DelayForesight Of(ProcessRunner runner, RunningProcess process, Instant at, Func<Instant, Happening> happening)
    {
        var (decision, limit) = runner.Foresee(process, happening(at));
        var facts = (decision as Decision.Accepted)?.Facts ?? [];
        var moved = facts.OfType<DeadlineMoved>().ToList();
        var later = ((runner.Foresee(process, happening(at + Duration.FromSeconds(1))).Decision as Decision.Accepted)?.Facts ?? [])
            .OfType<DeadlineMoved>().Select(one => one.To).ToHashSet();
        var stopped = facts.OfType<ClockStopped>().SingleOrDefault();
        var panel = stopped is not null && PanelInvitation.WhenOf(process.State.Variables) is { } meets && meets.On >= LondonTime.ToLocal(at).Date
            && meets.On >= stopped.From && meets.On <= stopped.Through ? meets : null;
        return new((decision as Decision.Refused)?.Refusal, moved, limit, stopped, facts.OfType<ClockResumed>().SingleOrDefault()?.Days, panel, SealOf(process.Row.Version, happening(default), moved, later));
    }

    private static string SealOf(long version, Happening happening, List<DeadlineMoved> moved, HashSet<Instant> fixedTimes)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{version};{Words(happening)}");
        foreach (var one in moved)
            text.Append(CultureInfo.InvariantCulture, $";{one.InstanceId},{one.TimerId},{one.From.ToUnixTimeTicks()},{(fixedTimes.Contains(one.To) ? one.To.ToUnixTimeTicks() : 0)}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static string Words(Happening happening) => happening switch
    {
        ClockPaused paused => string.Create(CultureInfo.InvariantCulture, $"pause {paused.From:R} {paused.Through:R}"),
        LimitExtended extended => string.Create(CultureInfo.InvariantCulture, $"extend {extended.From:R} {extended.Target:R}"),
        ClockRestarted restarted => string.Create(CultureInfo.InvariantCulture, $"restart {restarted.Number} {restarted.RunsFrom:R}"),
        _ => throw new ArgumentException($"Expected what stops a clock or lets it run again, but got {happening.GetType().Name}.", nameof(happening)),
    };
}
