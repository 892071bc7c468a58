using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine;

/// <summary>
/// An armed timer is called off. What <c>check</c> proved must still hold: it tries every order in which work is done and timers
/// go off, and among them that a timer beside some work never does, because the work was done first. So one that leaves its work
/// be may be called off; one that ends it, or that a token waits for, may not. Nor may one whose going off something else waits
/// for, nor the last that tells somebody of the process's limit.
/// </summary>
internal static class TimerCallOff
{
    public static Refusal? Decide(Execution run, TimerCancelled cancelled)
    {
        if (TimerPlanning.WhyNotToCome(run, cancelled.TimerId) is { } gone) return gone;
        var timer = run.State.Timers[cancelled.TimerId];
        var element = run.Definition.Element(timer.ElementId);
        if (timer.Interrupting)
            return new Refusal("timer-needed", $"Expected a timer that the process ends without, but \"{element.Id}\" ends or lets go on what it stands at: the process might wait for ever.");
        if (IsLastWatch(run, timer))
            return new Refusal("limit-watched", $"Expected another timer to watch over the process's limit, but \"{element.Id}\" is the only one.");
        if (MayBeAwaited(run.Definition, element))
            return new Refusal("timer-awaited", $"Expected a timer whose going off nothing waits for, but what \"{element.Id}\" leads to sends something out, or the process waits for conditions.");
        run.Emit(new TimerCalledOff(run.At, timer.InstanceId, element.Id, element.Type, timer.Id, timer.DueAt));
        return null;
    }

    /// <summary>Whether something may wait for what follows from this: what is thrown or sent on the way, or a variable set there.</summary>
    private static bool MayBeAwaited(ProcessDefinition definition, Element from) =>
        definition.Elements.Any(e => e is FlowEvent { Trigger: ConditionTrigger }) || Following(definition, from).Any(SendsOut);

    private static bool SendsOut(Element element) => element is SendTask or CallActivity or EndEvent { Trigger: not null } or IntermediateThrowEvent { Trigger: not null };

    /// <summary>What may come after an element, itself included.</summary>
    internal static IReadOnlyCollection<Element> Following(ProcessDefinition definition, Element from)
    {
        var found = new HashSet<string>();
        // An event sub-process is what its start event begins.
        var open = new Stack<Element>([from is StartEvent ? definition.Element(from.ScopeId) : from]);
        while (open.TryPop(out var element))
        {
            if (!found.Add(element.Id)) continue;
            foreach (var flow in element.Outgoing) open.Push(definition.Element(definition.Flow(flow).TargetId));
            if (element is IntermediateThrowEvent { Trigger: LinkTrigger link }) foreach (var caught in definition.Elements.Where(e => e is IntermediateCatchEvent { Trigger: LinkTrigger of } && of.Name == link.Name)) open.Push(caught);
            if (element is SubProcess sub) foreach (var inner in sub.Body.Elements) open.Push(inner);
            if (element is Activity activity) foreach (var border in activity.BoundaryEvents) open.Push(definition.Element(border));
        }

        return [.. found.Select(definition.Element)];
    }

    /// <summary>Whether it goes off by the limit while that is to come, and no other that leads to somebody does on what it stands at, or around that: for one that goes off before the limit, as early.</summary>
    private static bool IsLastWatch(Execution run, ArmedTimer timer)
    {
        if (run.Limit is not { } limit) return false;
        var end = LondonTime.ToInstant(limit);
        if (end <= run.At || !Watches(timer)) return false;
        var around = new HashSet<long>();
        for (var id = timer.InstanceId; id != 0; id = run.Instance(id).ScopeId) around.Add(id);
        return !run.State.Timers.Values.Any(other => other.Id != timer.Id && around.Contains(other.InstanceId) && Watches(other) && (other.DueAt < end || timer.DueAt == end)
            && Following(run.Definition, run.Definition.Element(other.ElementId)).Any(e => e is UserTask or ServiceTask));

        bool Watches(ArmedTimer one) => one.DueAt <= end
            && run.Definition.Element(one.ElementId) is BoundaryEvent { Trigger: TimerTrigger { Kind: TimerKind.Date } } or StartEvent { Trigger: TimerTrigger { Kind: TimerKind.Date } };
    }
}
