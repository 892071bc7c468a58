using Reviews.Workflows.Access;

namespace Reviews.Host.Tests.Access;

/// <summary>A file with something missing, or with something that is not there, is not taken for a whole one.</summary>
public sealed class AccessMatrixFileTests
{
    private static readonly HostRoute Page = new("/page", "GET");

    private static readonly string[] Whole =
    [
        .. Role.All.Select(role => $"role, {role.Id}, {role.Id}"),
        $"route, method, of, relation, nobody, {string.Join(", ", Role.All)}",
        $"/page, GET, ., any, in, {string.Join(", ", Role.All.Select(_ => "200"))}",
    ];

    [Fact]
    public void A_whole_file_has_no_problem() => AccessMatrix.Parse(Whole).Problems([Page]).Should().BeEmpty();

    [Fact]
    public void A_role_that_has_no_column_is_missed_although_every_line_says_any()
    {
        var without = Whole.Where(line => !line.StartsWith("role, strategic-group,", StringComparison.Ordinal))
            .Select(line => line.Replace(", strategic-group", "", StringComparison.Ordinal).Replace("in, 200, ", "in, ", StringComparison.Ordinal)).ToList();
        AccessMatrix.Parse(without).Problems([Page]).Should().Contain("Expected one column for the role strategic-group, but there are 0.");
    }

    [Fact]
    public void A_route_without_lines_and_a_line_without_a_route_are_missed() => AccessMatrix.Parse(Whole).Problems([new("/page", "POST")]).Should().Equal(
        "Expected lines for POST /page, which the host answers, but there are none.", "Expected GET /page to be answered by the host, but it knows no such route.");

    [Theory]
    [InlineData("any", "on", "GET /page: Expected one answer for administrator Left, but there are 0.")]
    [InlineData("any", "any+on", "GET /page: Expected one answer for administrator On, but there are 2.")]
    [InlineData("any", "on+off", "Expected a relation, but found \"off\".")]
    [InlineData("in", ".", "GET /page: Expected one answer for nobody, but there are 0.")]
    [InlineData("200", "403", "Expected an answer, but found \"403\".")]
    public void What_is_said_of_somebody_not_once_or_not_in_words_that_are_known_is_a_problem(string word, string other, string problem) =>
        AccessMatrix.Parse([.. Whole[..^1], Whole[^1].Replace($", {word}", $", {other}", StringComparison.Ordinal)]).Problems([Page])
            .Should().Contain(FormattableString.Invariant($"line {Whole.Length}: {problem}"), "the line of the page is the last");
}
