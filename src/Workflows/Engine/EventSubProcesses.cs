using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine;

/// <summary>Event sub-processes: they listen while the scope that holds them is at work.</summary>
internal static class EventSubProcesses
{
    public static IEnumerable<StartEvent> Starts(FlowScope scope) =>
        scope.Elements.OfType<SubProcess>().Where(s => s.TriggeredByEvent).SelectMany(s => s.Body.Elements.OfType<StartEvent>());

    /// <summary>Begins to listen. Null when all is well, else what is wrong.</summary>
    public static WaitProblem? Listen(Execution run, FlowScope scope, long scopeId) =>
        EventWaits.Open(run, scopeId, Starts(scope).Select(start => new EventWait(start, start.Trigger, start.Interrupting)));

    /// <summary>An interrupting one takes over: all that was at work in the scope ends, and no other of its event sub-processes wakes any more.</summary>
    public static void TakeOver(Execution run, long scopeId)
    {
        Terminating.EndWithin(run, scopeId);
        EventWaits.Close(run, scopeId, element => element is StartEvent);
    }
}
