using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine.Elements;
using Reviews.Workflows.Engine.Migration;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine;

/// <summary>
/// What happens next: the one pure function of the engine. The same definition, calendar, state and happening give the same
/// decision, to the byte; every happening is answered, in every state, by facts or by a refusal:
/// <c>already-started</c>, <c>not-running</c>, <c>wrong-definition</c>, <c>anchor-missing</c>, <c>task-not-open</c>,
/// <c>timer-not-armed</c>, <c>timer-not-due</c>, <c>job-not-open</c>, <c>call-not-open</c>,
/// <c>message-not-awaited</c>, <c>signal-not-awaited</c>, <c>no-incident</c>, <c>no-way-on</c>, <c>no-clock</c>, <c>deadline-not-reckonable</c>, <c>calendar-unchanged</c>,
/// <c>timer-due</c>, <c>moves-with-step</c>, <c>due-later</c>, <c>timer-needed</c>, <c>timer-awaited</c>, <c>limit-watched</c>,
/// <c>step-without-date</c>, <c>step-not-moved</c>, <c>date-past</c>, <c>beyond-limit</c>, <c>closed-before</c>, <c>nothing-moves</c>,
/// <c>no-limit</c>, <c>before-anchor</c>, <c>nothing-stops</c>, <c>stop-unknown</c>, <c>beyond-calendar</c>, <c>target-no-working-day</c>,
/// <c>target-not-after-limit</c>, <c>target-past</c>, <c>target-out-of-reach</c>,
/// <c>start-unknown</c>, <c>event-not-awaitable</c>, <c>loop-not-open</c>, <c>values-too-deep</c>, <c>scope-unknown</c>, <c>not-migratable</c>.
/// </summary>
public static class ProcessInterpreter
{
    public static Decision Decide(ProcessDefinition definition, WorkingDayCalendar calendar, ProcessState state, Happening happening)
    {
        var run = new Execution(definition, calendar, state, happening.At);
        if ((Misplaced(definition, state, happening) ?? CarriedValues.WhyNot(happening) ?? Answer(run, happening)) is { } refusal)
            return new Decision.Refused(refusal);
        do
        {
            while (run.Next() is { } work)
                Do(run, work);
        }
        while (Settle(run));
        return new Decision.Accepted(run.Facts, run.State);
    }

    /// <summary>With every token at rest: an inclusive join that need wait no longer, then a condition that became true. False when nothing moved.</summary>
    private static bool Settle(Execution run)
    {
        if (InclusiveJoin.Ready(run) is not var (scopeId, gateway, consumed)) return Catching.Conditions(run);
        Entering.Begin(run, Entering.Enter(run, gateway, scopeId, consumed));
        return true;
    }

    private static void Do(Execution run, Work work)
    {
        switch (work)
        {
            case Work.TokenArrived arrived:
                Entering.Arrive(run, arrived.ScopeId, arrived.FlowId);
                break;
            case Work.InstanceBegins begins:
                Entering.Begin(run, begins.InstanceId);
                break;
            default:
                throw new InvalidOperationException($"Expected work of a known kind, but got {work.GetType().Name}.");
        }
    }

    private static Refusal? Misplaced(ProcessDefinition definition, ProcessState state, Happening happening)
    {
        if (happening is ProcessBegun)
        {
            return state.Status == ProcessStatus.NotStarted
                ? null
                : new Refusal("already-started", $"Expected a process not yet begun, but \"{state.ProcessId}\" is {state.Status}.");
        }

        if (state.Status != ProcessStatus.Active)
            return new Refusal("not-running", $"Expected a running process, but \"{definition.Id}\" is {state.Status}.");
        return state.ProcessId == definition.Id && state.Version == definition.Version
            ? null
            : new Refusal(
                "wrong-definition",
                $"Expected the definition the process runs by, \"{state.ProcessId}\" {state.Version}, but got \"{definition.Id}\" {definition.Version}.");
    }

