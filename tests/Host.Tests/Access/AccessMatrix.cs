using Reviews.Workflows.Access;

namespace Reviews.Host.Tests.Access;

/// <summary>
/// access-matrix.csv as it is read. Nothing in it stands for roles that it does not name: each role has a column of its own,
/// and one without is a problem. "any" stands for every relation there is, and each of them is asked for.
/// </summary>
internal sealed record AccessMatrix(IReadOnlyList<AccessRow> Rows, IReadOnlyList<string> Faults)
{
    private const int FixedColumns = 5;

    public static AccessMatrix Read() => Parse(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Access", "access-matrix.csv")));

    public static AccessMatrix Parse(IReadOnlyList<string> lines)
    {
        var (rows, faults) = (new List<AccessRow>(), new List<string>());
        var names = new Dictionary<string, Role?>();
        List<string>? header = null;
        for (var number = 1; number <= lines.Count; number++)
        {
            var line = lines[number - 1];
            if (line.Length == 0 || line[0] == '#')
                continue;
            List<string> cells = [.. line.Split(',', StringSplitOptions.TrimEntries)];
            if (cells is ["role", var name, var id])
                names[name] = Role.Find(id);
            else if (header is null)
                header = cells;
            else if (cells.Count != header.Count)
                faults.Add($"line {number}: Expected {header.Count} cells, but there are {cells.Count}.");
            else
                rows.Add(RowOf(number, cells, header, names, faults));
        }

        var named = (header ?? []).Skip(FixedColumns).Select(column => names.GetValueOrDefault(column)).ToList();
        faults.AddRange(Role.All.Where(role => named.Count(n => n == role) != 1).Select(role => $"Expected one column for the role {role}, but there are {named.Count(n => n == role)}."));
        faults.AddRange(named.Contains(null) ? ["Expected each column behind \"nobody\" to be named in a line \"role\", but not all are."] : []);
        return new AccessMatrix(rows, faults);
    }

    /// <summary>All that is missing from the file, and all that is in it of what there is not.</summary>
    /// <param name="routes">What the running host answers.</param>
    public IReadOnlyList<string> Problems(IReadOnlyCollection<HostRoute> routes)
    {
        var known = Rows.Select(row => row.Route).ToHashSet();
        return
        [
            .. Faults,
            .. routes.Where(route => !known.Contains(route)).Select(route => $"Expected lines for {route}, which the host answers, but there are none."),
            .. known.Where(route => !routes.Contains(route)).Select(route => $"Expected {route} to be answered by the host, but it knows no such route."),
            .. Rows.GroupBy(row => row.Thing).SelectMany(Gaps),
        ];
    }

    private static IEnumerable<string> Gaps(IGrouping<(HostRoute Route, string Of), AccessRow> thing)
    {
        if (thing.Count(row => row.Nobody is not null) is not 1 and var times)
            yield return $"{thing.First()}: Expected one answer for nobody, but there are {times}.";
        foreach (var role in Role.All)
        {
            foreach (var relation in Enum.GetValues<Relation>())
            {
                var answers = thing.Where(row => row.Answers.GetValueOrDefault(role) is not null).Sum(row => row.Relations.Count(r => r == relation));
                if (answers != 1 && AccessRow.IsPossible(role, relation))
                    yield return $"{thing.First()}: Expected one answer for {role} {relation}, but there are {answers}.";
            }
        }
    }

    private static AccessRow RowOf(int line, List<string> cells, List<string> header, Dictionary<string, Role?> names, List<string> faults)
    {
        var relations = new List<Relation>();
        foreach (var word in cells[3].Split('+'))
        {
            if (word == "any")
                relations.AddRange(Enum.GetValues<Relation>());
            else if (Enum.TryParse<Relation>(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var relation))
                relations.Add(relation);
            else
                faults.Add($"line {line}: Expected a relation, but found \"{word}\".");
        }

        foreach (var answer in cells.Skip(FixedColumns - 1).Where(answer => answer != "." && !AccessAnswer.IsKnown(answer)))
            faults.Add($"line {line}: Expected an answer, but found \"{answer}\".");
        var answers = new Dictionary<Role, string?>();
        for (var place = FixedColumns; place < cells.Count; place++)
        {
            if (names.GetValueOrDefault(header[place]) is { } role)
                answers[role] = Said(cells[place]);
        }

        return new AccessRow(line, new HostRoute(cells[0], cells[1]), cells[2] == "." ? "" : cells[2], relations, Said(cells[FixedColumns - 1]), answers);
    }

    private static string? Said(string cell) => cell == "." ? null : cell;
}
