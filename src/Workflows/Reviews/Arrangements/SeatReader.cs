using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Reviews.Arrangements;

/// <summary>Reads a partner: a seat of one sector, in which one body sits, or several of which one holds the vote.</summary>
internal static class SeatReader
{
    public static Partner Read(LocatedJson item, IReadOnlyList<Body> known, LocatedJsonShape shape)
    {
        var id = PartnershipReader.Id(item, shape);
        shape.OnlyKnown(item, id, "id", "name", "sector", "bodies", "vote", "deputies");
        var bodies = shape.OptionalTexts(item, "bodies", id);
        foreach (var unknown in bodies.Except(known.Select(body => body.Id)))
            shape.Add(item.Find("bodies")!, id, $"Expected the bodies of \"{id}\" among those of the file ({string.Join(", ", known.Select(body => body.Id))}), but found \"{unknown}\".");
        var seated = bodies.Select(one => known.FirstOrDefault(body => body.Id == one)).OfType<Body>().ToList();
        var (vote, deputies) = (Among(item, "vote", id, bodies, shape), Among(item, "deputies", id, bodies, shape));
        // Where several sit there at once, a vote of one of them is the sector's: which one is not left open.
        foreach (var day in Days(seated))
        {
            var there = seated.Where(body => body.ExistsOn(day)).Select(body => body.Id).ToList();
            if (there.Count < 2 || there.Intersect(vote).Any())
                continue;
            shape.Add(item.Find("vote") ?? item, id, $"Expected \"vote\" to name one of the bodies that sit in \"{id}\" at once{(day == LocalDate.MinIsoValue ? "" : " on " + IsoDate.Text(day))} ({string.Join(", ", there)}), because a sector has one vote, but found {(vote.Count == 0 ? "nothing" : string.Join(", ", vote))}.");
            break;
        }

        var name = bodies.Count == 0 || item.Find("name") is not null ? PartnershipReader.Need(item, "name", shape) : null;
        var seat = new Partner(id, name ?? "", PartnershipReader.Need(item, "sector", shape)) { OwnName = name, Bodies = seated, Vote = vote, Deputies = deputies };
        return seat with { Name = seat.NameOn(LocalDate.MaxIsoValue) };
    }

    private static IReadOnlyList<string> Among(LocatedJson item, string name, string id, IReadOnlyList<string> bodies, LocatedJsonShape shape)
    {
        var named = shape.OptionalTexts(item, name, id);
        foreach (var stranger in named.Except(bodies))
            shape.Add(item.Find(name)!, id, $"Expected \"{name}\" of \"{id}\" among its bodies ({string.Join(", ", bodies)}), but found \"{stranger}\".");
        return named;
    }

    private static IEnumerable<LocalDate> Days(IReadOnlyList<Body> bodies) => bodies.Select(body => body.From ?? LocalDate.MinIsoValue).Distinct().Order();
}
