using System.Collections.Immutable;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine;

/// <summary>Where an instance stands as a whole. <see cref="Completed"/> and what follows it are final.</summary>
public enum ProcessStatus
{
    NotStarted,
    Active,
    Completed,
    Terminated,
    Withdrawn,
}

/// <summary>
/// All that is remembered about one running process: the facts so far, folded. It holds no clock and no definition, only
/// the version it is pinned to. Written as one JSON value by <see cref="ProcessStateJson"/>.
/// </summary>
public sealed record ProcessState
{
    /// <summary>The instance id of the process itself: the root of all scopes.</summary>
    public const long RootId = 1;

    private ProcessState()
    {
    }

    public static ProcessState NotStarted { get; } = new();

    public string ProcessId { get; init; } = "";

    /// <summary>The definition's version the instance is pinned to.</summary>
    public string Version { get; init; } = "";

    public ProcessStatus Status { get; init; }

    public ClockAnchor? Anchor { get; init; }

    /// <summary>The id the next element instance or timer gets.</summary>
    public long NextId { get; init; } = RootId;

    /// <summary>The element instances not yet left, by id; the process itself stays, with its variables, after the end.</summary>
    public ImmutableSortedDictionary<long, ElementInstance> Instances { get; init; } = ImmutableSortedDictionary<long, ElementInstance>.Empty;

    /// <summary>How many tokens stand on a flow: those that wait at a join.</summary>
    public ImmutableSortedDictionary<FlowPlace, int> Tokens { get; init; } = ImmutableSortedDictionary.Create<FlowPlace, int>(FlowPlace.InOrder);

    /// <summary>The timers armed, by id.</summary>
    public ImmutableSortedDictionary<long, ArmedTimer> Timers { get; init; } = ImmutableSortedDictionary<long, ArmedTimer>.Empty;

    /// <summary>The dates steps were given by hand, London time, by the step's element id: those of steps that are over too.</summary>
    public ImmutableSortedDictionary<string, LocalDateTime> Planned { get; init; } = ImmutableSortedDictionary.Create<string, LocalDateTime>(StringComparer.Ordinal);

    /// <summary>The days on which the clock stands still, or was said to: by number, counted from 1, those of stops that are over too.</summary>
    public ImmutableSortedDictionary<int, StoppedDays> Stopped { get; init; } = ImmutableSortedDictionary<int, StoppedDays>.Empty;

    /// <summary>The subscriptions open, by id.</summary>
    public ImmutableSortedDictionary<long, OpenSubscription> Subscriptions { get; init; } = ImmutableSortedDictionary<long, OpenSubscription>.Empty;

    /// <summary>The variables of the root scope.</summary>
    public FeelContext Variables => Instances.TryGetValue(RootId, out var root) ? root.Variables : FeelContext.Empty;

    public IEnumerable<ElementInstance> OpenTasks => Instances.Values.Where(i => i.Task is not null);

    public IEnumerable<ElementInstance> OpenJobs => Instances.Values.Where(i => i.Job is not null);

    public IEnumerable<ElementInstance> OpenCalls => Instances.Values.Where(i => i.Call is not null);

    public IEnumerable<ElementInstance> Incidents => Instances.Values.Where(i => i.Incident is not null);

    /// <summary>The state after one more fact: a pure fold that needs neither calendar nor definition.</summary>
    public ProcessState Apply(Fact fact) => StateFold.Apply(this, fact);

    /// <summary>What an instance can read: the variables of its scopes, the innermost of a name winning.</summary>
    /// <exception cref="KeyNotFoundException">When there is no such instance.</exception>
    public FeelContext Visible(long instanceId)
    {
        var chain = new Stack<FeelContext>();
        for (var id = instanceId; id != 0; id = Instances[id].ScopeId)
            chain.Push(Instances[id].Variables);
        return chain.Count == 1 ? chain.Pop() : new FeelContext(chain.SelectMany(c => c.Entries));
    }

    /// <summary>
    /// The armed timers that end an instance when they fire, whatever it is at: those interrupting it, or a scope it is in.
    /// The earliest first.
    /// </summary>
    /// <exception cref="KeyNotFoundException">When there is no such instance.</exception>
    public IReadOnlyList<ArmedTimer> ClosingTimers(long instanceId)
    {
        var around = new HashSet<long>();
        for (var id = instanceId; id != 0; id = Instances[id].ScopeId)
            around.Add(id);
        return [.. Timers.Values.Where(timer => timer.Interrupting && around.Contains(timer.InstanceId)).OrderBy(timer => timer.DueAt).ThenBy(timer => timer.Id)];
    }

    internal int TokensOn(long scopeId, string flowId) => Tokens.GetValueOrDefault(new FlowPlace(scopeId, flowId));
}

/// <summary>A sequence flow within one instance of the scope that holds it.</summary>
public readonly record struct FlowPlace(long ScopeId, string FlowId)
{
    internal static IComparer<FlowPlace> InOrder { get; } = Comparer<FlowPlace>.Create((left, right) =>
        left.ScopeId != right.ScopeId ? left.ScopeId.CompareTo(right.ScopeId) : string.CompareOrdinal(left.FlowId, right.FlowId));
}
