using System.Text.Json;
using Reviews.Workflows;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.CommandLine;

/// <summary>Finds and reads what a caller names: paths count from the folder they stand in.</summary>
internal static class InputFiles
{
    private const string Workflows = "workflows";
    private static readonly string[] Extensions = [".bpmn", ".form"];

    /// <summary>The workflows folder: the one where the caller stands, else the one beside the assembly.</summary>
    public static string WorkflowsFolder =>
        Directory.Exists(Workflows) ? Workflows : Path.Combine(AppContext.BaseDirectory, Workflows);

    /// <summary>Every definition and form in a folder, or one file of them, named as the caller named it.</summary>
    public static IReadOnlyList<SourceFile> Definitions(string path)
    {
        if (Directory.Exists(path))
            return [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(IsDefinition).Order(StringComparer.Ordinal).Select(Read)];
        if (!File.Exists(path)) throw new WrongInputException($"Expected a file or folder, but there is none at {path}.");
        return IsDefinition(path) ? [Read(path)] : throw new WrongInputException($"Expected a .bpmn or .form file, but found {path}.");
    }

    /// <summary>The forms that a .bpmn file in this place may name: those beside it, in folders below, and in the forms folders above.</summary>
    public static IReadOnlyList<SourceFile> FormsFor(string bpmn)
    {
        var folder = Path.GetDirectoryName(bpmn) is { Length: > 0 } found ? found : ".";
        var below = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2, IgnoreInaccessible = true };
        return [.. Directory.EnumerateFiles(folder, "*.form", below).Select(f => Read(folder == "." ? Path.GetRelativePath(".", f) : f))];
    }

    /// <summary>The other processes in a process's own folder: what it may call.</summary>
    public static IReadOnlyList<SourceFile> ProcessesBeside(string bpmn)
    {
        var folder = Path.GetDirectoryName(bpmn) is { Length: > 0 } found ? found : ".";
        return [.. Directory.EnumerateFiles(folder, "*.bpmn").Where(f => Path.GetFileName(f) != Path.GetFileName(bpmn)).Order(StringComparer.Ordinal).Select(Read)];
    }

    /// <summary>The bank holidays of the file, or those that came with the definitions.</summary>
    public static WorkingDayCalendar Calendar(string? path)
    {
        var file = path ?? Path.Combine(WorkflowsFolder, "calendar", "england-and-wales.json");
        if (path is null && !File.Exists(file)) file = Path.Combine(AppContext.BaseDirectory, Workflows, "calendar", "england-and-wales.json");
        if (!File.Exists(file)) throw new WrongInputException($"Expected a calendar of bank holidays, but there is none at {file}.");
        try
        {
            using var stream = File.OpenRead(file);
            return new WorkingDayCalendar(BankHolidays.Read(stream));
        }
        catch (FormatException wrong)
        {
            throw new WrongInputException($"{file}: {wrong.Message}");
        }
    }

    /// <summary>A JSON object as variables; none where nothing is given.</summary>
    public static FeelContext Variables(string? json, string option)
    {
        if (json is null) return FeelContext.Empty;
        try
        {
            using var document = JsonDocument.Parse(json);
            return FeelJson.Read(document.RootElement) as FeelContext ?? throw new WrongInputException($"Expected {option} to be a JSON object, but found {json}.");
        }
        catch (JsonException wrong)
        {
            throw new WrongInputException($"Expected {option} to be a JSON object, but it cannot be read: {JsonFault.Why(wrong)}");
        }
    }

    private static bool IsDefinition(string path) => Extensions.Contains(Path.GetExtension(path));

    private static SourceFile Read(string path) => new(path.Replace('\\', '/'), File.ReadAllBytes(path));
}
