using Reviews.Host.Casework;
using Reviews.Host.Pages.Components;
using Reviews.Host.Queries;
using Reviews.Workflows.Steps;
using Reviews.Workflows.Steps.Appointment;

namespace Reviews.Host.Pages.Tasks;

/// <summary>Chooses who takes a part in the review, with the reason.</summary>
internal sealed class AppointmentModel(TaskDesk tasks, ReviewPeople people, ReviewAuthors authors) : TaskPageModel(tasks)
{
    protected override string Step => AppointmentStep.Kind;

    public IReadOnlyList<Choice> People { get; private set; } = [];

    /// <summary>What becomes of those who have the part now, a sentence for each.</summary>
    public IReadOnlyList<string> Before { get; private set; } = [];

    /// <summary>Whether somebody is only proposed here, for another to check; the part is given at a step of its own.</summary>
    public bool IsProposal => Screen.Task.Properties.GetValueOrDefault(StepProperties.Result) != LeadAuthors.Variable;

    protected override async Task PrepareAsync(CancellationToken cancellation)
    {
        Before = await authors.BeforeAsync(Screen, cancellation);
        var listed = AppointmentStep.Listed(Screen.Task);
        People = [.. (await people.CandidatesAsync(Screen.Case, cancellation)).Select(p => new Choice(p.Id.ToString("D"), p.Name)).Where(p => listed?.Contains(p.Value) != false)];
    }
}
