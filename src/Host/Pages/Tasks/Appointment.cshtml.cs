using Reviews.Host.Pages.Components;
using Reviews.Host.Queries;
using Reviews.Workflows.Steps.Appointment;

namespace Reviews.Host.Pages.Tasks;

/// <summary>Chooses who takes a part in the review, with the reason.</summary>
internal sealed class AppointmentModel(TaskDesk tasks, ReviewPeople people, ReviewAuthors authors) : TaskPageModel(tasks)
{
    protected override string Step => AppointmentStep.Kind;

    public IReadOnlyList<Choice> People { get; private set; } = [];

    /// <summary>What becomes of those who have the part now, a sentence for each.</summary>
    public IReadOnlyList<string> Before { get; private set; } = [];

    protected override async Task PrepareAsync(CancellationToken cancellation)
    {
        Before = await authors.BeforeAsync(Screen, cancellation);
        People = [.. (await people.CandidatesAsync(Screen.Case, cancellation)).Select(p => new Choice(p.Id.ToString("D"), p.Name))];
    }
}
