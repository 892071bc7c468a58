using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Tests.Properties;

/// <summary>
/// Every token's account, kept beside the state from the facts and the drawing alone: what enters has used up what it needs, what
/// is done has put a token on as many flows as its kind does, and what ends before it is done was ended by something.
/// </summary>
internal sealed class TokenLedger(ProcessDefinition definition, string name)
{
    private readonly Dictionary<FlowPlace, int> tokens = [];
    private readonly Dictionary<long, ElementEntered> atWork = [];
    private readonly HashSet<(long Scope, string Start)> begun = [];
    private readonly Dictionary<long, int> rounds = [];

    public void Enter(IReadOnlyList<Fact> facts, ProcessState state)
    {
        for (var index = 0; index < facts.Count; index++)
        {
            switch (facts[index])
            {
                case ElementEntered entered:
                    UsesUp(entered);
                    HasACause(entered, facts.Take(index).ToList());
                    atWork.Add(entered.InstanceId, entered);
                    break;
                case ElementCompleted done:
                    var taken = facts.Skip(index + 1).TakeWhile(fact => fact is FlowTaken).Cast<FlowTaken>().ToList();
                    GoesOn(done, taken, state);
                    atWork.Remove(done.InstanceId);
                    foreach (var place in taken.Select(t => new FlowPlace(t.ScopeId, t.FlowId))) tokens[place] = tokens.GetValueOrDefault(place) + 1;
                    index += taken.Count;
                    break;
                case FlowTaken stray:
                    Must(false, $"a token comes on {stray.FlowId} only from what is done");
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

    /// <summary>What is entered without a token was woken in this very step, or begins its scope or its round; each cause but once.</summary>
    private void HasACause(ElementEntered entered, IReadOnlyList<Fact> before)
    {
        var element = definition.Element(entered.ElementId);
        switch (element)
        {
            case not null when entered.LoopIndex is { } round:
                Must(round == rounds.GetValueOrDefault(entered.ScopeId), $"the rounds of {element.Id} follow one another");
                rounds[entered.ScopeId] = round + 1;
                break;
            case StartEvent:
                Must(begun.Add((entered.ScopeId, element.Id)), $"{element.Id} begins its scope once");
                break;
            case BoundaryEvent:
                Must(Entries(before, element) < Causes(before, element), $"{element.Id} is woken by something");
                break;
            case SubProcess { TriggeredByEvent: true } sub:
                Must(Entries(before, element) < Causes(before, sub.Body.Elements.Single(e => e is StartEvent)), $"{element.Id} is woken by something");
                break;
            case IntermediateCatchEvent { Trigger: LinkTrigger link }:
                Must(Entries(before, element) < before.OfType<ElementCompleted>().Count(done => definition.Element(done.ElementId) is IntermediateThrowEvent { Trigger: LinkTrigger thrown } && thrown.Name == link.Name), $"{element.Id} is jumped to");
                break;
        }
    }

    private static int Entries(IReadOnlyList<Fact> facts, Element element) => facts.OfType<ElementEntered>().Count(e => e.ElementId == element.Id);

    private static int Causes(IReadOnlyList<Fact> facts, Element element) => facts.Count(fact => fact switch
    {
        TimerFired fired => fired.ElementId == element.Id,
        SignalReceived heard => heard.ElementId == element.Id,
        MessageReceived received => received.ElementId == element.Id,
        ConditionMet met => met.ElementId == element.Id,
        ErrorThrown { IsCaught: true } => element is FlowEvent { Trigger: ErrorTrigger },
        EscalationThrown { IsCaught: true } => element is FlowEvent { Trigger: EscalationTrigger },
        _ => false,
    });

    private void GoesOn(ElementCompleted done, List<FlowTaken> taken, ProcessState state)
    {
        var entered = atWork[done.InstanceId];
        Must(!tokens.Keys.Any(place => place.ScopeId == done.InstanceId), $"{done.ElementId} is done only when no token is left in it");
        Must(!atWork.Values.Any(e => e.ScopeId == done.InstanceId), $"{done.ElementId} is done only when nothing is left at work in it");
        Must(taken.TrueForAll(t => t.ScopeId == entered.ScopeId && t.SourceId == done.ElementId), $"{done.ElementId} goes on from where it stands");
        var element = definition.Element(done.ElementId);
        var went = taken.ConvertAll(t => t.FlowId);
        if (element is EventBasedGateway)
            Must(went.Count == 1 && element.Outgoing.Contains(went[0]), $"{element.Id} goes on by one of its flows");
        else
            Must(went.SequenceEqual(entered.LoopIndex is null ? Ways(element, state) : []), $"{element.Id} goes on by the flows that its kind and its conditions say");
    }

    private IEnumerable<string> Ways(Element element, ProcessState state)
    {
        var byDefault = (element as IHasDefaultFlow)?.DefaultFlow;
        var open = element.Outgoing.Where(flow => flow != byDefault && Holds(definition.Flow(flow), state)).ToList();
        if (open.Count == 0 && byDefault is not null) return [byDefault];
        return element is ExclusiveGateway ? open.Take(1) : open;
    }

    // Values change between steps, and not within one.
    private static bool Holds(SequenceFlow flow, ProcessState state) =>
        flow.Condition is null || state.Variables.Find(flow.Condition.Text.TrimStart('=', ' ')) is FeelBoolean { Value: true };

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
        if (!hold) Assert.Fail($"Expected of {name} that {what}, but it was not so.");
    }
}
