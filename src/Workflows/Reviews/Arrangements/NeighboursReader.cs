using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Reviews.Arrangements;

/// <summary>Reads which agencies of its neighbours a <c>partnership.json</c> lets its reviews ask; whether the neighbours have them is told where all files are known.</summary>
internal static class NeighboursReader
{
    private const string Key = "acrossTheBorder";

    public static IReadOnlyList<NeighboursAgencies> Read(LocatedJson root, IReadOnlyList<Agency> own, LocatedJsonShape shape)
    {
        var across = new List<NeighboursAgencies>();
        foreach (var item in shape.OptionalObjects(root, Key, Key))
        {
            shape.OnlyKnown(item, Key, "neighbour", "agencies");
            if (shape.RequiredText(item, "neighbour", Key) is not { } neighbour)
                continue;
            var agencies = shape.OptionalTexts(item, "agencies", Key);
            foreach (var known in agencies.Where(id => own.Any(agency => agency.Id == id) || across.Exists(one => one.Agencies.Contains(id))))
                shape.Add(item.Find("agencies")!, Key, $"Expected agencies of {neighbour} that the file does not name yet, but \"{known}\" is there already.");
            across.Add(new NeighboursAgencies(neighbour, agencies));
        }

        return across;
    }
}
