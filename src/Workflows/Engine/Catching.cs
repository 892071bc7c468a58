using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine.Elements;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine;

/// <summary>What events have waited for comes: by a message, by a signal, or because a condition became true.</summary>
internal static class Catching
{
    public static Refusal? Message(Execution run, MessageArrived message)
    {
        var taker = run.State.Subscriptions.Values.FirstOrDefault(s =>
            s.Kind == SubscriptionKind.Message && s.Name == message.Name && (s.Key is null || s.Key == message.Key) && IsListening(run, s));
        if (taker is null)
        {
            var key = message.Key is null ? "" : $" with the key \"{message.Key}\"";
            return new("message-not-awaited", $"Expected an event that waits for the message \"{message.Name}\"{key}, but none does.");
        }

        var element = run.Definition.Element(taker.ElementId);
        run.Emit(new MessageReceived(run.At, taker.InstanceId, element.Id, element.Type, taker.Id, message.Name, message.Key, message.Variables));
        Behaviours.For(element).Come(run, taker.InstanceId, element, message.Variables);
        return null;
    }

    public static Refusal? Signal(Execution run, SignalArrived signal) => Hear(run, signal.Name, signal.Variables)
        ? null
        : new("signal-not-awaited", $"Expected an event that listens for the signal \"{signal.Name}\", but none does.");

    /// <summary>Every event that listens when the signal is given hears it, in the order in which they began to; one that an earlier one ended does not.</summary>
    public static bool Hear(Execution run, string name, FeelContext variables)
    {
        var listening = run.State.Subscriptions.Values.Where(s => s.Kind == SubscriptionKind.Signal && s.Name == name && IsListening(run, s)).ToList();
        foreach (var listener in listening.Where(l => run.State.Subscriptions.ContainsKey(l.Id)))
        {
            var element = run.Definition.Element(listener.ElementId);
            run.Emit(new SignalReceived(run.At, listener.InstanceId, element.Id, element.Type, listener.Id, name, variables));
            Behaviours.For(element).Come(run, listener.InstanceId, element, variables);
        }

        return listening.Count > 0;
    }

    /// <summary>
    /// Reads the conditions that events wait for, once the rest of a step is done. A condition wakes its event when it becomes
    /// true, so one that stays true wakes it once; null and what cannot be decided count as not true. False when none woke.
    /// </summary>
    /// <param name="holderId">Only those that belong to this instance; null for all.</param>
    public static bool Conditions(Execution run, long? holderId = null)
    {
        foreach (var open in run.State.Subscriptions.Values.Where(s => s.Kind == SubscriptionKind.Condition && (holderId is null || s.InstanceId == holderId) && IsListening(run, s)))
        {
            var element = run.Definition.Element(open.ElementId);
            var trigger = (ConditionTrigger)((FlowEvent)element).Trigger!;
            var holds = run.Evaluate(trigger.Condition, open.InstanceId) is { Error: null, Value: FeelBoolean { Value: true } };
            if (holds == open.IsMet) continue;
            if (!holds)
            {
                run.Emit(new ConditionLapsed(run.At, open.InstanceId, element.Id, element.Type, open.Id));
                continue;
            }

            run.Emit(new ConditionMet(run.At, open.InstanceId, element.Id, element.Type, open.Id));
            Behaviours.For(element).Come(run, open.InstanceId, element, FeelContext.Empty);
            return true;
        }

        return false;
    }

    /// <summary>An event that has had what it waits for, and then failed, takes no more; what stands on the border of something that failed does.</summary>
    private static bool IsListening(Execution run, OpenSubscription open) =>
        run.Instance(open.InstanceId) is var holder && (holder.Incident is null || holder.ElementId != open.ElementId);
}
