using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine;

/// <summary>
/// When an inclusive gateway where flows meet goes on (ISO/IEC 19510, 13.4.3): it has a token, and no token elsewhere in the
/// scope can come to one of its flows that is still empty, without passing through it, unless that token could as well
/// come to one that is not. A token within an activity may go on by its flows and by the events on its border; but only
/// where flows lead it is it sure to come: an event that may never fire excuses nobody from waiting.
/// </summary>
internal static class InclusiveJoin
{
    /// <summary>The flows whose tokens are used up, or null while it waits.</summary>
    public static IReadOnlyList<string>? Consumes(Execution run, long scopeId, Element gateway)
    {
        var full = gateway.Incoming.Where(f => run.State.TokensOn(scopeId, f) > 0).ToList();
        if (full.Count == 0) return null;
        if (full.Count == gateway.Incoming.Count) return full;
        var scope = run.ScopeOf(run.Instance(scopeId))!;
        return NeedNotWait(scope, gateway, full, Standing(run, scope, scopeId, gateway)) ? full : null;
    }

    /// <summary>The rule itself, for any picture of where tokens are.</summary>
    /// <param name="full">The gateway's flows that hold a token.</param>
    /// <param name="standing">Every token elsewhere in the scope.</param>
    public static bool NeedNotWait(FlowScope scope, Element gateway, IReadOnlyList<string> full, IEnumerable<StandingToken> standing)
    {
        var toEmpty = LeadingTo(scope, gateway, gateway.Incoming.Except(full), byEvents: true);
        var toFull = LeadingTo(scope, gateway, full, byEvents: false);
        return !standing.Any(token => token.All.Any(toEmpty.Contains) && !token.Flows.Any(toFull.Contains));
    }

    /// <summary>An inclusive gateway somewhere that need wait no longer; null when there is none.</summary>
    public static (long ScopeId, Element Gateway, IReadOnlyList<string> Consumed)? Ready(Execution run)
    {
        foreach (var place in run.State.Tokens.Keys)
        {
            var target = run.Definition.Element(run.Definition.Flow(place.FlowId).TargetId);
            if (target is InclusiveGateway && Consumes(run, place.ScopeId, target) is { } consumed) return (place.ScopeId, target, consumed);
        }

        return null;
    }

    private static IEnumerable<StandingToken> Standing(Execution run, FlowScope scope, long scopeId, Element gateway)
    {
        foreach (var place in run.State.Tokens.Keys.Where(p => p.ScopeId == scopeId && !gateway.Incoming.Contains(p.FlowId)))
            yield return StandingToken.On(place.FlowId);
        foreach (var instance in run.State.Instances.Values.Where(i => i.ScopeId == scopeId))
            yield return StandingToken.Within(scope, run.ElementOf(instance));
    }

    /// <summary>Every flow from which a path leads to one of these without visiting the gateway: backwards from them.</summary>
    private static HashSet<string> LeadingTo(FlowScope scope, Element gateway, IEnumerable<string> flows, bool byEvents)
    {
        var byId = scope.Elements.ToDictionary(e => e.Id);
        var source = scope.Flows.ToDictionary(f => f.Id, f => f.SourceId);
        var (found, open) = (new HashSet<string>(), new Stack<string>(flows));
        while (open.TryPop(out var flow))
        {
            if (!found.Add(flow) || source[flow] == gateway.Id) continue;
            foreach (var before in Before(scope, byId, byId[source[flow]], byEvents)) open.Push(before);
        }

        return found;
    }

    private static IEnumerable<string> Before(FlowScope scope, Dictionary<string, Element> byId, Element element, bool byEvents) => element switch
    {
        BoundaryEvent boundary => byEvents ? byId[boundary.AttachedToId].Incoming : [],
        IntermediateCatchEvent { Trigger: LinkTrigger link } => Links.Sources(scope, link).SelectMany(e => e.Incoming),
        _ => element.Incoming,
    };
}
