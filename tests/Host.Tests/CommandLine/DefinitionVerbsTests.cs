using System.Text.Json;

namespace Reviews.Host.Tests.CommandLine;

public sealed class DefinitionVerbsTests : IDisposable
{
    private const string Sample = """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">
        <process id="small" name="Small" isExecutable="true">
        <extensionElements><zeebe:properties>
        <zeebe:property name="clock.anchor" value="notification-sent"/><zeebe:property name="clock.first-day" value="1"/>
        </zeebe:properties></extensionElements>
        <startEvent id="start"/>
        <userTask id="report" name="Report"><extensionElements><zeebe:userTask/>
        <zeebe:assignmentDefinition candidateGroups="=[&quot;business-manager&quot;]"/>
        <zeebe:taskSchedule dueDate="=review day(6, &quot;17:00&quot;)"/>
        <zeebe:properties><zeebe:property name="step" value="form"/><zeebe:property name="source" value="S003 App E, day 6"/>
        <zeebe:property name="remind" value="-1wd 09:00"/><zeebe:property name="escalate" value="business-manager +0h"/></zeebe:properties>
        </extensionElements></userTask>
        <userTask id="panel" name="Panel"><extensionElements><zeebe:userTask/>
        <zeebe:assignmentDefinition candidateGroups="=[&quot;business-manager&quot;]"/>
        <zeebe:taskSchedule dueDate="=panel.date"/>
        <zeebe:properties><zeebe:property name="step" value="form"/>
        <zeebe:property name="remind" value="-1wd 09:00"/><zeebe:property name="escalate" value="business-manager +0h"/></zeebe:properties>
        </extensionElements></userTask>
        <endEvent id="end"/>
        <sequenceFlow id="f1" sourceRef="start" targetRef="report"/><sequenceFlow id="f2" sourceRef="report" targetRef="panel"/><sequenceFlow id="f3" sourceRef="panel" targetRef="end"/>
        </process></definitions>
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("reviews-cli-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_sound_file_has_no_problems()
    {
        Write("small.bpmn", Sample);

        var run = await CommandLineRun.InAsync(folder, "", "check", "small.bpmn", "--json");

        (run.ExitCode, run.Output.TrimEnd(), run.Error).Should().Be((0, "[]", ""));
    }

    [Fact]
    public async Task A_slip_in_a_scenario_is_one_line_that_names_it_and_its_step()
    {
        Write("small.bpmn", Sample);
        Write("scene.json", """{"start":"2026-11-23T09:00:00","steps":[{"complete":"report"},{"expect":{"stat":"completed"}}]}""");

        var run = await CommandLineRun.InAsync(folder, "", "simulate", "small.bpmn", "--scenario", "scene.json");

        run.ShouldBeWrongArguments("Step 2: expected only open, state, incidents, timers, variables in \"expect\", but found \"stat\".");
    }

    [Fact]
    public async Task A_folder_with_broken_files_gets_every_problem_at_its_line()
    {
        Write("a/small.bpmn", Sample.Replace("dueDate=\"=panel.date\"", "", StringComparison.Ordinal));
        Write("a/forms/x.form", "{");
        Write("b.bpmn", "<nothing>");

        var run = await CommandLineRun.InAsync(folder, "", "check", ".", "--json");

        run.ExitCode.Should().Be(1);
        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.EnumerateArray().Select(p => (p.GetProperty("file").GetString(), p.GetProperty("line").GetInt32(), p.GetProperty("element").GetString(), p.GetProperty("code").GetString(), p.GetProperty("severity").GetString()))
            .Should().Equal(
                ("./a/forms/x.form", 1, null, "unreadable-json", "refused"),
                ("./a/small.bpmn", 13, "panel", "task-without-deadline", "error"),
                ("./b.bpmn", 1, null, "unreadable-xml", "refused"));
    }

    [Fact]
    public async Task Problems_are_printed_as_file_line_element_code_and_sentence()
    {
        Write("small.bpmn", Sample.Replace("business-manager +0h", "wizard +0h", StringComparison.Ordinal));

        var run = await CommandLineRun.InAsync(folder, "", "check", "small.bpmn");

        run.ExitCode.Should().Be(1);
        run.Output.Should().StartWith("small.bpmn:7 report unknown-role Expected escalate to name one of the roles");
    }

    [Fact]
    public async Task A_job_that_nothing_does_is_a_problem_and_one_that_something_does_is_none()
    {
        static string With(string job) => Sample.Replace("<endEvent id=\"end\"/>", $"""
            <endEvent id="end"/><serviceTask id="job"><extensionElements><zeebe:taskDefinition type="{job}"/></extensionElements></serviceTask>
            """, StringComparison.Ordinal).Replace("targetRef=\"end\"/>", "targetRef=\"job\"/><sequenceFlow id=\"f4\" sourceRef=\"job\" targetRef=\"end\"/>", StringComparison.Ordinal);
        Write("known.bpmn", With("record-submission"));
        Write("unknown.bpmn", With("post-a-letter"));

        var known = await CommandLineRun.InAsync(folder, "", "check", "known.bpmn");
        var unknown = await CommandLineRun.InAsync(folder, "", "check", "unknown.bpmn");

        (known.ExitCode, known.Output).Should().Be((0, ""));
        unknown.ExitCode.Should().Be(1);
        unknown.Output.Should().Contain("job unknown-job-type").And.Contain("'post-a-letter'");
    }

    [Fact]
    public async Task Christmas_2026_is_counted_day_by_day()
    {
        Write("small.bpmn", Sample);

        var run = await CommandLineRun.InAsync(folder, "", "deadlines", "small.bpmn", "--from", "2026-12-18", "--json");

        run.ExitCode.Should().Be(0);
        using var json = JsonDocument.Parse(run.Output);
        var root = json.RootElement;
        root.GetProperty("process").GetString().Should().Be("small");
        root.GetProperty("version").GetString().Should().MatchRegex("^[0-9a-f]{64}$");
        (root.GetProperty("clockStart").GetString(), root.GetProperty("zone").GetString()).Should().Be(("2026-12-18", "Europe/London"));
        root.GetProperty("items")[0].GetRawText().Should().Be("""
            {"element":"report","name":"Report","rule":"working day 6, 17:00","day":6,"due":"2026-12-29T17:00:00","instant":"2026-12-29T17:00:00Z","count":[{"date":"2026-12-18","day":1},{"date":"2026-12-19","skipped":"Saturday"},{"date":"2026-12-20","skipped":"Sunday"},{"date":"2026-12-21","day":2},{"date":"2026-12-22","day":3},{"date":"2026-12-23","day":4},{"date":"2026-12-24","day":5},{"date":"2026-12-25","skipped":"Christmas Day"},{"date":"2026-12-26","skipped":"Saturday"},{"date":"2026-12-27","skipped":"Sunday"},{"date":"2026-12-28","skipped":"Boxing Day"},{"date":"2026-12-29","day":6}],"source":"S003 App E, day 6","firstDay":1}
            """);
        var unknown = root.GetProperty("items")[1];
        (unknown.GetProperty("due").ValueKind, unknown.GetProperty("dependsOn").GetString()).Should().Be((JsonValueKind.Null, "panel"));
    }

    [Fact]
    public async Task The_limit_says_that_it_counts_the_clock_start_as_day_0()
    {
        var asJson = await CommandLineRun.InAsync(folder, "", "deadlines", "southend/rapid-review", "--from", "2026-12-18", "--json");
        var asText = await CommandLineRun.InAsync(folder, "", "deadlines", "southend/rapid-review", "--from", "2026-12-18");

        using var json = JsonDocument.Parse(asJson.Output);
        foreach (var item in json.RootElement.GetProperty("items").EnumerateArray())
            item.GetProperty("firstDay").GetInt32().Should().Be(item.GetProperty("element").GetString() == "rapid-review" ? 0 : 1);
        asText.Output.Split('\n').Where(line => line.Contains("(the clock start is day 0 here, day 1 above)", StringComparison.Ordinal))
            .Should().ContainSingle().Which.Should().Contain("  rapid-review  ");
    }

    [Theory]
    [InlineData("2040-01-02", "last known bank holiday, 2028-12-26, but 2040-01-02 is beyond it")]
    [InlineData("9999-12-31", "last known bank holiday, 2028-12-26, but 9999-12-31 is beyond it")]
    [InlineData("2011-12-30", "nothing is known of the year of 2011-12-30")]
    [InlineData("0202-12-18", "nothing is known of the year of 0202-12-18")]
    [InlineData("2028-12-22", "last known bank holiday, 2028-12-26, but 2028-12-27 is beyond it")]
    public async Task A_date_beyond_the_calendar_is_refused_by_name(string from, string why)
    {
        Write("small.bpmn", Sample);

        (await CommandLineRun.InAsync(folder, "", "deadlines", "small.bpmn", "--from", from)).ShouldBeWrongArguments(why);
    }

    [Fact]
    public async Task A_process_is_found_by_partnership_and_id_among_those_beside_the_assembly()
    {
        var both = await CommandLineRun.InAsync(folder, "", "deadlines", "southend/rapid-review", "--from", "2026-12-18");
        var none = await CommandLineRun.InAsync(folder, "", "deadlines", "southend/rapid-reviw", "--from", "2026-12-18");

        both.ExitCode.Should().Be(0);
        both.Output.Should().Contain("Tue 2026-12-29 17:00  agency-report  working day 6, 17:00");
        none.ShouldBeWrongArguments("rapid-reviw");
    }

    [Fact]
    public async Task An_id_that_several_partnerships_share_is_the_first_partnership_s_of_the_settings()
    {
        Write("workflows/essex/small.bpmn", Sample.Replace("review day(6,", "review day(5,", StringComparison.Ordinal));
        Write("workflows/southend/small.bpmn", Sample);
        Write("workflows/thurrock/small.bpmn", Sample.Replace("review day(6,", "review day(7,", StringComparison.Ordinal));

        Task<CommandLineRun> Deadlines(string process, params (string, string)[] settings) =>
            CommandLineRun.InAsync(folder, "", settings, "deadlines", process, "--from", "2026-12-18");

        (await Deadlines("small")).Output.Should().Contain("working day 6", "appsettings.json names southend first");
        (await Deadlines("small", ("Partnerships__0", "elsewhere"), ("Partnerships__1", "thurrock"))).Output.Should().Contain("working day 7");
        (await Deadlines("essex/small")).Output.Should().Contain("working day 5");
        (await Deadlines("small", ("Partnerships__0", "elsewhere"))).ShouldBeWrongArguments("name its partnership too");
    }

    [Fact]
    public async Task What_is_not_there_is_one_line()
    {
        (await CommandLineRun.InAsync(folder, "", "check", "gone")).ShouldBeWrongArguments("gone");
        (await CommandLineRun.InAsync(folder, "", "deadlines", "gone.bpmn", "--from", "2026-12-18")).ShouldBeWrongArguments("gone.bpmn");
        (await CommandLineRun.InAsync(folder, "", "deadlines", "rapid-review")).ShouldBeWrongArguments("--from");
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
