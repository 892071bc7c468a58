using Reviews.Workflows.Definitions;
using Reviews.Workflows.Tests.Deadlines;
using Reviews.Workflows.Verification;

namespace Reviews.Workflows.Tests.Southend;

public sealed class SouthendCheckTests
{
    [Fact]
    public void The_check_has_nothing_to_say() => Check(content => content).Should().BeEmpty();

    [Fact]
    public void A_watch_that_goes_off_after_the_limit_leaves_everything_unwatched_that_can_be_open_then() =>
        Check(content => content.Replace(
                "<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">=at(working days after(anchor, 15),", "<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">=at(working days after(anchor, 16),", StringComparison.Ordinal))
            .Where(problem => problem.Code == "limit-unwatched").Select(problem => problem.Element).Should().Contain(["settle-no-majority", "submit-review", "record-submission"]);

    private static IReadOnlyList<DefinitionProblem> Check(Func<string, string> change)
    {
        List<SourceFile> files = [];
        foreach (var file in new DirectoryInfo(SouthendFolder.Path).GetFiles("*", SearchOption.AllDirectories).Where(f => f.Extension is ".bpmn" or ".form"))
        {
            var path = Path.GetRelativePath(SouthendFolder.Path, file.FullName).Replace('\\', '/');
            files.Add(new SourceFile(path, System.Text.Encoding.UTF8.GetBytes(change(File.ReadAllText(file.FullName)))));
        }

        return Verifier.Check(DefinitionFolder.Read(files), new VerificationSettings(EnglandAndWales.Calendar, null));
    }
}
