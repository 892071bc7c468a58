using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine;

/// <summary>A token somewhere in a scope, by the ways on from where it stands.</summary>
/// <param name="Flows">The flow it stands on, or those that lead away from the element it is within.</param>
/// <param name="ByEvents">Those that an event on its activity's border may take instead, or besides.</param>
internal readonly record struct StandingToken(IReadOnlyList<string> Flows, IReadOnlyList<string> ByEvents)
{
    public IEnumerable<string> All => Flows.Concat(ByEvents);

    public static StandingToken On(string flow) => new([flow], []);

    public static StandingToken Within(FlowScope scope, Element element) => element switch
    {
        Activity activity => new(activity.Outgoing, [.. scope.Elements.Where(e => activity.BoundaryEvents.Contains(e.Id)).SelectMany(e => e.Outgoing)]),
        IntermediateThrowEvent { Trigger: LinkTrigger link } => new(Links.Target(scope, link).Outgoing, []),
        _ => new(element.Outgoing, []),
    };
}
