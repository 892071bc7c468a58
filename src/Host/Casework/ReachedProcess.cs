using System.Globalization;
using System.Text;
using Reviews.Workflows;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Steps.Vote;

namespace Reviews.Host.Casework;

/// <summary>A running process in which a change of bank holidays moves something.</summary>
/// <param name="Refusal">Why its dates cannot be reckoned by the new ones.</param>
/// <param name="Moved">Open deadlines and armed timers, in the engine's order. What is closed is never among them.</param>
/// <param name="Limit">The process's outer limit from then on, in London time; null when it has none.</param>
/// <param name="FiresAtOnce">Whether something that happens by itself would be due already.</param>
/// <param name="Print">These moves as text, the same however often it is asked.</param>
internal sealed record ReachedProcess(
    RunningProcess Process, Refusal? Refusal, IReadOnlyList<DeadlineMoved> Moved, LocalDateTime? Limit, bool FiresAtOnce, string Print)
{
    public IEnumerable<DeadlineMoved> Tasks => Moved.Where(moved => moved.TimerId is null && moved.From != moved.To);

    /// <summary>How many open deadlines of people move. A vote's count as one: their number would say how many have not voted.</summary>
    public int Deadlines => Tasks.Select(moved => Process.Definition.Find(moved.ElementId) is UserTask { Step: VoteStep.Kind } ? (moved.ElementId, 0L) : (moved.ElementId, moved.InstanceId)).Distinct().Count();

    public bool MovesLimit => Limit != Process.Row.Limit;

    /// <summary>Null where nothing comes out elsewhere.</summary>
    public static ReachedProcess? Of(ProcessRunner runner, RunningProcess process, BankHolidays after, Instant at)
    {
        var (decision, limit) = runner.Foresee(process, new CalendarChanged(at, after));
        if (decision is Decision.Refused refused)
            return new(process, refused.Refusal, [], process.Row.Limit, false, "");
        var moved = MovedBy(decision);
        if (moved.Count == 0 && limit == process.Row.Limit)
            return null;
        // What is given so much time from now comes out a little later at each asking, and is still the same move.
        var later = MovedBy(runner.Foresee(process, new CalendarChanged(at + Duration.FromSeconds(1), after)).Decision).Select(one => one.To).ToHashSet();
        return new(process, null, moved, limit, moved.Any(one => one.TimerId is not null && one.To <= at), PrintOf(process, moved, limit, later));
    }

    private static IReadOnlyList<DeadlineMoved> MovedBy(Decision decision) =>
        [.. ((decision as Decision.Accepted)?.Facts ?? []).OfType<DeadlineMoved>()];

    private static string PrintOf(RunningProcess process, IReadOnlyList<DeadlineMoved> moved, LocalDateTime? limit, HashSet<Instant> fixedTimes)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{process.Row.Id:D};{limit:s}");
        foreach (var one in moved)
            text.Append(CultureInfo.InvariantCulture, $";{one.InstanceId},{one.TimerId},{one.From.ToUnixTimeTicks()},{(fixedTimes.Contains(one.To) ? one.To.ToUnixTimeTicks() : 0)}");
        return text.ToString();
    }
}
