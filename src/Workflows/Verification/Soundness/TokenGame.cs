using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Verification.Soundness;

/// <summary>
/// The moves that tokens can make within one scope. A place is a flow, an activity at work, an event a link leads to, or a
/// boundary event that may still wake; sub-processes and repetitions are one activity, and conditions and events are free
/// choices. Event sub-processes take no token of their scope and are games of their own.
/// </summary>
internal sealed class TokenGame
{
    private readonly Dictionary<string, int> places = [];
    private readonly List<Cluster> clusters = [];
    private readonly ILookup<int, int> clustersAt;
    private readonly FlowScope scope;
    private readonly Func<Activity, Outcome> outcomeOf;
    private readonly Predicate<BoundaryEvent> mayRemind;
    private readonly Predicate<Element>? passes;

    /// <param name="outcomeOf">What may become of an activity.</param>
    /// <param name="mayRemind">Which of the boundary events that do not interrupt may wake.</param>
    /// <param name="passes">Which elements a token may pass, or be woken by; null for all. Activities are left as <paramref name="outcomeOf"/> says.</param>
    public TokenGame(FlowScope scope, Func<Activity, Outcome> outcomeOf, Predicate<BoundaryEvent> mayRemind, Predicate<Element>? passes = null)
    {
        (this.scope, this.outcomeOf, this.mayRemind, this.passes) = (scope, outcomeOf, mayRemind, passes);
        foreach (var flow in scope.Flows) places.Add(flow.Id, places.Count);
        foreach (var caught in scope.Elements.OfType<IntermediateCatchEvent>().Where(e => e.Trigger is LinkTrigger)) Place(caught.Id);
        foreach (var element in scope.Elements) Add(element);
        clustersAt = clusters.Index().SelectMany(c => c.Item.Places.Select(place => (place, c.Index))).ToLookup(at => at.place, at => at.Index);
        Starts = [.. Beginnings()];
    }

    /// <summary>How many tokens are on each place at first, once for each way the scope may begin.</summary>
    public IReadOnlyList<byte[]> Starts { get; }

    /// <summary>
    /// The sets of moves that compete for the same tokens, each with only those of its moves that are possible now; empty ones
    /// are left out. Moves of different sets hinder each other only at inclusive joins.
    /// </summary>
    public List<List<Move>> Possible(byte[] tokens)
    {
        var near = new SortedSet<int>();
        for (var place = 0; place < tokens.Length; place++)
        {
            if (tokens[place] > 0) near.UnionWith(clustersAt[place]);
        }

        return [.. near.Select(c => clusters[c].Possible(tokens)).Where(moves => moves.Count > 0)];
    }

    /// <summary>Whether a move can become possible by a token's going elsewhere: then no order of moves stands for another.</summary>
    public bool HasInclusiveJoins { get; private set; }

    /// <summary>Whether some splits have too many ways to try all.</summary>
    public bool LeavesWaysOut { get; private set; }

    /// <summary>The flows that hold a token.</summary>
    public IEnumerable<string> Occupied(byte[] tokens) => places.Where(p => tokens[p.Value] > 0).Select(p => p.Key);

    /// <summary>Ids of the elements that tokens are before or within; what has come to a plain end is over, and a reminder that may wake is none.</summary>
    public IEnumerable<string> AtWork(byte[] tokens) => Occupied(tokens)
        .Select(place => place.StartsWith(' ') ? scope.Elements.First(e => e.Id == Of(place)) : scope.Elements.First(e => e.Incoming.Contains(place)))
        .Where(e => e is not (BoundaryEvent or EndEvent { Trigger: not (TerminateTrigger or ErrorTrigger) })).Select(e => e.Id);

    /// <summary>The first place that holds more than one token; null when none does.</summary>
    public string? Crowded(byte[] tokens) =>
        Array.FindIndex(tokens, t => t > 1) is >= 0 and var crowded ? places.First(p => p.Value == crowded).Key : null;

    /// <summary>The tokens of a scope in the middle of its work: on these flows, and within these elements.</summary>
    public byte[] From(IEnumerable<string> flows, IEnumerable<Element> within)
    {
        var tokens = new byte[places.Count];
        foreach (var place in flows.Concat(within.SelectMany(Within)).Select(id => places[id]))
            tokens[place] = (byte)Math.Min(tokens[place] + 1, 2);
        return tokens;
    }

    // What is no place of its own is left as it is entered: a token before it stands for one within it.
    private IEnumerable<string> Within(Element element) =>
        places.ContainsKey(At(element.Id)) ? [At(element.Id)] : element.Incoming.Count > 0 ? element.Incoming.Take(1) : element.Outgoing;

