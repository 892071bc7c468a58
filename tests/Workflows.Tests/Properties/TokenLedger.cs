using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;

namespace Reviews.Workflows.Tests.Properties;

/// <summary>
/// Every token's account, kept beside the state from the facts and the drawing alone: what enters has used up what it needs, what
/// is done has put a token on as many flows as its kind does, and what ends before it is done was ended by something.
/// </summary>
internal sealed class TokenLedger(ProcessDefinition definition, uint seed)
{
    private readonly Dictionary<FlowPlace, int> tokens = [];
    private readonly Dictionary<long, ElementEntered> atWork = [];

    public void Enter(IReadOnlyList<Fact> facts, ProcessState state)
    {
        for (var index = 0; index < facts.Count; index++)
        {
            switch (facts[index])
            {
                case ElementEntered entered:
                    UsesUp(entered);
                    atWork.Add(entered.InstanceId, entered);
                    break;
                case ElementCompleted done:
                    GoesOn(done, [.. facts.Skip(index + 1).TakeWhile(fact => fact is FlowTaken).Cast<FlowTaken>()]);
                    atWork.Remove(done.InstanceId);
                    break;
                case FlowTaken taken:
                    var place = new FlowPlace(taken.ScopeId, taken.FlowId);
                    tokens[place] = tokens.GetValueOrDefault(place) + 1;
                    break;
                case ElementTerminated ended:
                    WasEnded(ended, facts);
                    atWork.Remove(ended.InstanceId);
                    break;
                case TokensDropped dropped:
                    Must(IsEnded(dropped.ScopeId, facts), $"tokens in {dropped.ScopeId} are dropped only when something ends all in it");
                    foreach (var lost in tokens.Keys.Where(p => p.ScopeId == dropped.ScopeId).ToList()) tokens.Remove(lost);
                    break;
            }
        }

        Must(state.Instances.Keys.Where(id => id != ProcessState.RootId).SequenceEqual(atWork.Keys.Order()), "the state holds what was entered and not left");
        Must(state.Tokens.Count == tokens.Count && state.Tokens.All(t => tokens.GetValueOrDefault(t.Key) == t.Value), "the state holds the tokens that were put and not used up");
        Must(
            state.Timers.Values.Select(t => t.InstanceId).Concat(state.Subscriptions.Values.Select(s => s.InstanceId)).Concat(tokens.Keys.Select(t => t.ScopeId)).All(id => id == ProcessState.RootId || atWork.ContainsKey(id)),
            "nothing waits or stands in what is over");
    }

    private void UsesUp(ElementEntered entered)
    {
        var element = definition.Element(entered.ElementId);
        var full = element.Incoming.Where(flow => tokens.ContainsKey(new(entered.ScopeId, flow))).ToList();
        var needed = entered.LoopIndex is not null || element is StartEvent or BoundaryEvent or IntermediateCatchEvent { Trigger: LinkTrigger } or SubProcess { TriggeredByEvent: true } ? []
            : element switch
            {
                ParallelGateway => element.Incoming,
                InclusiveGateway => full,
                _ => entered.Consumed.Take(1),
            };
        Must(entered.Consumed.Order().SequenceEqual(needed.Order()), $"{element.Id} uses up what it needs");
        Must(entered.Consumed.All(full.Contains), $"{element.Id} uses up only what is there");
        Must(entered.LoopIndex is not null || element.Incoming.Count == 0 || element is IntermediateCatchEvent { Trigger: LinkTrigger } || entered.Consumed.Count > 0, $"{element.Id} is not entered without a token");
        foreach (var flow in entered.Consumed)
        {
            var place = new FlowPlace(entered.ScopeId, flow);
            if (--tokens[place] == 0) tokens.Remove(place);
        }
    }

    private void GoesOn(ElementCompleted done, List<FlowTaken> taken)
    {
        var entered = atWork[done.InstanceId];
        Must(!tokens.Keys.Any(place => place.ScopeId == done.InstanceId), $"{done.ElementId} is done only when no token is left in it");
        Must(!atWork.Values.Any(e => e.ScopeId == done.InstanceId), $"{done.ElementId} is done only when nothing is left at work in it");
        var element = definition.Element(done.ElementId);
        var flows = entered.LoopIndex is null ? element.Outgoing : [];
        Must(taken.TrueForAll(t => t.ScopeId == entered.ScopeId && t.SourceId == done.ElementId && flows.Contains(t.FlowId)), $"{done.ElementId} goes on from where it stands");
        var went = taken.Select(t => t.FlowId).Distinct().Count();
        var least = flows.Count == 0 || element is EndEvent ? 0 : element is ExclusiveGateway or EventBasedGateway or InclusiveGateway ? 1 : flows.Count;
        var most = element is ExclusiveGateway or EventBasedGateway ? Math.Min(1, flows.Count) : flows.Count;
        Must(went == taken.Count && went >= least && went <= most, $"{element.Id} goes on by as many flows as its kind does, each once");
    }

    private void WasEnded(ElementTerminated ended, IReadOnlyList<Fact> facts)
    {
        var entered = atWork[ended.InstanceId];
        var isInterrupted = facts.OfType<ElementEntered>().Any(e => e.ScopeId == entered.ScopeId && definition.Element(e.ElementId) is BoundaryEvent { Interrupting: true } border && border.AttachedToId == ended.ElementId);
        Must(isInterrupted || IsEnded(entered.ScopeId, facts), $"{ended.ElementId} is ended before it is done only by something");
    }

    /// <summary>All in it: it ended itself, an event sub-process took over, a terminate end was reached, or enough of a repetition is done.</summary>
    private bool IsEnded(long scopeId, IReadOnlyList<Fact> facts) => facts.Any(fact => fact switch
    {
        ElementTerminated ended => ended.InstanceId == scopeId,
        ElementEntered entered => entered.ScopeId == scopeId && definition.Element(entered.ElementId) is SubProcess { TriggeredByEvent: true } sub && sub.Body.Elements.OfType<StartEvent>().Any(s => s.Interrupting),
        ElementCompleted done when definition.Element(done.ElementId) is EndEvent { Trigger: TerminateTrigger } => ScopeOf(done.InstanceId, facts) == scopeId,
        ElementCompleted done => done.InstanceId == scopeId && definition.Element(done.ElementId) is Activity { MultiInstance.CompletionCondition: not null },
        _ => false,
    });

    private long? ScopeOf(long instanceId, IReadOnlyList<Fact> facts) =>
        atWork.GetValueOrDefault(instanceId)?.ScopeId ?? facts.OfType<ElementEntered>().FirstOrDefault(e => e.InstanceId == instanceId)?.ScopeId;

    private void Must(bool hold, string what)
    {
        if (!hold) Assert.Fail($"Expected of seed {seed} that {what}, but it was not so.");
    }
}
