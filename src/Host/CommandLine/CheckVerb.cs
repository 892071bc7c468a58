using System.CommandLine;
using System.Text.Json;
using Reviews.Host.ServiceTasks;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Verification;

namespace Reviews.Host.CommandLine;

/// <summary><c>check [PATH…] [--json]</c>: every problem of the definitions and forms at once.</summary>
internal static class CheckVerb
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files and folders to check; the workflows folder when none is given.", Arity = ArgumentArity.ZeroOrMore };
        var json = Options.Json();
        var command = new Command("check", "Reads process definitions and forms and reports every problem at once.") { paths, json };
        command.SetAction(parsed => Run(parsed.GetValue(paths) ?? [], parsed.GetValue(json)));
        return command;
    }

    private static int Run(string[] paths, bool json)
    {
        string[] asked = paths.Length == 0 ? [InputFiles.WorkflowsFolder] : paths;
        var files = asked.SelectMany(InputFiles.Definitions).DistinctBy(f => f.Path).ToList();
        var named = files.Select(f => f.Path).ToHashSet();
        // The forms a lone process names are read too, but only what was asked about is reported.
        files.AddRange(asked.Where(File.Exists).SelectMany(InputFiles.FormsFor).DistinctBy(f => f.Path).Where(f => !named.Contains(f.Path)));
        var settings = new VerificationSettings(InputFiles.Calendar(null), KnownJobs.Types());
        var problems = Verifier.Check(DefinitionFolder.Read(files), settings).Where(p => named.Contains(p.File)).ToList();
        if (json)
            Console.Out.WriteLine(Printed.Json(writer => Write(writer, problems)));
        else
            problems.ForEach(p => Console.Out.WriteLine($"{p.File}:{p.Line} {p.Element ?? "-"} {p.Code} {p.Message}"));
        return problems.Exists(p => p.Severity != Severity.Warning) ? Answer.No : Answer.Done;
    }

    /// <summary>The problems as a JSON array: what <c>simulate</c> prints of a refused definition too.</summary>
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<DefinitionProblem> problems)
    {
        writer.WriteStartArray();
        foreach (var problem in problems)
        {
            writer.WriteStartObject();
            writer.WriteString("file", problem.File);
            writer.WriteNumber("line", problem.Line);
            writer.WriteString("element", problem.Element);
            writer.WriteString("code", problem.Code);
            writer.WriteString("severity", problem.Severity switch { Severity.Refused => "refused", Severity.Error => "error", _ => "warning" });
            writer.WriteString("message", problem.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
