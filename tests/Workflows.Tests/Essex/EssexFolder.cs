using Reviews.Testing.Machine;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Reviews;

namespace Reviews.Workflows.Tests.Essex;

/// <summary>The definitions of the repository as they are checked: all folders together.</summary>
internal static class EssexFolder
{
    public static DefinitionSet All { get; } = DefinitionFolder.Read([.. Directory.GetFiles(Path.Combine(Repository.Root, "workflows"), "*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) is ".bpmn" or ".form").Order(StringComparer.Ordinal).Select(file => new SourceFile(file.Replace('\\', '/'), File.ReadAllBytes(file)))]);

    private static string Scenarios => Path.Combine(Repository.Root, "workflows", "essex", "scenarios");

    public static IReadOnlyList<string> Stories => [.. Directory.GetFiles(Scenarios, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    public static Partnership Partnership(string id)
    {
        var reading = PartnershipReader.Read("partnership.json", File.ReadAllBytes(Path.Combine(Repository.Root, "workflows", id, "partnership.json")));
        reading.Problems.Select(problem => problem.Message).Should().BeEmpty();
        return reading.Partnership!;
    }

    /// <summary>Essex's own process of that id.</summary>
    public static ProcessDefinition Process(string id) => Process("essex", id);

    /// <summary>The process of that id as the partnership's own folder has it.</summary>
    public static ProcessDefinition Process(string folder, string id) => All.Processes.Single(process => process.Id == id && process.File.Contains($"/workflows/{folder}/", StringComparison.Ordinal));

    /// <summary>A rapid review unless it is named after another process, Southend’s where Essex draws none of its own.</summary>
    public static ProcessDefinition ProcessOf(string story) => story.Split('-')[0] switch
    {
        "dispute" => Process("dispute"),
        "learning" => Process("share-learning"),
        "audit" => Process("southend", "case-audit"),
        "letter" => Process("southend", "late-panel-letter"),
        "panel" => Process("southend", "after-submission"),
        _ => Process("rapid-review"),
    };

    public static byte[] Story(string story) => File.ReadAllBytes(Path.Combine(Scenarios, story + ".json"));
}
