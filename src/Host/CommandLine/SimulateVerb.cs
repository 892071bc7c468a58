using System.CommandLine;
using System.Text;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Simulation;

namespace Reviews.Host.CommandLine;

/// <summary><c>simulate FILE --scenario FILE</c>: runs a definition in memory on a virtual clock and tells what happens.</summary>
internal static class SimulateVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The .bpmn file to run." };
        var process = new Option<string?>("--process") { Description = "Which process of the file, where it holds several.", HelpName = "ID" };
        var scenario = new Option<string>("--scenario") { Description = "What happens, step by step, as JSON.", HelpName = "FILE", Required = true };
        var (calendar, json) = (Options.Calendar(), Options.Json());
        var command = new Command("simulate", "Runs a process definition in memory on a virtual clock.") { file, process, scenario, calendar, json };

        // One JSON object a line is what people get as well: --json is accepted and changes nothing.
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(file), parsed.GetValue(process), ReadScenario(parsed.GetRequiredValue(scenario)),
            InputFiles.Calendar(parsed.GetValue(calendar))));
        return command;
    }

    private static int Run(string file, string? process, Scenario scenario, WorkingDayCalendar calendar)
    {
        var files = InputFiles.Definitions(file).Where(f => f.Path.EndsWith(".bpmn", StringComparison.Ordinal)).ToList();
        if (files.Count != 1) throw new WrongInputException($"Expected one .bpmn file, but {file} is {(files.Count == 0 ? "none" : "several")}.");
        var read = DefinitionFolder.Read([.. files, .. InputFiles.FormsFor(file)]);
        var refused = read.Problems.Where(p => p.Severity == Severity.Refused && p.File == files[0].Path).ToList();
        if (refused.Count > 0) return Refuse(refused);
        var beside = new Lazy<DefinitionSet>(() => DefinitionFolder.Read([.. InputFiles.ProcessesBeside(files[0].Path), .. InputFiles.FormsFor(file)]));
        var outcome = SimulationRun.Of(
            Meant(file, process, [.. read.Processes]), calendar, scenario,
            id => read.Processes.FirstOrDefault(p => p.Id == id) ?? beside.Value.Processes.FirstOrDefault(p => p.Id == id));
        foreach (var line in outcome.Lines)
            Console.Out.WriteLine(line);
        return outcome.ExpectationsMet ? Answer.Done : Answer.No;
    }

    private static int Refuse(IReadOnlyList<DefinitionProblem> problems)
    {
        Console.Out.WriteLine(Printed.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("event", "refused");
            writer.WritePropertyName("problems");
            CheckVerb.Write(writer, problems);
            writer.WriteEndObject();
        }));
        return Answer.No;
    }

    private static ProcessDefinition Meant(string file, string? id, IReadOnlyList<ProcessDefinition> processes)
    {
        var meant = processes.Where(p => id is null || p.Id == id).ToList();
        if (meant.Count == 1) return meant[0];
        var known = string.Join(", ", processes.Select(p => p.Id));
        throw new WrongInputException(meant.Count > 1
            ? $"Expected {file} to hold one process, but it holds {known}: name one with --process."
            : $"Expected an executable process{(id is null ? "" : $" {id}")} in {file}, but there is none{(known.Length > 0 ? $" (it holds {known})" : "")}.");
    }

    private static Scenario ReadScenario(string path)
    {
        if (!File.Exists(path)) throw new WrongInputException($"Expected a scenario, but there is no file {path}.");
        try
        {
            return Scenario.Read(File.ReadAllText(path, Encoding.UTF8));
        }
        catch (FormatException wrong)
        {
            throw new WrongInputException($"{path}: {wrong.Message}");
        }
    }
}
