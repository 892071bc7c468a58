namespace Reviews.Workflows.Definitions;

/// <summary>
/// Which elements a process can do without: steps for a case that may not arise (no two partners agree, an issue is raised).
/// A gateway that chooses leads round an element where the way it takes by default does, and an event that interrupts may;
/// paths side by side must all do so.
/// </summary>
internal static class Detours
{
    /// <summary>Whether the process comes to its end by its usual way without this element, or without what holds it.</summary>
    public static bool LeadAround(ProcessDefinition process, string elementId)
    {
        for (var element = process.Find(elementId); element is not null; element = process.Find(element.ScopeId))
        {
            if (LeadAround(process.Scope(element.ScopeId), element)) return true;
        }

        return false;
    }

    private static bool LeadAround(FlowScope scope, Element avoided)
    {
        var byId = scope.Elements.ToDictionary(e => e.Id);
        var targets = scope.Flows.Where(f => byId.ContainsKey(f.TargetId)).ToDictionary(f => f.Id, f => f.TargetId);
        var around = new HashSet<string>(scope.Elements.OfType<EndEvent>().Select(e => e.Id));
        around.Remove(avoided.Id);

        // Least fixed point: a loop leads nowhere until something in it does.
        while (scope.Elements.Where(e => e != avoided && !around.Contains(e.Id) && MayGo(e)).ToList() is { Count: > 0 } found)
            around.UnionWith(found.Select(e => e.Id));
        return scope.Elements.OfType<StartEvent>().All(start => around.Contains(start.Id));

        bool MayGo(Element element)
        {
            // What follows where no condition holds is the usual way: what stands on it is no step for a case that may not arise.
            if (element is ExclusiveGateway { DefaultFlow: { } usual } && targets.TryGetValue(usual, out var usually))
                return around.Contains(usually);
            var next = element.Outgoing.Where(targets.ContainsKey).Select(flow => around.Contains(targets[flow])).ToList();
            var goesOn = next.Count > 0 && (element is ExclusiveGateway ? next.Contains(true) : !next.Contains(false));
            return goesOn || (element is Activity activity
                && activity.BoundaryEvents.Any(id => byId[id] is BoundaryEvent { Interrupting: true } && around.Contains(id)));
        }
    }
}
