using Reviews.Host.Definitions;
using Reviews.Notifications.Documents.Report;

namespace Reviews.Host.Documents;

/// <summary>
/// The templates of each partnership: <c>workflows/southend/templates/report-standard.docx</c> is the one that the panel's form
/// calls <c>standard</c>. Where it has none of a name, that of a folder whose forms it shares stands in. They are read when they are
/// used, so that one that was replaced in Word is in force at once.
/// </summary>
internal sealed class TemplateFolder(WorkflowsFolder workflows, DefinitionShelf definitions)
{
    /// <summary>What is sent beside the report.</summary>
    public const string DecisionRecord = "decision-record";

    /// <summary>What councillors are sent.</summary>
    public const string ActionsReport = "actions-report";

    /// <summary>The one combined report a quarter.</summary>
    public const string QuarterReport = "quarter-report";

    private const string Folder = "templates";
    private const string Prefix = "report-";

    /// <summary>The names of the report's templates, as the panel's form has them, in order of name.</summary>
    public IReadOnlyList<string> Reports(string partnership) =>
        [.. FoldersOf(partnership).SelectMany(FilesIn).Where(IsReport).Select(file => NameOf(file)[Prefix.Length..]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The template that the panel chose; null where there is none of that name.</summary>
    public ReadOnlyMemory<byte>? Report(string partnership, string name) =>
        Reports(partnership).Contains(name) ? Named(partnership, Prefix + name) : null;

    /// <summary>Null where the partnership has none.</summary>
    public ReadOnlyMemory<byte>? Decision(string partnership) => Named(partnership, DecisionRecord);

    /// <summary>One that is about no one review, by its name; null where the partnership has none.</summary>
    public ReadOnlyMemory<byte>? Across(string partnership, string name) => Named(partnership, name);

    /// <summary>Everything that is wrong with the templates of all partnerships, one sentence each. A partnership that has none lacks nothing.</summary>
    public static IReadOnlyList<string> Problems(WorkflowsFolder workflows) => !Directory.Exists(workflows.Path)
        ? []
        : [.. Directory.EnumerateDirectories(workflows.Path).Order(StringComparer.Ordinal).SelectMany(FilesIn).SelectMany(ProblemsOf)];

    private static IReadOnlyList<string> ProblemsOf(string file)
    {
        TemplateKind? kind = NameOf(file) switch
        {
            _ when IsReport(file) => TemplateKind.Report,
            DecisionRecord => TemplateKind.DecisionRecord,
            ActionsReport => TemplateKind.ActionsReport,
            QuarterReport => TemplateKind.QuarterReport,
            _ => null,
        };
        return kind is { } known
            ? WordTemplate.Problems(file, File.ReadAllBytes(file), known)
            : [$"Expected a template to be named {Prefix}….docx, {DecisionRecord}.docx, {ActionsReport}.docx or {QuarterReport}.docx, but found {file}."];
    }

    // While Word has a document open, a file that begins so lies beside it.
    private static IEnumerable<string> FilesIn(string partnership)
    {
        var folder = Path.Join(partnership, Folder);
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.docx").Where(file => !NameOf(file).StartsWith("~$", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            : [];
    }

    private static bool IsReport(string file) => NameOf(file).StartsWith(Prefix, StringComparison.Ordinal) && NameOf(file).Length > Prefix.Length;

    private static string NameOf(string file) => Path.GetFileNameWithoutExtension(file);

    private ReadOnlyMemory<byte>? Named(string partnership, string name) =>
        FoldersOf(partnership).SelectMany(FilesIn).FirstOrDefault(file => NameOf(file) == name) is { } file ? new ReadOnlyMemory<byte>(File.ReadAllBytes(file)) : (ReadOnlyMemory<byte>?)null;

    // Its own before those it shares. Whoever shares single processes of a folder takes neither its forms nor its templates.
    private IEnumerable<string> FoldersOf(string partnership) =>
        new[] { partnership }.Concat((definitions.Partnership(partnership)?.Shared ?? []).Where(shared => shared.Processes.Count == 0).Select(shared => shared.Folder))
            .Select(folder => Path.Join(workflows.Path, folder));
}
