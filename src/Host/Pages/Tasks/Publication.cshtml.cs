using Reviews.Host.Queries;
using Reviews.Workflows.Steps.Publication;

namespace Reviews.Host.Pages.Tasks;

/// <summary>Records that the version made for the public was published.</summary>
internal sealed class PublicationModel(TaskDesk tasks) : TaskPageModel(tasks)
{
    protected override string Step => PublicationStep.Kind;

    /// <summary>The version made for the public; null where there is none, and for whoever may not see it.</summary>
    public ListedDocument? Prepared { get; private set; }

    /// <summary>From when it may be published, in London; null where nothing sets it.</summary>
    public LocalDateTime? From => PublicationStep.Embargo(Screen.Task);

    /// <summary>The first day on which it may be published because of when the advance copies went, and that day; null where nothing sets it.</summary>
    public (LocalDate On, LocalDate SentOn)? Earliest => PublicationStep.Earliest(Screen.Task);

    protected override async Task PrepareAsync(CancellationToken cancellation)
    {
        var id = RunningDefinition.Text(PublicationStep.Prepared(Screen.Task), "id");
        Prepared = id is null ? null : (await Tasks.Documents.OfAsync(Screen.Case, cancellation)).FirstOrDefault(d => d.Row.Id.ToString("D") == id);
    }
}
