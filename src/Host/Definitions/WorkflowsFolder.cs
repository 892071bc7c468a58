using Reviews.Workflows.Definitions;

namespace Reviews.Host.Definitions;

/// <summary>Where definitions are read from: <c>./workflows</c> where there is one, else the folder beside the assembly.</summary>
internal sealed record WorkflowsFolder(string Path)
{
    /// <summary>Every .bpmn and .form file below it, in order of path: what is checked as a whole.</summary>
    public IReadOnlyList<SourceFile> Definitions() =>
        [.. Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
            .Where(file => System.IO.Path.GetExtension(file) is ".bpmn" or ".form")
            .Order(StringComparer.Ordinal)
            .Select(file => new SourceFile(file, File.ReadAllBytes(file)))];

    /// <summary>The bank holidays, in GOV.UK's shape.</summary>
    public string CalendarFile => System.IO.Path.Join(Path, "calendar", "england-and-wales.json");

    public static WorkflowsFolder Find()
    {
        var here = System.IO.Path.GetFullPath("workflows");
        return new WorkflowsFolder(Directory.Exists(here) ? here : System.IO.Path.Join(AppContext.BaseDirectory, "workflows"));
    }
}