    private IEnumerable<byte[]> Beginnings()
    {
        var starts = scope.Elements.OfType<StartEvent>().ToList();
        var alternatives = starts.Exists(s => s.Trigger is not null) ? starts.Select(s => new[] { s }) : [[.. starts]];
        foreach (var alternative in alternatives)
        {
            var tokens = new byte[places.Count];
            foreach (var flow in alternative.SelectMany(s => s.Outgoing)) tokens[places[flow]] = 1;
            yield return tokens;
        }
    }

    private void Add(Element element)
    {
        var incoming = Flows(element.Incoming);
        switch (element)
        {
            case StartEvent or BoundaryEvent:
                break;
            case ParallelGateway:
                if (incoming.Length > 0) clusters.Add(new Cluster([new Move(element.Id, incoming, Flows(element.Outgoing))]));
                break;
            case InclusiveGateway when incoming.Length > 1:
                HasInclusiveJoins = true;
                var condition = new InclusiveCondition(scope, element, places);
                clusters.Add(new Cluster([.. Ways(element).Select(to => new Move(element.Id, [], to) { Empties = incoming })]) { Condition = condition.Holds });
                break;
            case SubProcess { TriggeredByEvent: true }:
                break;
            case Activity activity when activity.BoundaryEvents.Count > 0 || activity is SubProcess or CallActivity:
                Guarded(activity, incoming);
                break;
            case EndEvent { Trigger: TerminateTrigger or ErrorTrigger }:
                foreach (var from in incoming) clusters.Add(new Cluster([EndOfScope(element.Id, from, fails: element is EndEvent { Trigger: ErrorTrigger })]));
                break;
            case IntermediateThrowEvent { Trigger: LinkTrigger link }:
                foreach (var from in incoming) clusters.Add(new Cluster([new Move(element.Id, [from], [places[At(Engine.Links.Target(scope, link).Id)]])]));
                break;
            case IntermediateCatchEvent { Trigger: LinkTrigger }:
                clusters.Add(new Cluster([new Move(element.Id, [places[At(element.Id)]], Flows(element.Outgoing))]));
                break;
            default:
                if (passes?.Invoke(element) == false) break;
                foreach (var from in incoming) clusters.Add(new Cluster([.. Ways(element).Select(to => new Move(element.Id, [from], to))]));
                break;
        }
    }

    /// <summary>An activity at work: it is left by its flows, by an event on its border, or by an error that its border does not catch.</summary>
    private void Guarded(Activity activity, int[] incoming)
    {
        var outcome = outcomeOf(activity);
        var border = scope.Elements.OfType<BoundaryEvent>().Where(b => b.AttachedToId == activity.Id).ToList();
        var wakeful = border.Where(b => passes?.Invoke(b) != false && Border.MayWake(b, outcome)).ToList();
        var reminders = wakeful.Where(b => !b.Interrupting && mayRemind(b)).ToList();
        var work = Place(activity.Id);
        var armed = reminders.Select(r => Place(r.Id)).ToArray();
        foreach (var from in incoming) clusters.Add(new Cluster([new Move(activity.Id, [from], [work, .. armed])]));

        var moves = new List<Move>();
        if (outcome.CanComplete) moves.AddRange(Ways(activity).Select(to => new Move(activity.Id, [work], to) { Empties = armed }));
        moves.AddRange(wakeful.Where(b => b.Interrupting).Select(b => new Move(b.Id, [work], Flows(b.Outgoing)) { Empties = armed }));
        moves.AddRange(reminders.Select((r, i) => new Move(r.Id, [work, armed[i]], [work, .. Flows(r.Outgoing)])));
        if (Border.PastErrors(border, outcome.Errors).ByCode.Count > 0) moves.Add(EndOfScope(activity.Id, work, fails: true));
        clusters.Add(new Cluster(moves));
    }

    private static Move EndOfScope(string elementId, int from, bool fails) => new(elementId, [from], []) { EndsScope = true, Fails = fails };

    private IEnumerable<int[]> Ways(Element element)
    {
        var ways = OutgoingWays.Of(element, scope);
        LeavesWaysOut |= ways.AreTooMany;
        return ways.Flows.Select(Flows);
    }

    private int[] Flows(IReadOnlyList<string> flows) => [.. flows.Select(f => places[f])];

    private int Place(string id)
    {
        places.Add(At(id), places.Count);
        return places.Count - 1;
    }

    internal static string At(string id) => " at " + id;

    /// <summary>The id of the element that a place which is no flow belongs to.</summary>
    internal static string Of(string place) => place[At("").Length..];
}
