using Reviews.Host.Casework;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Engine.Migration;
using Reviews.Workflows.Steps.Vote;

namespace Reviews.Host.Queries;

/// <summary>What moving a process to another version would come to, as its page tells it. Of votes not whose they are: who has voted is hidden.</summary>
/// <param name="Open">What stands open now and where it goes.</param>
/// <param name="ByItself">What happens by itself otherwise than before.</param>
/// <param name="Begun">Steps that begin as soon as it is done.</param>
/// <param name="Unplaced">What the new version has no element of the same id for, and what it can be; what is done only needs an answer to show as done.</param>
/// <param name="Obstacles">Why it cannot be done, in sentences; empty when it can.</param>
/// <param name="DatesMoved">How many due dates move; those of one vote are one.</param>
internal sealed record MovePreview(
    VersionForesight Foreseen, IReadOnlyList<OpenLine> Open, IReadOnlyList<TimeLine> ByItself, IReadOnlyList<string> Begun, IReadOnlyList<UnplacedStep> Unplaced,
    IReadOnlyList<string> Obstacles, int DatesMoved)
{
    public static MovePreview Of(OpenCase opened, MovableProcess movable, VersionForesight foreseen, IReadOnlyList<ReviewTaskRow> tasks, IReadOnlyDictionary<string, string> mapping)
    {
        var (from, plan) = (movable.Process.Definition, foreseen.Plan);
        var sight = new MoveSight(opened, from, movable.To);
        var due = plan.Moved.Where(m => m.TimerId is null).ToDictionary(m => m.InstanceId, m => m.To);
        var lines = plan.Standing.Where(s => MaySee(opened, from, s, tasks)).Select(s => (Move: s, Task: tasks.FirstOrDefault(t => t.EngineInstanceId == s.InstanceId)))
            .GroupBy(s => (s.Move.Kind, s.Move.FromName, ToName: s.Move.ToId is { } id && sight.May(id) ? s.Move.ToName : null, s.Task?.DueAt, To: due.TryGetValue(s.Move.InstanceId, out var to) ? to : s.Task?.DueAt))
            .Select(g => new OpenLine(
                g.Key.Kind, g.Key.FromName, g.Key.ToName,
                [.. g.Where(s => s.Task?.Step != VoteStep.Kind).Select(s => s.Task?.SubjectName).OfType<string>().Order(StringComparer.OrdinalIgnoreCase)], g.Key.DueAt, g.Key.To));
        var begun = plan.Begun.Where(b => sight.May(b.ElementId)).Select(b => movable.To.Element(b.ElementId)).Where(e => e is Activity).Select(e => e.Name).Distinct();
        var dates = plan.Moved.Where(m => m.TimerId is null && sight.May(m.ElementId)).DistinctBy(m => movable.To.Find(m.ElementId) is UserTask { Step: VoteStep.Kind } ? 0 : m.InstanceId);
        var done = tasks.Where(t => !t.IsOpen && StepSight.MaySee(opened, from, t)).Select(t => t.ElementId);
        return new(foreseen, [.. lines], [.. Times(movable, plan, sight)], [.. begun], [.. Missing(movable, plan, mapping, done, sight)], sight.Told(plan.Obstacles), dates.Count());
    }

    /// <summary>Whether something that happens by itself is due already: it happens as soon as this is confirmed.</summary>
    public bool FiresAtOnce(Instant now) => Foreseen.Plan.Moved.Any(m => m.TimerId is not null && m.To <= now) || Foreseen.Plan.Opened.OfType<TimerArmed>().Any(t => t.DueAt <= now);

    private static bool MaySee(OpenCase opened, ProcessDefinition from, StandingMove standing, IReadOnlyList<ReviewTaskRow> tasks) => standing.Kind switch
    {
        StandingKind.Task => tasks.Any(t => t.EngineInstanceId == standing.InstanceId && StepSight.MaySee(opened, from, t)),
        StandingKind.Job or StandingKind.Incident => opened.May(Permission.ReadVotes) || !TellsOfVotes.By(from.Find(standing.FromId)),
        StandingKind.Wait or StandingKind.Call => true,
        // A scope and what is gathered in it are seen by the steps within; a token at a join by what it waits for.
        _ => false,
    };

    private static IEnumerable<TimeLine> Times(MovableProcess movable, MigrationPlan plan, MoveSight sight)
    {
        var armed = movable.Process.State.Timers;
        var moved = plan.Moved.Where(m => m.TimerId is not null && sight.May(m.ElementId)).Select(m => new TimeLine(movable.To.Element(m.ElementId).Name, m.From, m.To));
        var closed = plan.Closed.Where(c => sight.May(c.ElementId)).Select(c => (movable.Process.Definition.Element(c.ElementId).Name, At: c is TimerDisarmed timer ? armed[timer.TimerId].DueAt : (Instant?)null));
        var opened = plan.Opened.Where(o => sight.May(o.ElementId)).Select(o => (movable.To.Element(o.ElementId).Name, At: (o as TimerArmed)?.DueAt)).ToList();
        // One that is closed and opened again for the same instant goes on, in what it does to people.
        return moved.Concat(closed.Where(c => !opened.Contains(c)).Select(c => new TimeLine(c.Name, c.At, null, IsGone: true)))
            .Concat(opened.Except(closed).Select(o => new TimeLine(o.Name, null, o.At, IsNew: true))).Distinct().OrderBy(line => line.To ?? line.From);
    }

    /// <summary>What stands or was done at a step that the new version has no namesake of, and those that were placed by hand.</summary>
    private static IEnumerable<UnplacedStep> Missing(MovableProcess movable, MigrationPlan plan, IReadOnlyDictionary<string, string> mapping, IEnumerable<string> done, MoveSight sight) =>
        plan.Obstacles.Where(o => o.Code == "element-gone").Select(o => o.ElementId).Concat(mapping.Keys).Concat(done.Where(id => movable.To.Find(id) is null)).Distinct().Where(sight.May).Select(movable.Process.Definition.Find).OfType<Element>()
            .Select(gone => new UnplacedStep(gone.Id, gone.Name, [.. movable.To.Elements.Where(e => e.GetType() == gone.GetType() && sight.May(e.Id)).Select(e => (e.Id, e.Name))]));
}

/// <summary>Things of one kind that stand open and go the same way.</summary>
/// <param name="Becomes">Its name there; null when nothing there is known to take it.</param>
/// <param name="About">The agencies or partners they are about; empty for the review as a whole.</param>
internal sealed record OpenLine(StandingKind Kind, string Name, string? Becomes, IReadOnlyList<string> About, Instant? From, Instant? To);

/// <summary>Something that happens by itself: elsewhere in time, no longer, or newly. Without instants, when something else comes.</summary>
internal sealed record TimeLine(string Name, Instant? From, Instant? To, bool IsNew = false, bool IsGone = false);

/// <param name="Choices">Elements of the same kind in the new version, by id and name.</param>
internal sealed record UnplacedStep(string Id, string Name, IReadOnlyList<(string Id, string Name)> Choices);
