using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Verification.Voting;

/// <summary>
/// Where a process can go on from an element, scope by scope outwards: a choice that hangs on the votes alone is made, every
/// other is free. Sub-processes that are not repeated are entered.
/// </summary>
internal sealed class VoteRoutes(ProcessDefinition process)
{
    /// <summary>The ways on, of which one is taken, each with the elements it leads to at once; null where it is the end.</summary>
    public (IReadOnlyList<IReadOnlyList<Element>>? Ways, VoteValues Values) From(Element at, VoteValues values) => at switch
    {
        EndEvent { Trigger: ErrorTrigger error } => (process.Find(at.ScopeId) is SubProcess thrower && Catcher(thrower, error) is { } caught ? [[caught]] : null, values),
        EndEvent => process.Find(at.ScopeId) is SubProcess { TriggeredByEvent: false } left ? Leave(left, values) : (null, values),
        IntermediateThrowEvent { Trigger: LinkTrigger link } => ([[Engine.Links.Target(process.Scope(at.ScopeId), link)]], values),
        SubProcess { IsRepeated: false } entered => ([[entered.Body.Elements.OfType<StartEvent>().First()], .. Interrupting(entered)], values),
        _ => Leave(at, values),
    };

    /// <summary>The ways out of an element that is done, and those of the events that may end it first.</summary>
    public (IReadOnlyList<IReadOnlyList<Element>>? Ways, VoteValues Values) Leave(Element at, VoteValues values)
    {
        var after = values.After(at);
        var interrupted = at is SubProcess { IsRepeated: false } ? [] : Interrupting(at);
        return Onward(at, after) is { } ways ? ([.. ways, .. interrupted], after) : (null, after);
    }

    /// <summary>The ways along the flows that lead away; null where there are none.</summary>
    public IReadOnlyList<IReadOnlyList<Element>>? Onward(Element at, VoteValues values) => at.Outgoing.Count == 0 ? null : [.. Ways(at, values)];

    /// <summary>The events on an element's border that end it.</summary>
    public IEnumerable<IReadOnlyList<Element>> Interrupting(Element element) =>
        Border(element).Where(b => b.Interrupting).Select(b => (IReadOnlyList<Element>)[b]);

    private IEnumerable<BoundaryEvent> Border(Element element) =>
        element is Activity activity ? activity.BoundaryEvents.Select(process.Element).OfType<BoundaryEvent>() : [];

    private IEnumerable<IReadOnlyList<Element>> Ways(Element at, VoteValues values)
    {
        var scope = process.Scope(at.ScopeId);
        var answers = at.Outgoing.Select(process.Flow).ToDictionary(f => f.Id, f => f.Condition is { } condition ? values.Of(condition) : null);
        var ways = at is ExclusiveGateway gateway ? Chosen(gateway, answers) : OutgoingWays.Of(at, scope).Flows.Where(way => MayBe(way, answers, at));
        return ways.Select(way => (IReadOnlyList<Element>)[.. way.Select(f => process.Element(process.Flow(f).TargetId))]);
    }

    /// <summary>The first flow whose condition holds, and those before it that may.</summary>
    private static IEnumerable<IReadOnlyList<string>> Chosen(ExclusiveGateway gateway, Dictionary<string, FeelValue?> answers)
    {
        foreach (var flow in gateway.Outgoing.Where(f => f != gateway.DefaultFlow))
        {
            if (IsNever(answers[flow]) && gateway.Outgoing.Count > 1) continue;
            yield return [flow];
            if (answers[flow] == FeelBoolean.True) yield break;
        }

        if (gateway.DefaultFlow is { } otherwise) yield return [otherwise];
    }

    private static bool MayBe(IReadOnlyList<string> way, Dictionary<string, FeelValue?> answers, Element at) =>
        answers.All(a => way.Contains(a.Key) ? !IsNever(a.Value) : a.Value != FeelBoolean.True)
        && !(at is IHasDefaultFlow { DefaultFlow: { } otherwise } && way.Contains(otherwise) && answers.ContainsValue(FeelBoolean.True));

    /// <summary>Whether it is known, and does not hold.</summary>
    private static bool IsNever(FeelValue? answer) => answer is not null && answer != FeelBoolean.True;

    private BoundaryEvent? Catcher(SubProcess thrower, ErrorTrigger error)
    {
        for (Element? around = thrower; around is not null; around = process.Find(around.ScopeId))
        {
            if (Border(around).FirstOrDefault(b => b.Trigger is ErrorTrigger caught && (caught.Code ?? error.Code) == error.Code) is { } found) return found;
        }

        return null;
    }
}
