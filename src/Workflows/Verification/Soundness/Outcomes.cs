using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Verification.Soundness;

/// <summary>
/// What may become of each activity and scope of a process, from the inside out. A scope meets what holds it only where it
/// is completed, where something is thrown out of it, and where it is ended from outside, which may happen in any of its
/// states; what is inside never waits for what is beside it. So each scope can be played by itself, and its outcomes stand
/// for it in the scope around it: the states of the whole are those of the scopes put together.
/// </summary>
internal sealed class Outcomes
{
    private static readonly Outcome OfWork = new(CanComplete: true, Thrown.Nothing, Thrown.Nothing);
    private readonly Dictionary<string, (TokenGame Game, StateSearch Search, Outcome Outcome)> played = [];
    private readonly CheckedProcess subject;
    private readonly Dictionary<string, Outcomes> called;
    private readonly HashSet<string> underWay = [];

    public Outcomes(CheckedProcess subject)
        : this(subject, [], new StateBudget(StateBudget.OfADefinition))
    {
    }

    private Outcomes(CheckedProcess subject, Dictionary<string, Outcomes> called, StateBudget budget)
    {
        (this.subject, this.called, Budget) = (subject, called, budget);
        called[subject.Process.Id] = this;
    }

    /// <summary>What all games of this definition, those of the processes it calls among them, may still look at.</summary>
    public StateBudget Budget { get; }

    /// <summary>The scope's game with every reminder, played for deadlocks.</summary>
    public (TokenGame Game, StateSearch Search) Played(FlowScope scope) => (Play(scope).Game, Play(scope).Search);

    public Outcome Of(FlowScope scope) => Play(scope).Outcome;

    public Outcome Of(Activity activity) => activity switch
    {
        ServiceTask => OfWork with { Errors = Thrown.Anything },
        CallActivity { MultiInstance: not null } or CallActivity { StandardLoop.TestBefore: true } => Called((CallActivity)activity) with { CanComplete = true },
        CallActivity call => Called(call),
        SubProcess { MultiInstance: not null } or SubProcess { StandardLoop.TestBefore: true } => Of(((SubProcess)activity).Body) with { CanComplete = true },
        SubProcess sub => Of(sub.Body),
        _ => OfWork,
    };

    /// <summary>What is thrown among a scope's elements and reaches its event sub-processes: they do not hear one another.</summary>
    public Outcome Inside(FlowScope scope) => ThrownBy(scope, Play(scope).Search);

    /// <summary>The elements passed on the way to an element, the scopes around it entered one by one.</summary>
    public IReadOnlyList<string> WayTo(Element element)
    {
        var around = subject.Process.Find(element.ScopeId) is { } holder ? WayTo(holder) : [];
        var search = Play(subject.Process.Scope(element.ScopeId)).Search;
        return [.. around, .. search.HasMoved(element.Id) ? search.WayThrough(element.Id) : [element.Id]];
    }

    private (TokenGame Game, StateSearch Search, Outcome Outcome) Play(FlowScope scope)
    {
        if (played.TryGetValue(scope.Id, out var known)) return known;
        underWay.Add(scope.Id);
        var game = new TokenGame(scope, Of, mayRemind: _ => true);
        var search = StateSearch.Run(game, everyOrder: false, Budget);
        var inside = ThrownBy(scope, search);
        var wakeful = EventSubProcesses.Starts(scope).Where(s => Border.MayWake(s, inside)).ToList();
        var (errors, escalations) = (Border.PastErrors(wakeful, inside.Errors), Border.PastEscalations(wakeful, inside.Escalations));

        // What is stuck is told where it is: around it, the scope counts as if that were mended.
        var completes = search.CanComplete || search.IsIncomplete || search.Stuck.Count > 0 || search.Crowded.Count > 0;
        foreach (var start in wakeful)
        {
            var woken = Of(subject.Process.Scope(start.ScopeId));
            (errors, escalations) = (errors.With(woken.Errors), escalations.With(woken.Escalations));
            completes |= start.Interrupting && woken.CanComplete;
        }

        underWay.Remove(scope.Id);
        return played[scope.Id] = (game, search, new Outcome(completes, errors, escalations));
    }

    private Outcome ThrownBy(FlowScope scope, StateSearch search)
    {
        var (errors, escalations) = (Thrown.Nothing, Thrown.Nothing);
        foreach (var element in scope.Elements.Where(e => search.IsIncomplete || search.HasMoved(e.Id)))
        {
            if (element is EndEvent { Trigger: ErrorTrigger { Code: { } error } }) errors = errors.With(Thrown.One(error, element));
            if (element is EndEvent { Trigger: EscalationTrigger { Code: { } told } }) escalations = escalations.With(Thrown.One(told, element));
            if (element is IntermediateThrowEvent { Trigger: EscalationTrigger { Code: { } said } }) escalations = escalations.With(Thrown.One(said, element));
            if (element is not Activity activity) continue;
            var (outcome, border) = (Of(activity), activity.BoundaryEvents.Select(subject.Process.Element).OfType<BoundaryEvent>().ToList());
            errors = errors.With(Border.PastErrors(border, outcome.Errors));
            escalations = escalations.With(Border.PastEscalations(border, outcome.Escalations));
        }

        return new Outcome(true, errors, escalations);
    }

    /// <summary>
    /// What its own games say becomes of the called process, thrown here by the call; one that is not known may do anything. Of one
    /// that in its turn waits for the answer about this, it is whatever it has an end or an event for.
    /// </summary>
    private Outcome Called(CallActivity call)
    {
        if (call.ProcessId.AsLiteral is not FeelText id || subject.Set.Processes.Where(p => p.Id == id.Value).ToList() is not [var process]) return Outcome.Any;
        var outcomes = called.GetValueOrDefault(process.Id) ?? new Outcomes(subject with { Process = process }, called, Budget);
        var outcome = outcomes.OfWhole() ?? Drawn(process);
        return outcome with { Errors = outcome.Errors.By(call), Escalations = outcome.Escalations.By(call) };
    }

    private Outcome? OfWhole() => underWay.Count > 0 ? null : Of(subject.Process.Body);

    private static Outcome Drawn(ProcessDefinition process)
    {
        var (errors, escalations) = (Thrown.Nothing, Thrown.Nothing);
        foreach (var element in process.Elements)
        {
            if (element is ServiceTask or CallActivity) errors = errors.With(Thrown.Anything);
            if (element is CallActivity) escalations = escalations.With(Thrown.Anything);
            if (element is EndEvent { Trigger: ErrorTrigger { Code: { } error } }) errors = errors.With(Thrown.One(error, element));
            if (element is FlowEvent { Trigger: EscalationTrigger { Code: { } told } } and (EndEvent or IntermediateThrowEvent)) escalations = escalations.With(Thrown.One(told, element));
        }

        return new Outcome(true, errors, escalations);
    }
}
