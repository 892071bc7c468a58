using Reviews.Workflows.Steps.AgencyReport;

namespace Reviews.Host.Pages.Tasks;

/// <summary>An agency’s report, a nil return, or internal documents where the response was modified.</summary>
internal sealed class AgencyReportModel(TaskDesk tasks) : TaskPageModel(tasks)
{
    protected override string Step => AgencyReportStep.Kind;

    public IReadOnlyList<string> Responses => AgencyReportStep.Responses(Screen.Task);

    /// <summary>Whether a form asks what a report tells; without one a report is a file.</summary>
    public bool AsksQuestions => Screen.Task.Form is not null;

    /// <summary>Whether the page asks for it in its own words: its form does not.</summary>
    public bool AsksItself(string field) => !Screen.Task.FormAsks(field);

    public bool MayBeModified => Responses.Contains(AgencyReportStep.InternalDocuments);
}
