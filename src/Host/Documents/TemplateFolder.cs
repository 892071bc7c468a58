using Reviews.Host.Definitions;
using Reviews.Notifications.Documents.Report;

namespace Reviews.Host.Documents;

/// <summary>
/// The templates of each partnership: <c>workflows/southend/templates/report-standard.docx</c> is the one that the panel's form
/// calls <c>standard</c>. They are read when they are used, so that one that was replaced in Word is in force at once.
/// </summary>
internal sealed class TemplateFolder(WorkflowsFolder workflows)
{
    /// <summary>What is sent beside the report.</summary>
    public const string DecisionRecord = "decision-record";

    /// <summary>What councillors are sent.</summary>
    public const string ActionsReport = "actions-report";

    private const string Folder = "templates";
    private const string Prefix = "report-";

    /// <summary>The names of the report's templates, as the panel's form has them, in order of name.</summary>
    public IReadOnlyList<string> Reports(string partnership) =>
        [.. FilesIn(Path.Join(workflows.Path, partnership)).Where(IsReport).Select(file => NameOf(file)[Prefix.Length..]).Order(StringComparer.Ordinal)];

    /// <summary>The template that the panel chose; null where there is none of that name.</summary>
    public ReadOnlyMemory<byte>? Report(string partnership, string name) =>
        Reports(partnership).Contains(name) ? new ReadOnlyMemory<byte>(File.ReadAllBytes(PathOf(partnership, Prefix + name))) : (ReadOnlyMemory<byte>?)null;

    /// <summary>Null where the partnership has none.</summary>
    public ReadOnlyMemory<byte>? Decision(string partnership) => Named(partnership, DecisionRecord);

    /// <summary>Null where the partnership has none.</summary>
    public ReadOnlyMemory<byte>? Actions(string partnership) => Named(partnership, ActionsReport);

    /// <summary>Everything that is wrong with the templates of all partnerships, one sentence each. A partnership that has none lacks nothing.</summary>
    public static IReadOnlyList<string> Problems(WorkflowsFolder workflows) => !Directory.Exists(workflows.Path)
        ? []
        : [.. Directory.EnumerateDirectories(workflows.Path).Order(StringComparer.Ordinal).SelectMany(FilesIn).SelectMany(ProblemsOf)];

    private static IReadOnlyList<string> ProblemsOf(string file)
    {
        if (!IsReport(file) && NameOf(file) is not (DecisionRecord or ActionsReport))
            return [$"Expected a template to be named {Prefix}….docx, {DecisionRecord}.docx or {ActionsReport}.docx, but found {file}."];
        return WordTemplate.Problems(file, File.ReadAllBytes(file), IsReport(file) ? TemplateKind.Report : NameOf(file) == ActionsReport ? TemplateKind.ActionsReport : TemplateKind.DecisionRecord);
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
        File.Exists(PathOf(partnership, name)) ? new ReadOnlyMemory<byte>(File.ReadAllBytes(PathOf(partnership, name))) : (ReadOnlyMemory<byte>?)null;

    private string PathOf(string partnership, string name) => Path.Join(workflows.Path, partnership, Folder, name + ".docx");
}
