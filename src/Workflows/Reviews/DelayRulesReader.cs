using System.Text.Json;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Reviews;

/// <summary>Reads the <c>delays</c> of a <c>partnership.json</c>; its shape is that of <see cref="Partnership"/>'s example.</summary>
internal static class DelayRulesReader
{
    private const string Name = "delays";

    public static DelayRules Read(LocatedJson root, LocatedJsonShape shape)
    {
        if (root.Find(Name) is not { } delays) return DelayRules.None;
        if (delays.Kind != JsonValueKind.Object)
        {
            shape.Add(delays, Name, $"Expected an object \"delays\" with processes and reasons, but found {LocatedJsonShape.Found(delays)}.");
            return DelayRules.None;
        }

        shape.OnlyKnown(delays, Name, "processes", "reasons", "relaxations", "approvals");
        var processes = Processes(delays, shape, Name);
        var reasons = shape.RequiredObjects(delays, "reasons", Name).Select(item => Reason(item, shape)).ToList();
        var relaxations = delays.Find("relaxations") is null ? [] : shape.RequiredObjects(delays, "relaxations", Name).Select(item => Relaxation(item, shape)).ToList();
        var approvals = shape.OptionalObjects(delays, "approvals", Name).Select(item => Approval(item, shape)).ToList();
        foreach (var id in approvals.SelectMany(approval => approval.Processes).Except(processes))
            shape.Add(delays.Find("approvals")!, Name, $"Expected \"approvals\" to name processes that may be delayed ({string.Join(", ", processes)}), but found \"{id}\".");
        PartnershipReader.OnceEach(delays, "reasons", shape);
        PartnershipReader.OnceEach(delays, "relaxations", shape);
        foreach (var (relaxation, id) in relaxations.SelectMany(relaxation => relaxation.Processes.Except(processes).Select(id => (relaxation, id))))
            shape.Add(delays.Find("relaxations")!, relaxation.Id, $"Expected \"{relaxation.Id}\" to name processes that may be delayed ({string.Join(", ", processes)}), but found \"{id}\".");
        return new DelayRules(processes, reasons, relaxations) { Approvals = approvals };
    }

    private static DelayApproval Approval(LocatedJson item, LocatedJsonShape shape)
    {
        shape.OnlyKnown(item, Name, "processes", "by", "told", "source");
        return new DelayApproval(Texts(item, "processes", "process ids", shape, Name), PartnershipReader.Need(item, "by", shape), Texts(item, "told", "who is told the reasons", shape, Name), PartnershipReader.Need(item, "source", shape));
    }

    private static DelayReason Reason(LocatedJson item, LocatedJsonShape shape)
    {
        shape.OnlyKnown(item, item.Find("id")?.Text, "id", "name");
        return new DelayReason(PartnershipReader.Id(item, shape), PartnershipReader.Need(item, "name", shape));
    }

    private static NationalRelaxation Relaxation(LocatedJson item, LocatedJsonShape shape)
    {
        var id = PartnershipReader.Id(item, shape);
        shape.OnlyKnown(item, id, "id", "name", "from", "through", "processes", "source", "verified");
        var (from, through) = (Date(item, "from", id, shape), Date(item, "through", id, shape));
        if (from > through)
            shape.Add(item.Find("through")!, id, $"Expected \"through\" to be {IsoDate.Text(from)} or later, where it begins, but found {IsoDate.Text(through)}.");
        return new NationalRelaxation(
            id, PartnershipReader.Need(item, "name", shape), from, through, Processes(item, shape, id), PartnershipReader.Need(item, "source", shape),
            shape.OptionalBoolean(item, "verified", id) ?? false);
    }

    private static LocalDate Date(LocatedJson item, string name, string id, LocatedJsonShape shape)
    {
        if (item.Find(name) is { Kind: JsonValueKind.String } text && IsoDate.Read(text.Text) is { } date) return date;
        shape.Add(item.Find(name) ?? item, id, $"Expected \"{name}\" to be a date such as 2020-03-30, but found {LocatedJsonShape.Found(item.Find(name))}.");
        return default;
    }

    private static List<string> Processes(LocatedJson parent, LocatedJsonShape shape, string element) => Texts(parent, "processes", "process ids", shape, element);

    private static List<string> Texts(LocatedJson parent, string name, string what, LocatedJsonShape shape, string element)
    {
        if (parent.Find(name) is { Kind: JsonValueKind.Array, Items.Count: > 0 } list && list.Items.All(item => item.Kind == JsonValueKind.String))
            return [.. list.Items.Select(item => item.Text)];
        shape.Add(parent.Find(name) ?? parent, element, $"Expected a list \"{name}\" of {what}, at least one, but found {LocatedJsonShape.Found(parent.Find(name))}.");
        return [];
    }
}
