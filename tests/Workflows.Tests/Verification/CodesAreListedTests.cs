using System.Reflection;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Verification;

namespace Reviews.Workflows.Tests.Verification;

public sealed class CodesAreListedTests
{
    /// <summary>Every code there is.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. new[] { typeof(ProblemCodes), typeof(VerificationCodes) }
        .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static))
        .Select(f => (string)f.GetRawConstantValue()!)];

    [Fact]
    public void Every_code_is_explained_in_the_readme_of_the_workflows_folder()
    {
        var readme = File.ReadAllText(Path.Combine(Root(), "workflows", "README.md"));

        Codes.Should().HaveCountGreaterThan(40).And.OnlyHaveUniqueItems();
        Codes.Where(code => !readme.Contains($"| `{code}` |", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Fact]
    public void Every_code_in_the_readme_is_one_that_is_found()
    {
        var source = string.Concat(Directory.EnumerateFiles(Path.Combine(Root(), "src", "Workflows"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var listed = File.ReadLines(Path.Combine(Root(), "workflows", "README.md"))
            .Select(line => line.Split('`'))
            .Where(parts => parts is ["| ", _, [' ', '|', ' ', 'r' or 'e' or 'w', ..], ..] && !parts[1].Contains('.', StringComparison.Ordinal))
            .Select(parts => parts[1])
            .ToList();

        listed.Should().HaveCountGreaterThan(40);
        listed.Where(code => !source.Contains($"\"{code}\"", StringComparison.Ordinal)).Should().BeEmpty();
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Reviews.sln"))) folder = folder.Parent;
        return folder!.FullName;
    }
}
