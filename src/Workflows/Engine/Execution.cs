using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine;

/// <summary>
/// One decision in the making: the facts so far, the state they lead to, and the work still queued. Every fact goes through
/// <see cref="Emit"/>, so that the state can only ever be the facts folded.
/// </summary>
internal sealed class Execution(ProcessDefinition definition, WorkingDayCalendar calendar, ProcessState state, Instant at)
{
    /// <summary>More elements entered than this in one decision is a loop without a wait in it.</summary>
    internal const int MostEntries = 10_000;

    private readonly List<Fact> facts = [];
    private readonly Queue<Work> queue = new();
    private int entries;

    public ProcessDefinition Definition { get; private set; } = definition;

    public ProcessState State { get; private set; } = state;

    /// <summary>The instant of the happening: every fact's, and what now() is.</summary>
    public Instant At { get; } = at;

    public IReadOnlyList<Fact> Facts => facts;

    /// <summary>The working days that are counted by.</summary>
    public WorkingDayCalendar Calendar { get; private set; } = calendar;

    /// <summary>The process's own limit, London time; null when it has none that can be reckoned.</summary>
    public LocalDateTime? Limit => Clock is { } clock ? Timetable.LimitOf(Definition, clock, State.Variables) : null;

    public int EntriesLeft => MostEntries - entries;

    private ReviewClock? Clock => Definition.Clock is { } clock && State.Anchor is { } anchor
        ? new ReviewClock(anchor.Date, anchor.Time, clock.Rules, Calendar)
        : null;

    public ElementInstance Instance(long id) => State.Instances[id];

    public bool Has(long id) => State.Instances.ContainsKey(id);

    /// <summary>What the instance holds, where it is the process, a sub-process or one round of one; null for anything else.</summary>
    public FlowScope? ScopeOf(ElementInstance instance) => instance.Id == ProcessState.RootId
        ? Definition.Body
        : ElementOf(instance) is SubProcess sub && !instance.IsBody ? sub.Body : null;

    public Element ElementOf(ElementInstance instance) => Definition.Element(instance.ElementId);

    public void Emit(Fact fact)
    {
        if (fact is ElementEntered) entries++;
        facts.Add(fact);
        State = State.Apply(fact);
    }

    /// <summary>The same state by another definition, or as of another instant: to reckon by, and to be thrown away.</summary>
    public Execution As(ProcessDefinition by, Instant asOf) => new(by, Calendar, State, asOf);

    /// <summary>From here on the instance runs by this definition.</summary>
    public void MoveTo(ProcessDefinition next) => Definition = next;

    /// <summary>From here on these are the working days.</summary>
    public void CountBy(WorkingDayCalendar next) => Calendar = next;

    public void Later(Work work) => queue.Enqueue(work);

    public Work? Next() => queue.TryDequeue(out var work) ? work : null;

    /// <summary>Stops this token, and it alone, until someone settles it.</summary>
    public void Stop(long instanceId, TokenStage stage, string code, string message)
    {
        var element = ElementOf(Instance(instanceId));
        Emit(new Incident(At, instanceId, element.Id, element.Type, code, message, stage));
    }

    /// <param name="setAt">What now() is; null for the instant of the happening.</param>
    public FeelResult Evaluate(
        FeelExpression expression, long instanceId, IReadOnlyDictionary<string, FeelValue>? nearest = null, Instant? setAt = null)
    {
        var now = State;
        var scope = new FeelScope(name => Scopes.Find(now, instanceId, name)) { Now = setAt ?? At, Calendar = Calendar, Clock = Clock };
        return expression.Evaluate(nearest is null ? scope : scope.With(nearest));
    }
}

/// <summary>A step that waits its turn within one decision.</summary>
internal abstract record Work
{
    /// <summary>A token stands on a flow and looks at what it leads to.</summary>
    internal sealed record TokenArrived(long ScopeId, string FlowId) : Work;

    /// <summary>An instance was entered and begins.</summary>
    internal sealed record InstanceBegins(long InstanceId) : Work;
}