    private static Refusal? Answer(Execution run, Happening happening) => happening switch
    {
        ProcessBegun begun => Begin(run, begun),
        TaskSubmitted submitted => Submit(run, submitted),
        TimerDue due => Fire(run, due),
        JobDone done => Jobs.Finish(run, done),
        JobFailed failed => Jobs.Fail(run, failed),
        JobThrew threw => Jobs.Throw(run, threw),
        MessageArrived message => Catching.Message(run, message),
        SignalArrived signal => Catching.Signal(run, signal),
        CallReturned returned => Calls.Return(run, returned),
        CallThrew threw => Calls.Throw(run, threw),
        CallEscalated told => Calls.Escalate(run, told),
        CallFailed failed => Calls.Fail(run, failed),
        ItemGiven given => MultiInstanceLoop.Add(run, given),
        VariablesCorrected corrected => Correct(run, corrected),
        IncidentSettled settled => IncidentSettlement.Decide(run, settled),
        AnchorMoved moved => AnchorCorrection.Decide(run, moved.Anchor),
        StepMoved moved => StepPlanning.Decide(run, moved),
        StepPutBack back => StepReturn.Decide(run, back),
        TimerMoved moved => TimerPlanning.Decide(run, moved),
        TimerCancelled cancelled => TimerCallOff.Decide(run, cancelled),
        ClockPaused paused => ClockStops.Pause(run, paused),
        LimitExtended extended => ClockStops.Extend(run, extended),
        ClockRestarted restarted => ClockStops.Restart(run, restarted),
        CalendarChanged changed => CalendarRevision.Decide(run, changed.After),
        VersionChanged changed => VersionMove.Decide(run, changed),
        Withdrawn withdrawn => Withdraw(run, withdrawn),
        _ => throw new ArgumentException($"Expected a happening of a known kind, but got {happening.GetType().Name}.", nameof(happening)),
    };

    private static Refusal? Begin(Execution run, ProcessBegun begun)
    {
        var definition = run.Definition;
        if (definition.Clock is not null && begun.Anchor is null)
            return new Refusal("anchor-missing", $"Expected the date the clock of \"{definition.Id}\" counts from, but there is none.");
        run.Emit(new ProcessStarted(run.At, definition.Id, definition.Version, Scopes.Storable(begun.Variables), begun.Anchor));
        if (begun.StartId is { } id && !definition.Body.Elements.Any(e => e is StartEvent && e.Id == id))
            return new Refusal("start-unknown", $"Expected \"{id}\" to be a start event of \"{definition.Id}\", but it is none.");
        return Entering.Open(run, definition.Body, ProcessState.RootId, begun.StartId) is { } problem
            ? new Refusal("event-not-awaitable", problem.Message)
            : null;
    }

    private static Refusal? Submit(Execution run, TaskSubmitted submitted)
    {
        if (!run.State.Instances.TryGetValue(submitted.TaskId, out var instance) || instance.Task is null)
            return new Refusal("task-not-open", $"Expected an open task, but {submitted.TaskId} is done, was cancelled or never was one.");
        var element = run.ElementOf(instance);
        run.Emit(new TaskCompleted(run.At, instance.Id, element.Id, element.Type, submitted.Variables));
        Mappings.TakeResults(run, instance.Id, submitted.Variables);
        Leaving.Complete(run, instance.Id);
        return null;
    }

    private static Refusal? Fire(Execution run, TimerDue due)
    {
        if (!run.State.Timers.TryGetValue(due.TimerId, out var timer))
            return new Refusal("timer-not-armed", $"Expected an armed timer, but {due.TimerId} has fired, was disarmed or never was one.");
        if (due.At < timer.DueAt)
            return new Refusal("timer-not-due", $"Expected the timer's instant, {timer.DueAt}, but it is only {due.At}.");
        var element = run.Definition.Element(timer.ElementId);
        run.Emit(new TimerFired(run.At, timer.InstanceId, element.Id, element.Type, timer.Id));
        if (!timer.Interrupting && TimerReckoning.Again(timer, Instant.Max(run.At, due.SeenAt), Moments.Rule(((TimerTrigger)((FlowEvent)element).Trigger!).Expression)) is { } next)
            EventWaits.Arm(run, timer.InstanceId, element, next, interrupting: false);
        Behaviours.For(element).Come(run, timer.InstanceId, element, FeelContext.Empty);
        return null;
    }

    private static Refusal? Withdraw(Execution run, Withdrawn withdrawn)
    {
        Terminating.EndWithin(run, ProcessState.RootId);
        EventWaits.Close(run, ProcessState.RootId);
        run.Emit(new ProcessWithdrawn(run.At, withdrawn.Reason));
        return null;
    }

    private static Refusal? Correct(Execution run, VariablesCorrected corrected)
    {
        if (!run.Has(corrected.ScopeId))
            return new Refusal("scope-unknown", $"Expected something at work to hold the variables, but {corrected.ScopeId} is over or never was.");
        run.Emit(new VariablesChanged(run.At, corrected.ScopeId, Scopes.Storable(corrected.Variables)));
        return null;
    }
}
