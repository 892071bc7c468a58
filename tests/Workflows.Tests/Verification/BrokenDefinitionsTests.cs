using System.Text;
using System.Text.Json;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Tests.Definitions;
using Reviews.Workflows.Verification;

namespace Reviews.Workflows.Tests.Verification;

/// <summary>
/// For each thing that <c>check</c> looks for, a drawn definition that is broken in just that way: a folder with its files and
/// a <c>story.json</c>, which says what it shows and all that is to be said about it.
/// </summary>
public sealed class BrokenDefinitionsTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Verification", "Broken");

    public static TheoryData<string> Samples => [.. Directory.GetDirectories(Folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void It_is_caught_and_nothing_else_is_said(string sample)
    {
        using var told = Told(sample);
        var said = Verifier.Check(DefinitionFolder.Read(Files(sample)), Checking.Settings("circulate-reports"));

        said.Select(p => $"{p.Element} {p.Code}").Should().BeEquivalentTo(Says(told).Select(s => $"{s.Element} {s.Code}"));
        foreach (var (element, code, message) in Says(told))
            said.Should().Contain(p => p.Element == element && p.Code == code && p.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_definition_too_large_to_read_is_caught() =>
        Verifier.Check(DefinitionFolder.Read([new SourceFile("p.bpmn", Encoding.UTF8.GetBytes(TooLarge()))]), Checking.Settings()).Should().ContainSingle().Which.Code.Should().Be("too-large");

    [Fact]
    public void Every_code_has_a_broken_definition_that_is_caught()
    {
        var refused = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Constructs", "refused"), "*.json").SelectMany(story =>
        {
            using var told = JsonDocument.Parse(File.ReadAllText(story));
            return told.RootElement.GetProperty("refused").EnumerateArray().Select(r => r.GetString()!.Split(' ')[^1]).ToList();
        });
        var broken = Directory.GetDirectories(Folder).SelectMany(sample =>
        {
            using var told = Told(Path.GetFileName(sample));
            return Says(told).Select(s => s.Code).ToList();
        });

        CodesAreListedTests.Codes.Except(refused).Except(broken).Should().Equal("too-large");
    }

    [Fact]
    public void Each_sample_shows_something_of_its_own() => Directory.GetDirectories(Folder).Select(sample =>
    {
        using var told = Told(Path.GetFileName(sample));
        return told.RootElement.GetProperty("shows").GetString();
    }).ToList().Should().OnlyHaveUniqueItems().And.HaveCountGreaterThan(50);

    private static string TooLarge() => BpmnText.Line([.. Enumerable.Range(0, 1_000).Select(i => $"""<task id="t{i}"/>""")]);

    private static JsonDocument Told(string sample) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, sample, "story.json")));

    private static List<SourceFile> Files(string sample) =>
        [.. Directory.GetFiles(Path.Combine(Folder, sample), "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(f => new SourceFile(Path.GetRelativePath(Folder, f).Replace('\\', '/'), File.ReadAllBytes(f)))];

    private static List<(string? Element, string Code, string Message)> Says(JsonDocument told) => [.. told.RootElement.GetProperty("says").EnumerateArray()
        .Select(s => (s.GetProperty("element").GetString(), s.GetProperty("code").GetString()!, s.TryGetProperty("message", out var message) ? message.GetString()! : ""))];
}
