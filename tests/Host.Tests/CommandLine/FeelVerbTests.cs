namespace Reviews.Host.Tests.CommandLine;

public sealed class FeelVerbTests
{
    [Theory]
    [InlineData("0.1 + 0.2", "{\"value\":0.3}")]
    [InlineData("=decimal(2.345, 2)", "{\"value\":2.34}")]
    [InlineData("date(\"2026-12-18\")", "{\"value\":\"2026-12-18\"}")]
    public async Task An_expression_is_answered_as_json(string expression, string answer)
    {
        var run = await CommandLineRun.OfAsync("feel", expression, "--json");

        (run.ExitCode, run.Output.TrimEnd(), run.Error).Should().Be((0, answer, ""));
    }

    [Fact]
    public async Task What_does_not_parse_is_an_error_with_its_position()
    {
        var run = await CommandLineRun.OfAsync("feel", "1 +", "--json");

        run.ExitCode.Should().Be(1);
        run.Output.Should().StartWith("{\"error\":").And.Contain("\"position\":3");
    }

    [Fact]
    public async Task Days_are_counted_from_the_anchor_given()
    {
        var run = await CommandLineRun.OfAsync("feel", "review day(6, \"17:00\")", "--anchor", "2026-12-18", "--first-day", "1");

        (run.ExitCode, run.Output.TrimEnd()).Should().Be((0, "@\"2026-12-29T17:00:00@Europe/London\""));
    }

    [Fact]
    public async Task A_batch_answers_each_line_and_goes_on_after_a_bad_one()
    {
        var run = await CommandLineRun.InAsync(Path.GetTempPath(), "{\"expression\":\"a + 1\",\"context\":{\"a\":2}}\nnonsense\n{\"expression\":\"1 +\"}\n{\"expression\":\"a.b\"}\n", "feel", "--batch");

        run.ExitCode.Should().Be(0);
        var lines = run.Output.TrimEnd().Split('\n');
        lines.Should().HaveCount(4);
        lines[0].Should().Be("{\"value\":3}");
        lines[1].Should().StartWith("{\"error\":");
        lines[2].Should().StartWith("{\"error\":");
        lines[3].Should().StartWith("{\"value\":null");
    }

    [Fact]
    public async Task Wrong_arguments_are_one_line()
    {
        (await CommandLineRun.OfAsync("feel")).ShouldBeWrongArguments("Expected an expression");
        (await CommandLineRun.OfAsync("feel", "1", "--context", "[1]")).ShouldBeWrongArguments("--context");
        (await CommandLineRun.OfAsync("feel", "1", "--anchor", "soon")).ShouldBeWrongArguments("2026-12-18");
        (await CommandLineRun.OfAsync("feel", "1", "--first-day", "2")).ShouldBeWrongArguments("0 or 1");
        (await CommandLineRun.OfAsync("feel", "1", "--calendar", "gone.json")).ShouldBeWrongArguments("gone.json");
        (await CommandLineRun.OfAsync("dance")).ShouldBeWrongArguments("dance");
    }

    [Theory]
    [InlineData("check")]
    [InlineData("deadlines")]
    [InlineData("feel")]
    [InlineData("simulate")]
    [InlineData("serve")]
    [InlineData("demo")]
    [InlineData("migrate")]
    [InlineData("create-admin")]
    [InlineData("audit")]
    [InlineData("audit verify")]
    public async Task Every_verb_explains_itself(string verb)
    {
        var run = await CommandLineRun.OfAsync([.. verb.Split(' '), "--help"]);

        (run.ExitCode, run.Error).Should().Be((0, ""));
        run.Output.Should().Contain($"reviews {verb}").And.Contain("Usage:");
    }
}
