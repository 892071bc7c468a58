using Mono.Cecil;
using Reviews.Architecture.Tests.Broken;
using Reviews.Architecture.Tests.Broken.Helpers;
using Reviews.Architecture.Tests.Reading;
using Reviews.Architecture.Tests.Rules;
using Reviews.Testing.Machine;

namespace Reviews.Architecture.Tests;

/// <summary>Each rule holds on the code, and each is first seen to catch what breaks it.</summary>
public sealed class TheHouseStands
{
    private static readonly List<TypeDefinition> AllWritten = CodeBase.Product.SelectMany(m => m.Written()).ToList();

    [Fact]
    public void Workflows_is_pure() => Purity.Violations(CodeBase.Workflows.Written()).Should().BeEmpty();

    [Theory]
    [InlineData(typeof(ReadsAFile))]
    [InlineData(typeof(MakesAnId))]
    [InlineData(typeof(WaitsForSomething))]
    public void Purity_catches(Type broken) => Purity.Violations([CodeBase.Sample(broken)]).Should().NotBeEmpty();

    [Fact]
    public void Nothing_points_back() => Directions.Violations(AllWritten).Should().BeEmpty();

    [Fact]
    public void Directions_catch_a_type_of_Workflows_that_knows_the_Host() =>
        Directions.Violations([CodeBase.Sample<PointsBack>()], _ => "Reviews.Workflows").Should().NotBeEmpty();

    [Fact]
    public void Only_the_runner_asks_the_interpreter() =>
        OnePath.OnlyTheRunnerAsksTheInterpreter(CodeBase.Host.Written()).Should().BeEmpty();

    [Fact]
    public void One_path_catches_another_asker() =>
        OnePath.OnlyTheRunnerAsksTheInterpreter([CodeBase.Sample<AsksTheInterpreter>()]).Should().NotBeEmpty();

    [Fact]
    public void Only_Casework_writes() => OnePath.OnlyCaseworkWrites(CodeBase.Host.Written()).Should().BeEmpty();

    [Fact]
    public void One_path_catches_a_write_elsewhere() =>
        OnePath.OnlyCaseworkWrites([CodeBase.Sample<WritesPastCasework>()]).Should().NotBeEmpty();

    [Fact]
    public void Folders_are_ideas() => Names.FoldersAreIdeas(AllWritten).Should().BeEmpty();

    [Fact]
    public void Names_catch_a_folder_of_nothing() =>
        Names.FoldersAreIdeas([CodeBase.Sample<InAFolderOfNothing>()]).Should().NotBeEmpty();

    [Fact]
    public void Types_are_domain_words() => Names.TypesAreDomainWords(AllWritten).Should().BeEmpty();

    [Fact]
    public void Names_catch_a_helper() => Names.TypesAreDomainWords([CodeBase.Sample<Helper>()]).Should().NotBeEmpty();

    [Fact]
    public void Awaitable_methods_say_so() => Names.AwaitableMethodsSaySo(AllWritten).Should().BeEmpty();

    [Fact]
    public void Names_catch_an_awaitable_method_that_does_not_say_so() =>
        Names.AwaitableMethodsSaySo([CodeBase.Sample<Helper>()]).Should().NotBeEmpty();

    [Fact]
    public void Classes_are_sealed() => Sealing.Violations(AllWritten).Should().BeEmpty();

    [Fact]
    public void Sealing_catches_an_open_class() => Sealing.Violations([CodeBase.Sample<OpenForNoReason>()]).Should().NotBeEmpty();

    [Fact]
    public void No_test_asks_of_nothing() => Assertions.AskedOfNothing(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("Architecture.Tests", StringComparison.Ordinal)).Select(path => (path, File.ReadAllText(path)))).Should().BeEmpty();

    [Fact]
    public void What_is_asked_of_nothing_is_caught() =>
        Assertions.AskedOfNothing([("a", "outcome.Refusal?.Code.Should().Be(1);"), ("b", "(outcome.Refusal?.Code).Should().Be(1);")]).Should().ContainSingle();

    [Fact]
    public void Text_never_becomes_markup() => RawHtml.Violations(CodeBase.Host.Written()).Should().BeEmpty();

    [Fact]
    public void Raw_HTML_is_caught() => RawHtml.Violations([CodeBase.Sample<WritesMarkup>()]).Should().NotBeEmpty();

    [Fact]
    public void Every_Markdown_link_leads_somewhere() => Links.Violations(Repository.Root).Should().BeEmpty();

    [Fact]
    public void Links_that_lead_nowhere_are_caught()
    {
        using var folder = new FolderOfLinks();
        Links.Violations(folder.Path).Should().BeEquivalentTo(
            "README.md: expected the link docs/gone.md to lead somewhere, but there is no such file or folder.",
            "README.md: expected the link docs/Here.md to lead somewhere, but there is no such file or folder.",
            "README.md: expected the link docs/here.md#nowhere to lead somewhere, but there is no heading for #nowhere.",
            "README.md: expected the link docs/gone.png to lead somewhere, but there is no such file or folder.",
            $"{Path.Combine("docs", "here.md")}: expected the link ../../elsewhere.md to lead somewhere, but it leaves the repository.",
            $"{Path.Combine("docs", "here.md")}: expected the link #gone to lead somewhere, but there is no heading for #gone.",
            $"{Path.Combine("docs", "here.md")}: expected the link gone-too.md to lead somewhere, but there is no such file or folder.");
    }
}
