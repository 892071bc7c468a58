using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Reviews.Arrangements;

/// <summary>Reads the <c>leadAreas</c> of a <c>partnership.json</c>: which partner leads on what, and from when.</summary>
internal static class LeadAreasReader
{
    private const string Name = "leadAreas";

    public static IReadOnlyList<LeadArea> Read(LocatedJson root, IReadOnlyList<Partner> partners, LocatedJsonShape shape)
    {
        var areas = shape.OptionalObjects(root, Name, Name).Select(item => Area(item, [.. partners.Select(partner => partner.Id)], shape)).ToList();
        PartnershipReader.OnceEach(root, Name, shape);
        return areas;
    }

    private static LeadArea Area(LocatedJson item, IReadOnlyList<string> seats, LocatedJsonShape shape)
    {
        var id = PartnershipReader.Id(item, shape);
        shape.OnlyKnown(item, id, "id", "name", "holders", "source");
        var holders = new List<LeadHolder>();
        foreach (var one in shape.RequiredObjects(item, "holders", id))
        {
            shape.OnlyKnown(one, id, "seat", "from", "through");
            var seat = shape.RequiredText(one, "seat", id);
            if (seat is not null && !seats.Contains(seat))
                shape.Add(one.Find("seat")!, id, $"Expected \"{id}\" to be led by one of the partners ({string.Join(", ", seats)}), but found \"{seat}\".");
            var (from, through) = (shape.RequiredDate(one, "from", id), shape.OptionalDate(one, "through", id));
            if (seat is null || from is not { } first)
                continue;
            if (through < first)
                shape.Add(one.Find("through")!, id, $"Expected \"through\" on or after \"from\", {IsoDate.Text(first)}, but it is {IsoDate.Text(through.Value)}.");
            if (holders is [.., var last] && !(last.Through < first))
                shape.Add(one.Find("from")!, id, $"Expected one partner at a time to lead on \"{id}\", each after the one before it, but {last.Seat} does {(last.Through is { } end ? "through " + IsoDate.Text(end) : "with no last day")} and {seat} from {IsoDate.Text(first)}.");
            holders.Add(new LeadHolder(seat, first, through));
        }

        return new LeadArea(id, PartnershipReader.Need(item, "name", shape), holders, PartnershipReader.Need(item, "source", shape));
    }
}
