using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine.Migration;

/// <summary>
/// What an instance waits for, carried over: kept as it is where it reads the same, closed where the new version has it no
/// more, opened where that adds it. What has come already is not waited for again.
/// </summary>
internal sealed class WaitMigration(Execution run, Correspondence known, MigrationSteps steps, ElementInstance instance)
{
    private Dictionary<string, EventWait> before = [];
    private Dictionary<string, EventWait> after = [];

    /// <param name="to">Where its element goes; null for the process itself.</param>
    public void Add(Element? to)
    {
        before = Listening.Of(known.From, instance, to is null ? null : known.From.Element(instance.ElementId));
        after = Listening.Of(known.To, instance, to);
        foreach (var timer in run.State.Timers.Values.Where(t => t.InstanceId == instance.Id))
            Timer(timer, before[timer.ElementId]);
        foreach (var open in run.State.Subscriptions.Values.Where(s => s.InstanceId == instance.Id))
            Subscription(open, before[open.ElementId]);
        Open([.. after.Values.Where(IsAdded)]);
    }

    private void Timer(ArmedTimer timer, EventWait was)
    {
        if (Now(was) is { Trigger: TimerTrigger } now)
        {
            TimerMigration.Add(run, known, steps, timer, was, now);
            return;
        }

        steps.Close(timer, was.Of);
        if (Now(was) is { } other) Open([other]);
    }

    private void Subscription(OpenSubscription open, EventWait was)
    {
        var now = Now(was);
        if (now is { Trigger: { } trigger } && Words(trigger) == Words(was.Trigger!)) return;
        steps.Close(open, was.Of);
        if (now is null) return;
        Open([now.Value]);

        // A condition that had woken its event and still holds, in whatever words, does not wake it again.
        if (open.IsMet && now.Value.Trigger is ConditionTrigger)
            steps.Then(r => r.Emit(new ConditionMet(r.At, instance.Id, now.Value.Of.Id, now.Value.Of.Type, r.State.Subscriptions.Values.Last(s => s.ElementId == now.Value.Of.Id && s.InstanceId == instance.Id).Id)));
    }

    /// <summary>What a wait becomes, and that it goes there; null where the instance listens for it no more.</summary>
    private EventWait? Now(EventWait was)
    {
        if (known.Of(was.Of) is not { } to || !after.TryGetValue(to.Id, out var now)) return null;
        steps.Goes(was.Of, to);
        return now;
    }

    private bool IsAdded(EventWait now)
    {
        if (!Listening.IsWait(now.Trigger) || !Listening.HasBegun(instance, now) || (now.Of is StartEvent && IsTakenOver())) return false;
        return known.Before(now.Of) is not { } was || !before.TryGetValue(was.Id, out var listened) || !Listening.IsWait(listened.Trigger);
    }

    /// <summary>Whether an interrupting event sub-process is at work in it: then no other wakes any more.</summary>
    private bool IsTakenOver() => run.State.Instances.Values.Any(i => i.ScopeId == instance.Id
        && known.From.Element(i.ElementId) is SubProcess { TriggeredByEvent: true } sub && sub.Body.Elements.OfType<StartEvent>().Any(s => s.Interrupting));

    private void Open(IReadOnlyList<EventWait> waits)
    {
        if (waits.Count == 0) return;
        if (EventWaits.Open(run.As(known.To, run.At), instance.Id, waits) is { } problem)
            steps.Obstacles.Add(new("event-not-awaitable", waits[0].Of.Id, problem.Message));
        else
            steps.Then(r => EventWaits.Open(r, instance.Id, waits));
    }

    private static (Type, string, string?) Words(EventTrigger trigger) => trigger switch
    {
        MessageTrigger message => (typeof(MessageTrigger), Moments.Rule(message.Name), message.CorrelationKey is { } key ? Moments.Rule(key) : null),
        SignalTrigger signal => (typeof(SignalTrigger), Moments.Rule(signal.Name), null),
        ConditionTrigger condition => (typeof(ConditionTrigger), Moments.Rule(condition.Condition), null),
        _ => (trigger.GetType(), "", null),
    };
}
