using System.Text.RegularExpressions;

namespace Reviews.Architecture.Tests.Rules;

/// <summary>
/// What carries each sentence of a partnership's arrangements, and its test: docs/appendix-map.md, docs/essex-map.md. Each paragraph has
/// as many lines as it has sentences, and whatever a line names is there.
/// </summary>
internal sealed partial class SentenceMap(string root, MappedArrangements of)
{
    private static readonly string[] States = ["built", "partly", "missing", "outside"];

    private readonly string[] tests = [.. Sources(root).Select(File.ReadAllText)];

    private readonly HashSet<string> pages = [.. Directory.EnumerateFiles(Path.Combine(root, "src", "Host", "Pages"), "*.cshtml", SearchOption.AllDirectories)
        .Select(file => Route().Match(File.ReadAllText(file)).Groups["route"].Value)];

    // A partnership's own file stands before the one it shares, as when its definitions are read.
    private readonly string[] folders = [.. of.Folders.Select(folder => Path.Combine(root, "workflows", folder))];

    public string Text => File.ReadAllText(Path.Combine(root, "docs", of.File));

    /// <summary>How many sentences are in each state.</summary>
    public static IReadOnlyDictionary<string, int> Count(string text) => Paragraphs(text).SelectMany(p => p.Lines).GroupBy(line => line.State).ToDictionary(s => s.Key, s => s.Count());

    public IReadOnlyList<string> Problems(string text)
    {
        var paragraphs = Paragraphs(text).ToList();
        return
        [
            .. of.Sentences.Where(s => paragraphs.Count(p => p.Name == s.Key) != 1).Select(s => $"Expected one table for paragraph {s.Key}, but there are {paragraphs.Count(p => p.Name == s.Key)}."),
            .. paragraphs.Where(p => of.Sentences.GetValueOrDefault(p.Name) != p.Lines.Count).Select(p => $"Expected {of.Sentences.GetValueOrDefault(p.Name)} lines for paragraph {p.Name}, but there are {p.Lines.Count}."),
            .. paragraphs.SelectMany(p => p.Lines.SelectMany(line => ProblemsOf(line).Select(problem => $"{p.Name}, “{line.Short}”: {problem}"))),
        ];
    }

    private IEnumerable<string> ProblemsOf(Line line)
    {
        if (!States.Contains(line.State))
            yield return $"Expected one of the states {string.Join(", ", States)}, but found \"{line.State}\".";
        if (line.State == "built" && (line.Carriers.Count == 0 || line.Tests.Count == 0))
            yield return "Expected what carries it and its test, for it is built, but one is not named.";
        if (line.State == "partly" && !line.Short.EndsWith(')'))
            yield return "Expected what is still to do in brackets behind the sentence, for it is partly built, but nothing is said.";
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
        var id = Path.GetExtension(file) == ".json" ? $"\"id\": \"{step}\"" : $" id=\"{step}\"";
        return InFolders(file) is { } path && (step is null || File.ReadAllText(path).Contains(id, StringComparison.Ordinal));
    }

    private bool IsTest(string test)
    {
        if (test.StartsWith("scenarios/", StringComparison.Ordinal))
            return InFolders(test) is not null;
        var (type, method) = test.Split('.') is [var before, var after] ? (before, after) : (test, null);
        return tests.Any(source => source.Contains($"class {type}", StringComparison.Ordinal) && Attribute().IsMatch(source) && (method is null || Regex.IsMatch(source, $@"\b{method}\(", RegexOptions.None, TimeSpan.FromSeconds(1))));
    }

    private string? InFolders(string file) => folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);

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

    // What only sets a stage for others tests nothing.
    [GeneratedRegex(@"\[(Fact|Theory)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Attribute();

    [GeneratedRegex("^## (?<name>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex("^@page \"(?<route>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Route();

    private sealed record Line(string Short, IReadOnlyList<string> Carriers, IReadOnlyList<string> Tests, string State);
}
