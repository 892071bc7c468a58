namespace Reviews.Host.Definitions;

/// <summary>Where definitions are read from: <c>./workflows</c> where there is one, else the folder beside the assembly.</summary>
internal sealed record WorkflowsFolder(string Path)
{
    public static WorkflowsFolder Find()
    {
        var here = System.IO.Path.GetFullPath("workflows");
        return new WorkflowsFolder(Directory.Exists(here) ? here : System.IO.Path.Join(AppContext.BaseDirectory, "workflows"));
    }
}
