using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine.Migration;

/// <summary>
/// What moving a running instance to another version of its definition comes to, were it done at that instant: where everything
/// that stands goes, and which facts follow; or every reason why it cannot be. Making it changes nothing.
/// </summary>
/// <param name="From">The version it runs by, as <see cref="ProcessDefinition.Version"/>.</param>
/// <param name="Standing">What stands, in the order in which it was entered; tokens at joins last. Empty when the process does not run.</param>
/// <param name="Obstacles">Every reason why it cannot be done; empty when it can.</param>
/// <param name="Facts">What would be recorded; empty when it cannot be done.</param>
public sealed record MigrationPlan(
    string ProcessId, string From, string To, IReadOnlyList<StandingMove> Standing, IReadOnlyList<MigrationObstacle> Obstacles, IReadOnlyList<Fact> Facts)
{
    public bool CanBeDone => Obstacles.Count == 0;

    /// <summary>Open tasks and armed timers whose date is another by the new version. All others keep theirs to the instant.</summary>
    public IEnumerable<DeadlineMoved> Moved => Facts.OfType<DeadlineMoved>().Where(moved => moved.From != moved.To);

    /// <summary>Timers and other events waited for that were not before.</summary>
    public IEnumerable<ElementFact> Opened => Facts.OfType<ElementFact>().Where(fact => fact is TimerArmed or SubscriptionOpened);

    /// <summary>Timers and other events no longer waited for.</summary>
    public IEnumerable<ElementFact> Closed => Facts.OfType<ElementFact>().Where(fact => fact is TimerDisarmed or SubscriptionClosed);

    /// <summary>What begins by it: a condition that holds by the new version's words, or a join that need wait no longer.</summary>
    public IEnumerable<ElementEntered> Begun => Facts.OfType<ElementEntered>();

    /// <param name="from">The definition the instance is pinned to; any other is an obstacle, as is an instance that does not run.</param>
    /// <param name="mapping">Ids of elements, old to new, where they differ; every other goes to the element of its own id.</param>
    public static MigrationPlan Of(
        ProcessDefinition from, ProcessDefinition to, WorkingDayCalendar calendar, ProcessState state, Instant at, IReadOnlyDictionary<string, string>? mapping = null)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(state);
        var changed = new VersionChanged(at, to, mapping ?? new Dictionary<string, string>());
        var decision = ProcessInterpreter.Decide(from, calendar, state, changed);
        if (decision is Decision.Refused { Refusal: { Code: not "not-migratable" } refusal })
            return new(from.Id, from.Version, to.Version, [], [new(refusal.Code, from.Id, refusal.Sentence)], []);
        var move = new VersionMove(new Execution(from, calendar, state, at), to, changed.Mapping);
        return new(from.Id, from.Version, to.Version, [.. move.Standing], move.Obstacles, (decision as Decision.Accepted)?.Facts ?? []);
    }
}
