using System.Collections.Immutable;
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
    private WorkingDayCalendar days = calendar;
    private (ProcessState State, WorkingDayCalendar Calendar)? counted;

    public ProcessDefinition Definition { get; private set; } = definition;

    public ProcessState State { get; private set; } = state;

    /// <summary>The instant of the happening: every fact's, and what now() is.</summary>
    public Instant At { get; } = at;

    public IReadOnlyList<Fact> Facts => facts;

    /// <summary>The working days that are counted by: without those on which the process's clock stands still.</summary>
    public WorkingDayCalendar Calendar
    {
        get
        {
            if (State.Stopped.IsEmpty) return days;
            if (counted is not { } last || !ReferenceEquals(last.State, State)) counted = last = (State, ProcessDays.Of(Definition, State, days));
            return last.Calendar;
        }
    }

    /// <summary>The process's own limit, London time; null when it has none that can be reckoned.</summary>
    public LocalDateTime? Limit => LimitBy(Calendar);

    public int EntriesLeft => MostEntries - entries;

    private ReviewClock? Clock => ClockBy(Calendar);

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
    public Execution As(ProcessDefinition by, Instant asOf) => new(by, days, State, asOf);

    /// <summary>From here on the instance runs by this definition.</summary>
    public void MoveTo(ProcessDefinition next) => (Definition, counted) = (next, null);

    /// <summary>From here on these are the working days, but for those on which the process's clock stands still.</summary>
    public void CountBy(WorkingDayCalendar next) => (days, counted) = (next, null);

    /// <summary>The stops of the clock with their dates as they are now.</summary>
    public ImmutableSortedDictionary<int, StoppedDays> Placed => ProcessDays.Placed(Definition, State, days);

    /// <summary>The working days there would be, did the clock stand still on these days and no others.</summary>
    public WorkingDayCalendar CalendarWith(ImmutableSortedDictionary<int, StoppedDays> stopped) => ProcessDays.Of(Definition, State with { Stopped = stopped }, days);

    /// <summary>The limit as it would be then.</summary>
    public LocalDateTime? LimitWith(ImmutableSortedDictionary<int, StoppedDays> stopped) => LimitBy(CalendarWith(stopped));

    /// <summary>When something is due that comes out at this instant: see <see cref="WorkingDayCalendar.Running"/>.</summary>
    public Instant? Running(Instant at)
    {
        var local = LondonTime.ToLocal(at);
        return Calendar.Running(local) is not { } due ? null : due == local ? at : LondonTime.ToInstant(due);
    }

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

    private ReviewClock? ClockBy(WorkingDayCalendar calendar) => ProcessDays.ClockBy(Definition, State, calendar);

    private LocalDateTime? LimitBy(WorkingDayCalendar calendar) => ClockBy(calendar) is { } clock ? Timetable.LimitOf(Definition, clock, State.Variables) : null;
}

/// <summary>A step that waits its turn within one decision.</summary>
internal abstract record Work
{
    /// <summary>A token stands on a flow and looks at what it leads to.</summary>
    internal sealed record TokenArrived(long ScopeId, string FlowId) : Work;

    /// <summary>An instance was entered and begins.</summary>
    internal sealed record InstanceBegins(long InstanceId) : Work;
}
