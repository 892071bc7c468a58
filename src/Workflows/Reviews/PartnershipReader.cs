using System.Text.Json;
using System.Text.RegularExpressions;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Reviews.Arrangements;

namespace Reviews.Workflows.Reviews;

/// <summary>Reads a <c>partnership.json</c>; its shape is that of <see cref="Partnership"/>'s example.</summary>
public static partial class PartnershipReader
{
    /// <summary>The code of every problem with a partnership's file.</summary>
    public const string Code = "bad-partnership";

    private static readonly string[] Sectors = ["local-authority", "health", "police"];

    /// <summary>The partnership, or null together with every problem found (<c>bad-partnership</c>, <c>unreadable-json</c>).</summary>
    public static PartnershipReading Read(string file, ReadOnlyMemory<byte> bytes)
    {
        var problems = new List<DefinitionProblem>();
        var root = LocatedJson.Read(file, bytes, problems);
        if (root is null)
            return new PartnershipReading(Partnership: null, problems);
        var shape = new LocatedJsonShape(file, Code, problems);
        if (root.Kind != JsonValueKind.Object)
        {
            shape.Add(root, element: null, $"Expected an object that describes a partnership, but found {LocatedJsonShape.Found(root)}.");
            return new PartnershipReading(Partnership: null, problems);
        }

        var partnership = Partnership(root, shape);
        return new PartnershipReading(problems.Count == 0 ? partnership : null, problems);
    }

    private static Partnership Partnership(LocatedJson root, LocatedJsonShape shape)
    {
        shape.OnlyKnown(root, element: null, "id", "name", "referencePrefix", "contact", "panel", "partners", "agencies", "bodies", "decisionRules", "leadAreas", "groups", "neighbours", "acrossTheBorder", "shared", "yearBegins", "closures", "delays");
        var prefix = shape.RequiredText(root, "referencePrefix", element: null);
        if (prefix is not null && !ReviewReference.IsPrefix(prefix))
            shape.Add(root.Find("referencePrefix")!, element: null, $"Expected \"referencePrefix\" to be two to five capital letters, but found \"{prefix}\".");
        var bodies = BodiesReader.Read(root, shape);
        var partners = shape.RequiredObjects(root, "partners", element: null).Select(item => SeatReader.Read(item, bodies, shape)).ToList();
        if (partners.Count > 0 && !partners.Select(p => p.Sector).Order(StringComparer.Ordinal).SequenceEqual(Sectors.Order(StringComparer.Ordinal)))
            shape.Add(root.Find("partners")!, element: null, $"Expected one partner of each sector ({string.Join(", ", Sectors)}), but found {string.Join(", ", partners.Select(p => p.Sector))}.");
        var agencies = shape.RequiredObjects(root, "agencies", element: null).Select(item => Agency(item, bodies, shape)).ToList();
        OnceEach(root, "partners", shape);
        OnceEach(root, "agencies", shape);
        var groups = GroupsReader.Groups(root, shape);
        var areas = LeadAreasReader.Read(root, partners, shape);
        return new Partnership(
            Id(root, shape), Need(root, "name", shape), prefix ?? "", Panel(root, bodies, shape), partners, agencies, shape.OptionalText(root, "contact", element: null), DelayRulesReader.Read(root, shape))
        {
            Bodies = bodies,
            DecisionRules = DecisionRulesReader.Read(root, partners, groups, areas, shape),
            LeadAreas = areas,
            Groups = groups,
            Neighbours = shape.OptionalTexts(root, "neighbours", element: null),
            AcrossTheBorder = NeighboursReader.Read(root, agencies, shape),
            Shared = GroupsReader.Shared(root, shape),
            YearBegins = YearBegins(root, shape),
            Closures = [.. shape.OptionalObjects(root, "closures", element: null).Select(item => Closure(item, shape)).OfType<Closure>().OrderBy(closure => closure.From).ThenBy(closure => closure.Through)],
        };
    }

    private static int YearBegins(LocatedJson root, LocatedJsonShape shape)
    {
        var month = shape.OptionalCount(root, "yearBegins", element: null) ?? Reviews.Partnership.YearBeginsInApril;
        if (month is >= 1 and <= 12)
            return month;
        shape.Add(root.Find("yearBegins")!, element: null, $"Expected \"yearBegins\" to be a month from 1 to 12, but found {month}.");
        return Reviews.Partnership.YearBeginsInApril;
    }

