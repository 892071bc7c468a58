using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine.Elements;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine;

/// <summary>What events send out. What goes along are the event's own variables: what its input mappings made.</summary>
internal static class Throwing
{
    /// <summary>Sends what the event sends. False when the event does not go on by itself: it was ended by what caught it, or an incident stopped it.</summary>
    public static bool Send(Execution run, long instanceId, EventTrigger? trigger)
    {
        var element = run.ElementOf(run.Instance(instanceId));
        var variables = run.Instance(instanceId).Variables;
        switch (trigger)
        {
            case MessageTrigger message:
                return Message(run, instanceId, element, message, variables);
            case SignalTrigger signal:
                return Signal(run, instanceId, element, signal, variables);
            case EscalationTrigger { Code: { } code }:
                Escalate(run, instanceId, code, variables);
                return run.Has(instanceId);
            case ErrorTrigger { Code: { } code }:
                if (!Error(run, instanceId, code, variables)) NotCaught(run, instanceId, code);
                return false;
            default:
                return true;
        }
    }

    /// <summary>Throws an error from an instance; what catches it goes on. False, with nothing changed but the fact, where nothing does.</summary>
    public static bool Error(Execution run, long instanceId, string code, FeelContext variables)
    {
        var element = run.ElementOf(run.Instance(instanceId));
        var caught = Catchers.OfError(run, instanceId, code);
        run.Emit(new ErrorThrown(run.At, instanceId, element.Id, element.Type, code, variables, caught is not null));
        if (caught is not { } catcher) return false;
        Behaviours.For(catcher.Event).Come(run, catcher.HolderId, catcher.Event, variables);
        return true;
    }

    public static void NotCaught(Execution run, long instanceId, string code) => run.Stop(
        instanceId, TokenStage.Acting, "error-not-caught",
        $"Expected an event that catches the error \"{code}\", but none around \"{run.Instance(instanceId).ElementId}\" does.");

    public static void Escalate(Execution run, long instanceId, string code, FeelContext variables)
    {
        var element = run.ElementOf(run.Instance(instanceId));
        var caught = Catchers.OfEscalation(run, instanceId, code);
        run.Emit(new EscalationThrown(run.At, instanceId, element.Id, element.Type, code, variables, caught is not null));
        if (caught is { } catcher)
            Behaviours.For(catcher.Event).Come(run, catcher.HolderId, catcher.Event, variables);
    }

    private static bool Message(Execution run, long instanceId, Element element, MessageTrigger message, FeelContext variables)
    {
        if (Names.Of(run, instanceId, message.Name) is not { } name) return Unnamed(run, instanceId, element, message.Name, "message");
        var key = message.CorrelationKey is { } words ? Names.Key(run, instanceId, words) : null;
        run.Emit(new MessagePublished(run.At, instanceId, element.Id, element.Type, name, key, variables));
        return true;
    }

    private static bool Signal(Execution run, long instanceId, Element element, SignalTrigger signal, FeelContext variables)
    {
        if (Names.Of(run, instanceId, signal.Name) is not { } name) return Unnamed(run, instanceId, element, signal.Name, "signal");
        run.Emit(new SignalBroadcast(run.At, instanceId, element.Id, element.Type, name, variables));
        Catching.Hear(run, name, variables);
        return run.Has(instanceId);
    }

    private static bool Unnamed(Execution run, long instanceId, Element element, FeelExpression name, string kind)
    {
        var problem = Names.Missing(run, instanceId, element, name, kind);
        run.Stop(instanceId, TokenStage.Acting, problem.Code, problem.Message);
        return false;
    }
}
