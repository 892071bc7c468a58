using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Verification.Voting;

/// <summary>Every way on from a vote's end with one set of sample votes.</summary>
internal sealed class VoteCourse
{
    private const int MostPlaces = 10_000;
    private readonly VoteRoutes routes;
    private readonly Activity ballot;
    private readonly Predicate<Element>? settles;
    private readonly Dictionary<string, Place> places = [];
    private readonly List<string> beginnings = [];

    /// <param name="settles">Where somebody settles it: what comes after that, or after a decision, is not followed. Null follows all.</param>
    public VoteCourse(VoteRoutes routes, Activity ballot, Predicate<Element>? settles, IEnumerable<(IReadOnlyList<Element> Way, VoteValues Values)> ends)
    {
        (this.routes, this.ballot, this.settles) = (routes, ballot, settles);
        var open = new Stack<(Element At, VoteValues Values)>();
        foreach (var (way, values) in ends)
        {
            foreach (var element in way) open.Push((element, values));
            beginnings.AddRange(way.Select(element => Key(element, values)));
        }

        while (open.TryPop(out var next) && places.Count < MostPlaces)
        {
            var key = Key(next.At, next.Values);
            if (places.ContainsKey(key)) continue;
            var (ways, after) = next.At == ballot || (settles is not null && IsOver(next.At, next.Values)) ? ([], next.Values) : routes.From(next.At, next.Values);
            places[key] = new Place(next.At, next.Values, ways?.Select(way => (IReadOnlyList<string>)[.. way.Select(e => Key(e, after))]).ToList());
            foreach (var element in (ways ?? []).SelectMany(way => way)) open.Push((element, after));
        }

        IsIncomplete = open.Count > 0;
    }

    /// <summary>Whether there were too many ways to follow.</summary>
    public bool IsIncomplete { get; }

    /// <summary>Ids of the elements come to without the votes having been found undecided.</summary>
    public IEnumerable<string> PassedUndoubted => places.Values.Where(p => p.Values.IsDecided != false).Select(p => p.At.Id);

    /// <summary>A way to an end on which nobody settles it and the tally does not decide; null where there is none.</summary>
    /// <param name="mustBeCounted">Whether a way without any tally is one without a decision too.</param>
    public IReadOnlyList<string>? WithoutDecision(bool mustBeCounted)
    {
        var settled = new HashSet<string>();
        while (places.Where(p => !settled.Contains(p.Key) && IsSettled(p.Value, settled)).Select(p => p.Key).ToList() is { Count: > 0 } more)
            settled.UnionWith(more);
        if (!mustBeCounted) settled = [.. places.Keys.Except(LeadingToUndecided(settled))];
        return beginnings.Find(b => !IsLeft(b, settled)) is { } from ? Way(from, settled) : null;
    }

    private bool IsOver(Element at, VoteValues values) => at == ballot || settles?.Invoke(at) == true || values.IsDecided == true;

    private bool IsSettled(Place place, HashSet<string> settled) =>
        IsOver(place.At, place.Values) || (place.Ways is { } ways && ways.All(way => way.Any(key => IsLeft(key, settled))));

    /// <summary>Where there were too many ways to follow, the rest is not judged.</summary>
    private bool IsLeft(string key, HashSet<string> settled) => settled.Contains(key) || !places.ContainsKey(key);

    /// <summary>Of what is not settled, that on which a tally came to no decision, and what leads there.</summary>
    private HashSet<string> LeadingToUndecided(HashSet<string> settled)
    {
        var open = places.Where(p => !settled.Contains(p.Key)).ToList();
        var leading = open.Where(p => p.Value.Values.IsDecided == false).Select(p => p.Key).ToHashSet();
        while (open.Where(p => !leading.Contains(p.Key) && p.Value.Ways?.Any(way => !way.Any(key => IsLeft(key, settled)) && way.Any(leading.Contains)) == true).Select(p => p.Key).ToList() is { Count: > 0 } more)
            leading.UnionWith(more);
        return leading;
    }

    private List<string> Way(string from, HashSet<string> settled)
    {
        var (way, seen) = (new List<string>(), new HashSet<string>());
        for (var key = from; key is not null && seen.Add(key); key = places[key].Ways?.FirstOrDefault(w => !w.Any(settled.Contains)) is [var next, ..] ? next : null)
            way.Add(places[key].At.Id);
        return way;
    }

    private static string Key(Element at, VoteValues values) => $"{at.Id} {values.IsDecided} {values.Known}";

    /// <param name="Ways">The ways on by the keys of the places they lead to; null at an end.</param>
    private sealed record Place(Element At, VoteValues Values, IReadOnlyList<IReadOnlyList<string>>? Ways);
}