    private static Closure? Closure(LocatedJson item, LocatedJsonShape shape)
    {
        shape.OnlyKnown(item, "closures", "from", "through", "words");
        var (from, through, words) = (Date(item, "from", shape), Date(item, "through", shape), shape.RequiredText(item, "words", "closures"));
        if (from is not { } first || through is not { } last)
            return null;
        if (last < first)
            shape.Add(item.Find("through")!, "closures", $"Expected \"through\" on or after \"from\", {IsoDate.Text(first)}, but it is {IsoDate.Text(last)}.");
        return words is null ? null : new Closure(first, last, words);
    }

    private static LocalDate? Date(LocatedJson item, string name, LocatedJsonShape shape)
    {
        if (shape.RequiredText(item, name, "closures") is not { } text)
            return null;
        if (IsoDate.Read(text) is { } date)
            return date;
        shape.Add(item.Find(name)!, "closures", $"Expected \"{name}\" to be a date such as 2026-12-24, but found \"{text}\".");
        return null;
    }

    private static PanelAddress Panel(LocatedJson root, IReadOnlyList<Body> bodies, LocatedJsonShape shape)
    {
        if (root.Find("panel") is not { Kind: JsonValueKind.Object } panel)
        {
            shape.Add(root.Find("panel") ?? root, element: null, $"Expected an object \"panel\" with name and submissionAddress, but found {LocatedJsonShape.Found(root.Find("panel"))}.");
            return new PanelAddress("", "");
        }

        shape.OnlyKnown(panel, "panel", "name", "body", "submissionAddress", "verified");
        var (name, body) = NameOrBody(panel, "panel", bodies, shape);
        return new PanelAddress(name, Need(panel, "submissionAddress", shape), shape.OptionalBoolean(panel, "verified", "panel") ?? false) { Body = body };
    }

    private static Agency Agency(LocatedJson item, IReadOnlyList<Body> bodies, LocatedJsonShape shape)
    {
        var id = Id(item, shape);
        shape.OnlyKnown(item, id, "id", "name", "body", "kind", "nhs", "senior");
        if (item.Find("nhs") is null)
            shape.Add(item, id, "Expected \"nhs\" to be true or false, but found nothing.");
        var (name, body) = NameOrBody(item, id, bodies, shape);
        return new Agency(id, name, Need(item, "kind", shape), shape.OptionalBoolean(item, "nhs", id) ?? false, Need(item, "senior", shape)) { Body = body };
    }

    /// <summary>A name, or the body whose names it bears; both, or neither, are refused.</summary>
    private static (string Name, Body? Body) NameOrBody(LocatedJson item, string? element, IReadOnlyList<Body> bodies, LocatedJsonShape shape)
    {
        if (item.Find("body") is not { } named)
            return (Need(item, "name", shape), null);
        if (item.Find("name") is not null)
            shape.Add(named, element, "Expected a \"name\" or a \"body\" whose names are dated, but found both.");
        var id = shape.RequiredText(item, "body", element);
        var body = bodies.FirstOrDefault(one => one.Id == id);
        if (id is not null && body is null)
            shape.Add(named, element, $"Expected \"body\" to be one of the bodies of the file ({string.Join(", ", bodies.Select(one => one.Id))}), but found \"{id}\".");
        return (body?.NameOn(LocalDate.MaxIsoValue) ?? "", body);
    }

    internal static string Id(LocatedJson item, LocatedJsonShape shape)
    {
        var id = Need(item, "id", shape);
        // Ids stand in groups ("agency-lead:health") and in addresses.
        if (id.Length > 0 && !KebabCase().IsMatch(id))
            shape.Add(item.Find("id")!, id, $"Expected an id in kebab-case such as \"local-authority\", but found \"{id}\".");
        return id;
    }

    internal static void OnceEach(LocatedJson root, string list, LocatedJsonShape shape)
    {
        var seen = new HashSet<string>();
        foreach (var item in root.Find(list)?.Items ?? [])
        {
            if (item.Find("id") is { Kind: JsonValueKind.String } id && !seen.Add(id.Text))
                shape.Add(id, id.Text, $"Expected each id once in \"{list}\", but \"{id.Text}\" is there twice.");
        }
    }

    internal static string Need(LocatedJson parent, string name, LocatedJsonShape shape) =>
        shape.RequiredText(parent, name, parent.Find("id")?.Text) ?? "";

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KebabCase();
}

/// <summary>What came of reading: a partnership and no problems, or none and at least one.</summary>
public sealed record PartnershipReading(Partnership? Partnership, IReadOnlyList<DefinitionProblem> Problems);
