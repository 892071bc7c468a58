using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine;

/// <summary>What an instance's events wait for: timers and subscriptions, opened together and closed together.</summary>
internal static class EventWaits
{
    /// <summary>The events on an activity's border. False when an incident stopped it.</summary>
    public static bool OpenOnBorder(Execution run, long instanceId, Activity activity)
    {
        var events = activity.BoundaryEvents.Select(run.Definition.Element).OfType<BoundaryEvent>();
        if (Open(run, instanceId, events.Select(e => new EventWait(e, e.Trigger, e.Interrupting))) is not { } problem) return true;
        run.Stop(instanceId, TokenStage.Guarding, problem.Code, problem.Message);
        return false;
    }

    /// <summary>
    /// Reckons every one before it opens the first, so that a retry opens none twice. Errors, escalations and links need no
    /// waiting: what throws them finds them. Null when all are open, else what is wrong.
    /// </summary>
    public static WaitProblem? Open(Execution run, long holderId, IEnumerable<EventWait> waits)
    {
        var ready = new List<Action>();
        foreach (var wait in waits)
        {
            var problem = wait.Trigger switch
            {
                TimerTrigger timer => Timer(run, holderId, wait, timer, ready),
                MessageTrigger message => Message(run, holderId, wait.Of, message, ready),
                SignalTrigger signal => Signal(run, holderId, wait.Of, signal, ready),
                ConditionTrigger condition => Listen(run, holderId, wait.Of, SubscriptionKind.Condition, Moments.Rule(condition.Condition), null, ready),
                _ => null,
            };
            if (problem is not null) return problem;
        }

        foreach (var open in ready) open();
        return null;
    }

    public static void Arm(Execution run, long holderId, Element of, TimerReckoning timer, bool interrupting) => run.Emit(new TimerArmed(
        run.At, holderId, of.Id, of.Type, run.State.NextId, timer.DueAt, interrupting, timer.Rule, timer.Cycle));

    /// <summary>All that the instance's events wait for, or only those of which <paramref name="of"/> holds.</summary>
    public static void Close(Execution run, long holderId, Predicate<Element>? of = null)
    {
        foreach (var timer in run.State.Timers.Values.Where(t => t.InstanceId == holderId))
        {
            var element = run.Definition.Element(timer.ElementId);
            if (of?.Invoke(element) != false) run.Emit(new TimerDisarmed(run.At, holderId, element.Id, element.Type, timer.Id));
        }

        foreach (var open in run.State.Subscriptions.Values.Where(s => s.InstanceId == holderId))
        {
            var element = run.Definition.Element(open.ElementId);
            if (of?.Invoke(element) != false) run.Emit(new SubscriptionClosed(run.At, holderId, element.Id, element.Type, open.Id));
        }
    }

    private static WaitProblem? Timer(Execution run, long holderId, EventWait wait, TimerTrigger trigger, List<Action> ready)
    {
        var timer = TimerReckoning.Of(run, holderId, trigger);
        if (timer.Problem is not null) return new("timer-invalid", $"The timer \"{wait.Of.Id}\" cannot be set: {timer.Problem}");
        if (StepPlanning.DateOf(run, wait.Of, timer.DueAt) is { } planned) timer = timer with { DueAt = planned };
        ready.Add(() => Arm(run, holderId, wait.Of, timer, wait.Interrupting));
        return null;
    }

    private static WaitProblem? Message(Execution run, long holderId, Element of, MessageTrigger trigger, List<Action> ready)
    {
        if (Names.Of(run, holderId, trigger.Name) is not { } name) return Names.Missing(run, holderId, of, trigger.Name, "message");
        if (trigger.CorrelationKey is not { } words) return Listen(run, holderId, of, SubscriptionKind.Message, name, null, ready);
        return Names.Key(run, holderId, words) is { } key
            ? Listen(run, holderId, of, SubscriptionKind.Message, name, key, ready)
            : new("correlation-key-missing", $"The message of \"{of.Id}\" cannot be awaited: {Moments.Why(words, run.Evaluate(words, holderId), "a text or a number")}");
    }

    private static WaitProblem? Signal(Execution run, long holderId, Element of, SignalTrigger trigger, List<Action> ready) =>
        Names.Of(run, holderId, trigger.Name) is { } name
            ? Listen(run, holderId, of, SubscriptionKind.Signal, name, null, ready)
            : Names.Missing(run, holderId, of, trigger.Name, "signal");

    private static WaitProblem? Listen(Execution run, long holderId, Element of, SubscriptionKind kind, string name, string? key, List<Action> ready)
    {
        ready.Add(() => run.Emit(new SubscriptionOpened(run.At, holderId, of.Id, of.Type, run.State.NextId, kind, name, key)));
        return null;
    }
}

/// <summary>One event and what it waits for; an interrupting one ends what it stands on.</summary>
internal readonly record struct EventWait(Element Of, EventTrigger? Trigger, bool Interrupting);

/// <summary>Why an event cannot wait, as an incident says it.</summary>
internal sealed record WaitProblem(string Code, string Message);
