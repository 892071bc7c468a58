using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;

namespace Reviews.Workflows.Verification.Soundness;

/// <summary>Whether an inclusive join may go on, by the engine's own rule (<see cref="InclusiveJoin"/>), in a token game.</summary>
internal sealed class InclusiveCondition(FlowScope scope, Element gateway, IReadOnlyDictionary<string, int> places)
{
    private readonly Dictionary<string, Element> elements = scope.Elements.ToDictionary(e => e.Id);

    public bool Holds(byte[] tokens)
    {
        var full = gateway.Incoming.Where(f => tokens[places[f]] > 0).ToList();
        if (full.Count == 0) return false;
        return full.Count == gateway.Incoming.Count || InclusiveJoin.NeedNotWait(scope, gateway, full, Standing(tokens));
    }

    private IEnumerable<StandingToken> Standing(byte[] tokens)
    {
        foreach (var (place, index) in places)
        {
            if (tokens[index] == 0 || gateway.Incoming.Contains(place)) continue;
            if (!place.StartsWith(' '))
                yield return StandingToken.On(place);
            else if (elements[TokenGame.Of(place)] is var element and not BoundaryEvent)
                yield return StandingToken.Within(scope, element);
        }
    }
}
