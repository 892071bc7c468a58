using System.Text.Json;

namespace Reviews.Host.Tests.CommandLine;

public sealed class FeelVerbTests
{
    [Theory]
    [InlineData("0.1 + 0.2", "{\"value\":0.3}")]
    [InlineData("=decimal(2.345, 2)", "{\"value\":2.34}")]
    [InlineData("date(\"2026-12-18\")", "{\"value\":\"2026-12-18\"}")]
    [InlineData("@\"2026-01-01\"", "{\"value\":\"2026-01-01\"}")]
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

    [Theory]
    [InlineData("agency name = \"Health\"", """{"agency name":"Health"}""", "true")]
    [InlineData("agency.full name", """{"agency":{"full name":"Health"}}""", "\"Health\"")]
    [InlineData("agencies[full name = \"Police\"].id", """{"agencies":[{"full name":"Police","id":2}]}""", "[2]")]
    [InlineData("first day + last day of all", """{"first day":1,"last day of all":2}""", "3")]
    [InlineData("a-b - c", """{"a-b":5,"c":3}""", "2")]
    [InlineData("a  - b", """{"a":5,"b":3,"x":{"a-b":1,"a - b":1}}""", "2")]
    [InlineData("a and b", """{"a":true,"b":false,"x":{"a and b":true}}""", "false")]
    [InlineData("if a then 1 else 2", """{"a":true,"x":{"if a then 1 else 2":3}}""", "1")]
    [InlineData("agency name", """{"agency  name":1}""", "1")]
    public async Task A_name_in_the_context_may_be_several_words(string expression, string context, string answer)
    {
        var run = await CommandLineRun.OfAsync("feel", expression, "--context", context, "--json");
        var batch = await CommandLineRun.InAsync(Path.GetTempPath(), JsonSerializer.Serialize(new { expression, context = JsonSerializer.Deserialize<JsonElement>(context) }) + "\n", "feel", "--batch");

        (run.ExitCode, run.Output.TrimEnd()).Should().Be((0, $$"""{"value":{{answer}}}"""));
        batch.Output.Should().Be(run.Output);
    }

    [Fact]
    public async Task Wrong_arguments_are_one_line()
    {
        (await CommandLineRun.OfAsync("feel")).ShouldBeWrongArguments("Expected an expression");
        (await CommandLineRun.OfAsync("feel", "1", "--context", "[1]")).ShouldBeWrongArguments("--context");
        (await CommandLineRun.OfAsync("feel", "1", "--context", "")).ShouldBeWrongArguments("there is nothing in it (line 1).");
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
