using Reviews.Host.Tests.CommandLine;
using Reviews.Testing.Machine;

namespace Reviews.Host.Tests.Serving;

/// <summary>The real process, started on what is wrong: it says all of it, ends with 1, and has written nothing.</summary>
public sealed class RefusedStartTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("reviews-start-").FullName;

    public RefusedStartTests()
    {
        var built = Path.Combine(Path.GetDirectoryName(Repository.ReviewsDll)!, "workflows");
        foreach (var file in Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, "workflows", Path.GetRelativePath(built, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Broken_definitions_are_all_told_with_file_line_element_and_sentence()
    {
        Break("southend/rapid-review.bpmn", "dueDate=\"=review day(2)\"", "dueDate=\"=review day(\"");
        Break("southend/incident-notification.bpmn", "type=\"copy-notification\"", "type=\"send-a-pigeon\"");
        await File.WriteAllTextAsync(Path.Combine(folder, "workflows", "southend", "forms", "commission.form"), "{");

        var run = await ServeAsync();

        run.ExitCode.Should().Be(1);
        run.Error.Should().MatchRegex(@"southend/rapid-review\.bpmn:\d+ commission [a-z-]+ .+\.")
            .And.MatchRegex(@"southend/incident-notification\.bpmn:\d+ copy-notification [a-z-]+ .*send-a-pigeon.*")
            .And.MatchRegex(@"forms/commission\.form:1 - unreadable-json .+").And.NotContain("   at ");
        Directory.Exists(Path.Combine(folder, "data")).Should().BeFalse("a start that is refused leaves nothing behind");
    }

    [Fact]
    public async Task Arrangements_that_contradict_themselves_are_all_told_whosever_they_are()
    {
        Break("southend/partnership.json", "\"id\": \"decision\", \"kind\": \"majority\", \"needed\": 2", "\"id\": \"settled\", \"kind\": \"majority\", \"needed\": 3, \"seats\": [\"police\", \"health\"]");
        Break("essex/partnership.json", "{ \"body\": \"west-essex-ccg\", \"on\": \"2022-07-01\" }", "{ \"body\": \"west-essex-ccg\", \"on\": \"2022-06-01\" }");
        Break("thurrock/partnership.json", "\"essex\", \"southend\"", "\"essex\", \"suffolk\"");
        Break("thurrock/partnership.json", "\"education\"", "\"educations\"");
        Break("thurrock/partnership.json", "{ \"folder\": \"southend\" }", "{ \"folder\": \"southend\", \"processes\": [\"after-dinner\"] }");

        var run = await ServeAsync();

        run.ExitCode.Should().Be(1);
        run.Error.Should().MatchRegex(@"southend/partnership\.json:\d+ settled bad-partnership Expected ""needed"" to be more than half of the seats of ""settled"" and at most all 2 of them \(police, health\), but found 3\.")
            .And.MatchRegex(@"essex/partnership\.json:\d+ hertfordshire-and-west-essex-icb bad-partnership .*on the day after its last, 2022-07-01, but it does on 2022-06-01\.")
            .And.Contain("Expected a neighbour of thurrock to be another partnership here").And.Contain("but found \"suffolk\"")
            .And.Contain("Expected agencies of a neighbour of thurrock (essex, suffolk), but found \"southend\".")
            .And.Contain("Expected the process after-dinner in southend, from where thurrock shares it, but it is not there.").And.NotContain("   at ");
        Directory.Move(Path.Combine(folder, "workflows", "thurrock"), Path.Combine(folder, "workflows", "rochford"));
        (await ServeAsync()).Error.Should().Contain("Expected the partnership in the folder rochford to have that id, but it is \"thurrock\"");
        Break("southend/partnership.json", "\"needed\": 3, \"seats\": [\"police\", \"health\"]", "\"needed\": 2");
        (await ServeAsync()).Error.Should().Contain("Expected a decision rule \"decision\" of southend, by which vote of rapid-review is counted, but its rules are settled.")
            .And.Contain("Expected an agency of southend, which thurrock may ask across the border, but southend has no \"educations\".");
    }

    [Fact]
    public async Task Bad_settings_are_all_told_and_the_definitions_problems_with_them()
    {
        Break("southend/incident-notification.bpmn", "type=\"copy-notification\"", "type=\"send-a-pigeon\"");
        await File.WriteAllTextAsync(Path.Combine(folder, "workflows", "calendar", "england-and-wales.json"), "[]");

        var run = await ServeAsync(
            ("Mail__From", "nobody"), ("Mail__Smtp__Port", "often"), ("Mail__Smtp__RequireTls", "perhaps"), ("Mail__PublicBaseUrl", "here"),
            ("Mail__Sender", "notify"), ("Mail__Notify__ApiKey", "SECRET"), ("Mail__Notify__TimeoutSeconds", "long"), ("Reminders__Opens", "8am"), ("Reminders__Remind", "soon"), ("Reminders__Escalate", "administrator +0h, agency-senior:nowhere +0h"),
            ("Storage__ConnectionString", "Host=db;Pasword=SECRET"));

        run.ExitCode.Should().Be(1);
        run.Error.Should().Contain("Expected Mail:From").And.Contain("Expected Mail:PublicBaseUrl").And.Contain("Expected Storage:ConnectionString").And.NotContain("SECRET")
            .And.Contain("Expected Mail:Smtp:Port to be a whole number, but it is \"often\".").And.Contain("Expected Mail:Smtp:RequireTls to be true or false, but it is \"perhaps\".")
            .And.Contain("Expected Mail:Notify:ApiKey").And.Contain("Expected Mail:Notify:TemplateId").And.Contain("Expected Mail:Notify:TimeoutSeconds to be a whole number, but it is \"long\".")
            .And.Contain("Expected Reminders:Opens to be a time of day such as 08:00, but it is \"8am\".").And.Contain("found 'soon'").And.Contain("found 'administrator +0h': an administrator sees none").And.Contain("to name an agency of essex, southend, thurrock, but found 'agency-senior:nowhere +0h'")
            .And.Contain("england-and-wales.json: ").And.NotContain("   at ");
        Directory.Exists(Path.Combine(folder, "data")).Should().BeFalse();
    }

    [Fact]
    public async Task Addresses_that_are_none_and_a_folder_without_partnerships_are_told()
    {
        (await CommandLineRun.InAsync(folder, "", "serve", "--urls", "http://127.0.0.1:0;nonsense")).Should().Match<CommandLineRun>(run =>
            run.ExitCode == 1 && run.Error.Contains("found \"nonsense\""));

        foreach (var partnership in new[] { "southend", "essex", "thurrock" })
            Directory.Delete(Path.Combine(folder, "workflows", partnership), recursive: true);
        (await ServeAsync()).Should().Match<CommandLineRun>(run => run.ExitCode == 1 && run.Error.Contains("Expected a partnership's folder"));
    }

    [Fact]
    public async Task A_verb_that_needs_the_settings_tells_what_is_wrong_with_them_in_a_line()
    {
        var run = await CommandLineRun.InAsync(folder, "", [("Storage__ConnectionString", "nonsense")], "audit", "verify");

        run.ShouldBeWrongArguments("Expected Storage:ConnectionString");
    }

    private Task<CommandLineRun> ServeAsync(params (string Name, string Value)[] settings) =>
        CommandLineRun.InAsync(folder, "", settings, "serve", "--urls", "http://127.0.0.1:0");

    private void Break(string file, string right, string wrong)
    {
        var path = Path.Combine(folder, "workflows", file);
        var text = File.ReadAllText(path);
        text.Should().Contain(right);
        File.WriteAllText(path, text.Replace(right, wrong, StringComparison.Ordinal));
    }
}
