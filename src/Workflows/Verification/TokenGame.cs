using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Verification;

/// <summary>
/// The moves that tokens can make within one scope. A place is a flow, an activity at work, or a boundary timer that may still
/// fire; sub-processes and repetitions are one activity, and conditions are free choices.
/// </summary>
internal sealed class TokenGame
{
    private readonly Dictionary<string, int> places = [];
    private readonly List<Cluster> clusters = [];

    /// <param name="withReminders">Whether boundary timers that do not interrupt may fire.</param>
    public TokenGame(FlowScope scope, bool withReminders)
    {
        foreach (var flow in scope.Flows) places.Add(flow.Id, places.Count);
        foreach (var element in scope.Elements) Add(element, scope, withReminders);
        Start = new byte[places.Count];
        foreach (var flow in scope.Elements.OfType<StartEvent>().SelectMany(s => s.Outgoing)) Start[places[flow]] = 1;
    }

    /// <summary>How many tokens are on each place at first.</summary>
    public byte[] Start { get; }

    /// <summary>The sets of moves that compete for the same tokens; moves of different sets never hinder each other.</summary>
    public IReadOnlyList<Cluster> Clusters => clusters;

    /// <summary>The flows that hold a token.</summary>
    public IEnumerable<string> Occupied(byte[] tokens) => places.Where(p => tokens[p.Value] > 0).Select(p => p.Key);

    /// <summary>The first place that holds more than one token; null when none does.</summary>
    public string? Crowded(byte[] tokens) => places.Where(p => tokens[p.Value] > 1).Select(p => p.Key).FirstOrDefault();

    private void Add(Element element, FlowScope scope, bool withReminders)
    {
        var (incoming, outgoing) = (element.Incoming.Select(f => places[f]).ToArray(), element.Outgoing.Select(f => places[f]).ToArray());
        switch (element)
        {
            case StartEvent or BoundaryEvent:
                break;
            case ParallelGateway:
                if (incoming.Length > 0) clusters.Add(new Cluster([new Move(element.Id, incoming, outgoing)]));
                break;
            case ExclusiveGateway when outgoing.Length > 0:
                foreach (var from in incoming) clusters.Add(new Cluster([.. outgoing.Select(to => new Move(element.Id, [from], [to]))]));
                break;
            case Activity activity when activity.BoundaryEvents.Count > 0:
                Guarded(activity, scope, incoming, outgoing, withReminders);
                break;
            default:
                foreach (var from in incoming) clusters.Add(new Cluster([new Move(element.Id, [from], outgoing)]));
                break;
        }
    }

    private void Guarded(Activity activity, FlowScope scope, int[] incoming, int[] outgoing, bool withReminders)
    {
        var boundaries = scope.Elements.OfType<BoundaryEvent>().Where(b => b.AttachedToId == activity.Id).ToList();
        var reminders = withReminders ? boundaries.Where(b => !b.Interrupting).ToList() : [];
        var work = Place(activity.Id);
        var armed = reminders.Select(r => Place(r.Id)).ToArray();
        foreach (var from in incoming) clusters.Add(new Cluster([new Move(activity.Id, [from], [work, .. armed])]));

        var moves = new List<Move> { new(activity.Id, [work], outgoing) { Empties = armed } };
        moves.AddRange(boundaries.Where(b => b.Interrupting).Select(b => new Move(b.Id, [work], Out(b)) { Empties = armed }));
        moves.AddRange(reminders.Select((r, i) => new Move(r.Id, [work, armed[i]], [work, .. Out(r)])));
        clusters.Add(new Cluster(moves));
    }

    private int[] Out(BoundaryEvent boundary) => [.. boundary.Outgoing.Select(f => places[f])];

    private int Place(string id)
    {
        places.Add(" at " + id, places.Count);
        return places.Count - 1;
    }
}

/// <summary>One move: a token from each place taken, one onto each place given.</summary>
internal sealed record Move(string ElementId, int[] Takes, int[] Gives)
{
    /// <summary>Places that this move clears, whether they hold a token or not.</summary>
    public int[] Empties { get; init; } = [];

    public bool IsPossible(byte[] tokens) => Array.TrueForAll(Takes, place => tokens[place] > 0);

    public byte[] Apply(byte[] tokens)
    {
        var after = (byte[])tokens.Clone();
        foreach (var place in Takes) after[place]--;
        foreach (var place in Empties) after[place] = 0;
        foreach (var place in Gives) after[place] = (byte)Math.Min(after[place] + 1, 2);
        return after;
    }
}

internal sealed record Cluster(IReadOnlyList<Move> Moves);
