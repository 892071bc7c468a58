using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Reviews.Arrangements;

/// <summary>Reads the <c>decisionRules</c> of a <c>partnership.json</c>, and refuses one that could never decide, or could decide two things at once.</summary>
internal static class DecisionRulesReader
{
    private const string Name = "decisionRules";

    public static IReadOnlyList<DecisionRule> Read(LocatedJson root, IReadOnlyList<Partner> partners, IReadOnlyList<PartnershipGroup> groups, IReadOnlyList<LeadArea> areas, LocatedJsonShape shape)
    {
        var rules = shape.OptionalObjects(root, Name, Name).Select(item => Rule(item, partners, groups, areas, shape)).OfType<DecisionRule>().ToList();
        PartnershipReader.OnceEach(root, Name, shape);
        return rules;
    }

    private static DecisionRule? Rule(LocatedJson item, IReadOnlyList<Partner> partners, IReadOnlyList<PartnershipGroup> groups, IReadOnlyList<LeadArea> areas, LocatedJsonShape shape)
    {
        var id = PartnershipReader.Id(item, shape);
        var kind = PartnershipReader.Need(item, "kind", shape);
        var isGroups = kind == DecisionKind.DecideThenRatify;
        if (!DecisionKind.All.Contains(kind))
        {
            if (kind.Length > 0)
                shape.Add(item.Find("kind")!, id, $"Expected \"kind\" to be one of {string.Join(", ", DecisionKind.All)}, but found \"{kind}\".");
            return null;
        }

        shape.OnlyKnown(item, id, [.. Known(kind), "id", "kind", "source", "verified"]);
        var (source, verified) = (PartnershipReader.Need(item, "source", shape), shape.OptionalBoolean(item, "verified", id) ?? false);
        var ids = partners.Select(partner => partner.Id).ToList();
        if (isGroups)
        {
            var group = Known(item, "group", id, [.. groups.Select(one => one.Id)], "group", shape);
            // One partner for good, or whichever leads on it by the day.
            if (item.Find("area") is null)
                return new DecisionRule(id, kind, [], 1, 0, Known(item, "ratifies", id, ids, "partner", shape), group, source, verified);
            if (item.Find("ratifies") is { } too)
                shape.Add(too, id, $"Expected \"ratifies\" or \"area\" to say who ratifies \"{id}\", but found both.");
            return new DecisionRule(id, kind, [], 1, 0, null, group, source, verified) { Area = Known(item, "area", id, [.. areas.Select(one => one.Id)], "lead area", shape) };
        }

        var seats = item.Find("seats") is null ? ids : shape.RequiredTexts(item, "seats", id);
        foreach (var unknown in seats.Except(ids))
            shape.Add(item.Find("seats")!, id, $"Expected the seats of \"{id}\" among the partners ({string.Join(", ", ids)}), but found \"{unknown}\".");
        var says = kind == DecisionKind.FinalSay ? Known(item, "seat", id, seats, "seat", shape) : null;
        var needed = kind switch
        {
            DecisionKind.Unanimous => seats.Count,
            DecisionKind.Majority => Needed(item, id, seats, shape),
            _ => 1,
        };
        var quorum = shape.OptionalCount(item, "quorum", id) ?? needed;
        if (seats.Count > 0 && (quorum > seats.Count || quorum < needed))
            shape.Add(item.Find("quorum") ?? item, id, $"Expected \"quorum\" from {needed}, the votes needed, to {seats.Count}, the seats of \"{id}\", but found {quorum}.");
        return new DecisionRule(id, kind, seats, needed, quorum, says, null, source, verified);
    }

    private static int Needed(LocatedJson item, string id, IReadOnlyList<string> seats, LocatedJsonShape shape)
    {
        if (item.Find("needed") is null)
            shape.Add(item, id, $"Expected \"{id}\" to say by \"needed\" how many votes decide, but found nothing.");
        var needed = shape.OptionalCount(item, "needed", id) ?? 1;
        if (item.Find("needed") is { } said && seats.Count > 0 && (needed > seats.Count || needed * 2 <= seats.Count))
            shape.Add(said, id, $"Expected \"needed\" to be more than half of the seats of \"{id}\" and at most all {seats.Count} of them ({string.Join(", ", seats)}), but found {said.Text}.");
        return needed;
    }

    private static string? Known(LocatedJson item, string name, string id, IReadOnlyList<string> known, string what, LocatedJsonShape shape)
    {
        var found = shape.RequiredText(item, name, id);
        if (found is not null && !known.Contains(found))
            shape.Add(item.Find(name)!, id, $"Expected \"{name}\" of \"{id}\" to be a {what} of this file ({string.Join(", ", known)}), but found \"{found}\".");
        return found;
    }

    private static IReadOnlyList<string> Known(string kind) => kind switch
    {
        DecisionKind.Majority => ["seats", "needed", "quorum"],
        DecisionKind.Unanimous => ["seats"],
        DecisionKind.FinalSay => ["seats", "seat", "quorum"],
        _ => ["group", "ratifies", "area"],
    };
}
