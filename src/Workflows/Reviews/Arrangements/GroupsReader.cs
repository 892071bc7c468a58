using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Reviews.Arrangements;

/// <summary>Reads the <c>groups</c> of a <c>partnership.json</c>, and the definitions it shares with others.</summary>
internal static class GroupsReader
{
    public static IReadOnlyList<PartnershipGroup> Groups(LocatedJson root, LocatedJsonShape shape)
    {
        var groups = shape.OptionalObjects(root, "groups", "groups").Select(item => Group(item, shape)).ToList();
        PartnershipReader.OnceEach(root, "groups", shape);
        return groups;
    }

    public static IReadOnlyList<SharedDefinitions> Shared(LocatedJson root, LocatedJsonShape shape)
    {
        var shared = new List<SharedDefinitions>();
        foreach (var item in shape.OptionalObjects(root, "shared", "shared"))
        {
            shape.OnlyKnown(item, "shared", "folder", "processes");
            if (shape.RequiredText(item, "folder", "shared") is not { } folder)
                continue;
            var processes = shape.OptionalTexts(item, "processes", "shared");
            foreach (var twice in processes.Intersect(shared.SelectMany(one => one.Processes)))
                shape.Add(item.Find("processes")!, "shared", $"Expected \"{twice}\" to be shared from one folder, but {folder} and {shared.First(one => one.Processes.Contains(twice)).Folder} are both named for it.");
            shared.Add(new SharedDefinitions(folder, processes));
        }

        return shared;
    }

    private static PartnershipGroup Group(LocatedJson item, LocatedJsonShape shape)
    {
        var id = PartnershipReader.Id(item, shape);
        shape.OnlyKnown(item, id, "id", "name", "kind", "area", "source");
        var kind = PartnershipReader.Need(item, "kind", shape);
        if (kind.Length > 0 && !GroupKind.All.Contains(kind))
            shape.Add(item.Find("kind")!, id, $"Expected \"kind\" to be one of {string.Join(", ", GroupKind.All)}, but found \"{kind}\".");
        return new PartnershipGroup(id, PartnershipReader.Need(item, "name", shape), kind, shape.OptionalText(item, "area", id), shape.OptionalText(item, "source", id));
    }
}
