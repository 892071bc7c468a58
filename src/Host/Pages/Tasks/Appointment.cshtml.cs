using Reviews.Host.Pages.Components;
using Reviews.Host.Queries;
using Reviews.Workflows.Steps.Appointment;

namespace Reviews.Host.Pages.Tasks;

/// <summary>Chooses who takes a part in the review, with the reason.</summary>
internal sealed class AppointmentModel(TaskDesk tasks, ReviewPeople people) : TaskPageModel(tasks)
{
    protected override string Step => AppointmentStep.Kind;

    public IReadOnlyList<Choice> People { get; private set; } = [];

    protected override async Task PrepareAsync(CancellationToken cancellation) =>
        People = [.. (await people.CandidatesAsync(Screen.Case, cancellation)).Select(p => new Choice(p.Id.ToString("D"), p.Name))];
}
