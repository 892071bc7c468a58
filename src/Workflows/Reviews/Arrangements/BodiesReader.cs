using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Reviews.Arrangements;

/// <summary>Reads the <c>bodies</c> of a <c>partnership.json</c>: what each was called when, and whom it followed.</summary>
internal static class BodiesReader
{
    private const string Name = "bodies";

    public static IReadOnlyList<Body> Read(LocatedJson root, LocatedJsonShape shape)
    {
        var read = shape.OptionalObjects(root, Name, Name).Select(item => (Item: item, Body: Body(item, shape))).ToList();
        PartnershipReader.OnceEach(root, Name, shape);
        var bodies = new Dictionary<string, Body>();
        foreach (var (_, body) in read.Where(one => one.Body is not null))
            bodies.TryAdd(body!.Id, body);
        foreach (var (item, body) in read.Where(one => one.Body is not null))
        {
            foreach (var succession in body!.Succeeds)
                Check(succession, body, bodies, fault => shape.Add(item.Find("succeeds")!, body.Id, fault));
            if (Loop(body, bodies) is { } loop)
                shape.Add(item.Find("succeeds")!, body.Id, $"Expected no body to follow itself, but found {string.Join(", which follows ", loop)}.");
        }

        return [.. bodies.Values];
    }

    private static Body? Body(LocatedJson item, LocatedJsonShape shape)
    {
        var id = PartnershipReader.Id(item, shape);
        shape.OnlyKnown(item, id, "id", "names", "succeeds", "source", "verified");
        var names = new List<DatedName>();
        foreach (var one in shape.RequiredObjects(item, "names", id))
        {
            shape.OnlyKnown(one, id, "name", "from", "through");
            if (shape.RequiredText(one, "name", id) is not { } name)
                continue;
            var next = new DatedName(name, shape.OptionalDate(one, "from", id), shape.OptionalDate(one, "through", id));
            if (next.From > next.Through)
                shape.Add(one.Find("through")!, id, $"Expected \"through\" on or after \"from\", {IsoDate.Text(next.From!.Value)}, but it is {IsoDate.Text(next.Through!.Value)}.");
            if (names is [.., var last] && (last.Through is null || next.From != last.Through.Value.PlusDays(1)))
                shape.Add(one, id, $"Expected \"{name}\" to be in force from the day after \"{last.Name}\" was{On(last.Through?.PlusDays(1))}, but it is from {Text(next.From)}.");
            names.Add(next);
        }

        var succeeds = shape.OptionalObjects(item, "succeeds", id).Select(one => Succession(one, id, shape)).OfType<Succession>().ToList();
        return names.Count == 0 ? null : new Body(id, names, succeeds, shape.OptionalText(item, "source", id), shape.OptionalBoolean(item, "verified", id) ?? false);
    }

    private static Succession? Succession(LocatedJson item, string id, LocatedJsonShape shape)
    {
        shape.OnlyKnown(item, id, "body", "on");
        var (body, on) = (shape.RequiredText(item, "body", id), shape.RequiredDate(item, "on", id));
        return body is not null && on is { } date ? new Succession(body, date) : null;
    }

    private static void Check(Succession succession, Body body, Dictionary<string, Body> bodies, Action<string> add)
    {
        if (!bodies.TryGetValue(succession.Body, out var before))
        {
            add($"Expected \"{body.Id}\" to follow one of the bodies ({string.Join(", ", bodies.Keys)}), but found \"{succession.Body}\".");
            return;
        }

        // Also a successor before its predecessor: it would begin while, or before, the other was there.
        if (before.Through?.PlusDays(1) != succession.On)
            add($"Expected \"{body.Id}\" to follow \"{before.Id}\" on the day after its last{On(before.Through?.PlusDays(1))}, but it does on {IsoDate.Text(succession.On)}.");
        if (!body.ExistsOn(succession.On))
            add($"Expected \"{body.Id}\" to be there when it follows \"{before.Id}\" on {IsoDate.Text(succession.On)}, but it is from {Text(body.From)} through {Text(body.Through)}.");
    }

    /// <summary>The way from a body back to itself, or null.</summary>
    private static List<string>? Loop(Body from, Dictionary<string, Body> bodies)
    {
        var (way, open, seen) = (new Dictionary<string, string>(), new Stack<string>([from.Id]), new HashSet<string>());
        while (open.TryPop(out var id))
        {
            if (!seen.Add(id) || !bodies.TryGetValue(id, out var body))
                continue;
            foreach (var before in body.Succeeds.Select(succession => succession.Body))
            {
                if (before == from.Id)
                    return [.. Back(id, way).Reverse(), from.Id];
                if (way.TryAdd(before, id))
                    open.Push(before);
            }
        }

        return null;
    }

    private static IEnumerable<string> Back(string? id, Dictionary<string, string> way)
    {
        for (; id is not null; id = way.GetValueOrDefault(id))
            yield return id;
    }

    private static string On(LocalDate? date) => date is null ? "" : $", {IsoDate.Text(date.Value)}";

    private static string Text(LocalDate? date) => date is null ? "no date" : IsoDate.Text(date.Value);
}
