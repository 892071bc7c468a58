using Reviews.Workflows.Steps.AgencyReport;

namespace Reviews.Host.Pages.Tasks;

/// <summary>An agency’s report, a nil return, or internal documents where the response was modified.</summary>
internal sealed class AgencyReportModel(TaskDesk tasks) : TaskPageModel(tasks)
{
    protected override string Step => AgencyReportStep.Kind;

    public IReadOnlyList<string> Responses => AgencyReportStep.Responses(Screen.Task);

    public bool MayBeModified => Responses.Contains(AgencyReportStep.InternalDocuments);
}
