using System.Globalization;
using System.Text.RegularExpressions;

namespace Reviews.Architecture.Tests.Rules;

/// <summary>
/// docs/appendix-map.md: what carries each sentence of the arrangements, and its test. Each paragraph has as many lines as it
/// has sentences, and whatever a line names is there.
/// </summary>
internal sealed partial class AppendixMap(string root)
{
    private static readonly string[] States = ["built", "partly", "missing", "outside"];

    // Counted in the arrangements themselves (S003, Appendices D and E), which are not ours to keep here: a bullet is one, its lead-in with it.
    private const string Counted =
        "D1 1, D2 1, D3 3, D4 2, D5 5, D6 2, D7 3, D8 1, D9 2, D10 4, D11 2, D12 2, D13 5, D14 2, D15 3, D16 2, D17 1, D18 4, D19 3, "
        + "E1 9, E2 3, E3 3, E4 6, E5 4, E6 5, E7 1, E8 1, E9 1, E10 6";

    private static readonly Dictionary<string, int> Sentences = Counted.Split(", ").Select(paragraph => paragraph.Split(' '))
        .ToDictionary(paragraph => paragraph[0], paragraph => int.Parse(paragraph[1], CultureInfo.InvariantCulture));

    private readonly string[] tests = [.. Sources(root).Select(File.ReadAllText)];

    private readonly HashSet<string> pages = [.. Directory.EnumerateFiles(Path.Combine(root, "src", "Host", "Pages"), "*.cshtml", SearchOption.AllDirectories)
        .Select(file => Route().Match(File.ReadAllText(file)).Groups["route"].Value)];

    public static string Text(string root) => File.ReadAllText(Path.Combine(root, "docs", "appendix-map.md"));

    /// <summary>How many sentences are in each state.</summary>
    public static IReadOnlyDictionary<string, int> Count(string text) => Paragraphs(text).SelectMany(p => p.Lines).GroupBy(line => line.State).ToDictionary(s => s.Key, s => s.Count());

    public IReadOnlyList<string> Problems(string text)
    {
        var paragraphs = Paragraphs(text).ToList();
        return
        [
            .. Sentences.Where(s => paragraphs.Count(p => p.Name == s.Key) != 1).Select(s => $"Expected one table for paragraph {s.Key}, but there are {paragraphs.Count(p => p.Name == s.Key)}."),
            .. paragraphs.Where(p => Sentences.GetValueOrDefault(p.Name) != p.Lines.Count).Select(p => $"Expected {Sentences.GetValueOrDefault(p.Name)} lines for paragraph {p.Name}, but there are {p.Lines.Count}."),
            .. paragraphs.SelectMany(p => p.Lines.SelectMany(line => ProblemsOf(line).Select(problem => $"{p.Name}, “{line.Short}”: {problem}"))),
        ];
    }

    private IEnumerable<string> ProblemsOf(Line line)
    {
        if (!States.Contains(line.State))
            yield return $"Expected one of the states {string.Join(", ", States)}, but found \"{line.State}\".";
        if (line.State == "built" && (line.Carriers.Count == 0 || line.Tests.Count == 0))
            yield return "Expected what carries it and its test, for it is built, but one is not named.";
        foreach (var carrier in line.Carriers.Where(carrier => !IsThere(carrier)))
            yield return $"Expected {carrier}, but it is not there.";
        foreach (var test in line.Tests.Where(test => !IsTest(test)))
            yield return $"Expected the test {test}, but there is none.";
    }

    private bool IsThere(string carrier)
    {
        if (carrier.StartsWith('/'))
            return pages.Contains(carrier);
        if (carrier.StartsWith("src/", StringComparison.Ordinal))
            return File.Exists(Path.Combine(root, carrier));
        var (file, step) = carrier.Split('#') is [var before, var after] ? (before, after) : (carrier, null);
        var path = Path.Combine(root, "workflows", "southend", file);
        return File.Exists(path) && (step is null || File.ReadAllText(path).Contains($" id=\"{step}\"", StringComparison.Ordinal));
    }

    private bool IsTest(string test)
    {
        if (test.StartsWith("scenarios/", StringComparison.Ordinal))
            return File.Exists(Path.Combine(root, "workflows", "southend", test));
        var (type, method) = test.Split('.') is [var before, var after] ? (before, after) : (test, null);
        return tests.Any(source => source.Contains($"class {type}", StringComparison.Ordinal) && (method is null || Regex.IsMatch(source, $@"\b{method}\(", RegexOptions.None, TimeSpan.FromSeconds(1))));
    }

    private static IEnumerable<(string Name, IReadOnlyList<Line> Lines)> Paragraphs(string text) => Heading().Split(text).Skip(1).Chunk(2)
        .Select(part => (part[0].Split(' ')[0], (IReadOnlyList<Line>)[.. part[1].Split('\n').Where(row => row.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Select(LineOf)]));

    private static Line LineOf(string row)
    {
        var cells = row.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries);
        return new(cells[0], Named(cells[1]), Named(cells[2]), cells[3]);
    }

    private static IReadOnlyList<string> Named(string cell) => [.. Quoted().Matches(cell).Select(match => match.Groups["name"].Value)];

    private static IEnumerable<string> Sources(string root) => Directory.EnumerateFiles(Path.Combine(root, "tests"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [GeneratedRegex("^## (?<name>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex("^@page \"(?<route>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Route();

    private sealed record Line(string Short, IReadOnlyList<string> Carriers, IReadOnlyList<string> Tests, string State);
}
