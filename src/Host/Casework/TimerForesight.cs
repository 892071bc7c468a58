using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Reviews.Workflows;
using Reviews.Workflows.Engine;

namespace Reviews.Host.Casework;

/// <summary>What moving timers or calling them off would come to, were it confirmed now; nothing has happened by asking.</summary>
/// <param name="Refusal">Why it cannot be: then nothing happens.</param>
/// <param name="Happenings">One for each timer.</param>
/// <param name="Closes">Open tasks that they end when they go off.</param>
/// <param name="Seal">
/// Stands for these timers, what they end and exactly this: a confirmation that carries another is of something else. The same
/// however many of one step are open: of a vote that would say how many have not voted.
/// </param>
internal sealed record TimerForesight(Refusal? Refusal, IReadOnlyList<Happening> Happenings, IReadOnlyList<ElementInstance> Closes, string Seal)
{
    /// <param name="to">When they are to go off instead; the instant it is asked for, now.</param>
    public static TimerForesight OfMove(ProcessRunner runner, RunningProcess process, ArmedTogether timers, Instant at, Instant to) =>
        Of(runner, process, timers, to == at ? "now" : string.Create(CultureInfo.InvariantCulture, $"{to.ToUnixTimeTicks()}"), id => new TimerMoved(at, id, to));

    public static TimerForesight OfCallOff(ProcessRunner runner, RunningProcess process, ArmedTogether timers, Instant at) =>
        Of(runner, process, timers, "off", id => new TimerCancelled(at, id));

    private static TimerForesight Of(ProcessRunner runner, RunningProcess process, ArmedTogether timers, string what, Func<long, Happening> happening)
    {
        var ids = process.Row.EndedAt is not null ? [] : process.State.Timers.Values.Where(t => t.ElementId == timers.ElementId && t.DueAt == timers.DueAt).Select(t => t.Id).ToList();
        if (ids.Count == 0)
            return new(Refusals.NotToCome, [], [], "");
        var happenings = ids.Select(happening).ToList();
        var refusal = happenings.Select(one => (runner.Foresee(process, one).Decision as Decision.Refused)?.Refusal).FirstOrDefault(found => found is not null);
        var closes = process.State.OpenTasks.Where(task => process.State.ClosingTimers(task.Id).Any(timer => ids.Contains(timer.Id))).ToList();
        var seal = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{process.Row.Id:D};{process.Row.DefinitionVersion};{timers.ElementId};{timers.DueAt.ToUnixTimeTicks()};{what}");
        foreach (var step in closes.Select(task => string.Create(CultureInfo.InvariantCulture, $";{task.ElementId} {task.Task!.Due:s}")).Distinct().Order(StringComparer.Ordinal))
            seal.Append(step);
        return new(refusal, happenings, closes, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seal.ToString()))));
    }
}
