using System.Text.Json;
using System.Text.RegularExpressions;
using Reviews.Testing.Machine;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Tests.Verification;
using Reviews.Workflows.Verification;

namespace Reviews.Workflows.Tests.Constructs;

/// <summary>
/// The small drawn examples that workflows/README.md shows of what is executed. Their stories are played with all others
/// (<see cref="ConstructTests"/>).
/// </summary>
public sealed partial class ExamplesTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "examples");

    private static readonly IReadOnlyList<string> Examples = [.. Directory.GetFiles(Folder, "*.bpmn").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_row_of_what_is_executed_links_examples_and_every_example_is_linked()
    {
        var rows = WhatIsExecuted();

        rows.Should().HaveCount(11);
        rows.Where(row => Links(row).Count == 0).Should().ContainSingle().Which.Should().StartWith("| Refused by name |");
        rows.SelectMany(Links).Distinct().Should().BeEquivalentTo(Examples);
    }

    [Fact]
    public void The_list_of_examples_tells_what_each_shows()
    {
        var list = File.ReadAllText(Path.Combine(Folder, "README.md"));

        foreach (var example in Examples)
        {
            using var told = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, example + ".json")));
            list.Should().Contain($"| [{example}]({example}.bpmn) | {told.RootElement.GetProperty("shows").GetString()} |");
        }
    }

    [Fact]
    public void Check_finds_no_fault_in_any()
    {
        var files = Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".bpmn" or ".form").Select(f => new SourceFile(f, File.ReadAllBytes(f)));

        Verifier.Check(DefinitionFolder.Read([.. files]), Checking.Settings()).Where(p => p.Severity != Severity.Warning).Should().BeEmpty();
    }

    private static List<string> WhatIsExecuted() =>
        [.. File.ReadLines(Path.Combine(Repository.Root, "workflows", "README.md")).SkipWhile(line => !line.StartsWith("| Construct |", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith("| ", StringComparison.Ordinal))];

    private static List<string> Links(string row) => [.. Example().Matches(row).Select(m => m.Groups["name"].Value)];

    [GeneratedRegex(@"\(\.\./docs/examples/(?<name>[a-z-]+)\.bpmn\)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Example();
}
