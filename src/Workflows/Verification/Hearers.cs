using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Verification;

/// <summary>
/// What may catch the things an element sends out. Errors and escalations go outwards from scope to scope, as in
/// <see cref="Catchers"/>, and on to what calls the process; a signal is heard in every process; a message goes to another process than its own.
/// </summary>
internal sealed class Hearers(DefinitionSet set)
{
    public IEnumerable<(ProcessDefinition Process, Element By)> Of(ProcessDefinition process, Element sender) => sender switch
    {
        EndEvent { Trigger: ErrorTrigger { Code: { } code } } => Outwards(process, sender, t => t is ErrorTrigger caught && (caught.Code ?? code) == code, []),
        EndEvent or IntermediateThrowEvent => Of(process, sender, ((FlowEvent)sender).Trigger),
        SendTask { Message: var message } => Of(process, sender, message),
        _ => [],
    };

    private IEnumerable<(ProcessDefinition Process, Element By)> Of(ProcessDefinition process, Element sender, EventTrigger? sent) => sent switch
    {
        EscalationTrigger { Code: { } code } => Outwards(process, sender, t => t is EscalationTrigger caught && (caught.Code ?? code) == code, []),
        SignalTrigger { Name: var name } => set.Processes.SelectMany(p => Listening(p, t => t is SignalTrigger heard && MayBeOne(heard.Name, name))),
        MessageTrigger { Name: var name } => set.Processes.Where(p => !ReferenceEquals(p, process)).SelectMany(p => Listening(p, t => t is MessageTrigger awaited && MayBeOne(awaited.Name, name))),
        _ => [],
    };

    private IEnumerable<(ProcessDefinition Process, Element By)> Outwards(ProcessDefinition process, Element from, Predicate<EventTrigger?> catches, IReadOnlyList<Element> calls)
    {
        for (Element? at = from; at is not null; at = process.Find(at.ScopeId))
        {
            var border = at is Activity activity ? activity.BoundaryEvents.Select(process.Element).OfType<FlowEvent>() : [];
            var beside = at is SubProcess { TriggeredByEvent: true } ? [] : EventSubProcesses.Starts(process.Scope(at.ScopeId));
            foreach (var group in new[] { border, beside })
            {
                if (group.Where(e => catches(e.Trigger)).OrderBy(CatchesAll).FirstOrDefault() is { } caught) return [(process, caught)];
            }
        }

        return set.Processes.SelectMany(p => p.Elements.OfType<CallActivity>()
            .Where(call => !calls.Contains(call) && (call.ProcessId.AsLiteral is not FeelText id || id.Value == process.Id))
            .SelectMany(call => Outwards(p, call, catches, [.. calls, call])));
    }

    private static bool CatchesAll(FlowEvent caught) => caught.Trigger is ErrorTrigger { Code: null } or EscalationTrigger { Code: null };

    /// <summary>What waits for it while a process runs; no process begins because something is sent.</summary>
    private static IEnumerable<(ProcessDefinition Process, Element By)> Listening(ProcessDefinition process, Predicate<EventTrigger?> hears) => process.Elements
        .Where(e => hears(e switch
        {
            ReceiveTask receive => receive.Trigger,
            BoundaryEvent or IntermediateCatchEvent => ((FlowEvent)e).Trigger,
            StartEvent start when start.ScopeId != process.Id => start.Trigger,
            _ => null,
        }))
        .Select(e => (process, e));

    /// <summary>A name that is only known while the process runs may be any.</summary>
    private static bool MayBeOne(FeelExpression one, FeelExpression other) =>
        one.AsLiteral is not { } name || other.AsLiteral is not { } otherName || name.Equals(otherName);
}
