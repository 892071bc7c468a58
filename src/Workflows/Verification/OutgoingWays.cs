using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Verification;

/// <summary>The sets of flows that an element may take when it is left, conditions being free choices.</summary>
/// <param name="AreTooMany">There are more than are tried: each condition alone, and all together.</param>
internal sealed record OutgoingWays(IReadOnlyList<IReadOnlyList<string>> Flows, bool AreTooMany = false)
{
    private const int MostConditions = 8;

    public static OutgoingWays Of(Element element, FlowScope scope)
    {
        if (element is ExclusiveGateway or EventBasedGateway) return new([.. element.Outgoing.Select(id => (IReadOnlyList<string>)[id])]);
        if (element is not IHasDefaultFlow { DefaultFlow: var byDefault }) return new([element.Outgoing]);
        var flows = scope.Flows.Where(f => f.SourceId == element.Id).ToList();
        List<string> always = [.. flows.Where(f => f.Condition is null && f.Id != byDefault).Select(f => f.Id)];
        List<string> chosen = [.. flows.Where(f => f.Condition is not null && f.Id != byDefault).Select(f => f.Id)];
        if (chosen.Count == 0 && byDefault is null) return new([always]);
        var isTooMany = chosen.Count > MostConditions;
        var subsets = isTooMany ? chosen.Select(id => new List<string> { id }).Append([]).Append(chosen) : Subsets(chosen);
        var ways = subsets.Select(subset => (IReadOnlyList<string>)[.. always, .. subset]).Where(way => way.Count > 0).ToList();
        if (byDefault is not null && always.Count == 0) ways.Add([byDefault]);
        return new(ways, isTooMany);
    }

    private static IEnumerable<List<string>> Subsets(List<string> of) =>
        Enumerable.Range(0, 1 << of.Count).Select(bits => of.Where((_, i) => (bits & (1 << i)) != 0).ToList());
}
