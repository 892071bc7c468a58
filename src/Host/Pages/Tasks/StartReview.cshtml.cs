using Reviews.Host.Casework;
using Reviews.Host.Pages.Components;
using Reviews.Host.Queries;
using Reviews.Workflows.Steps.StartReview;

namespace Reviews.Host.Pages.Tasks;

/// <summary>Starts the rapid review of a notification: its timetable is seen before it begins.</summary>
internal sealed class StartReviewModel(TaskDesk tasks, StartChoices starting) : TaskPageModel(tasks)
{
    protected override string Step => StartReviewStep.Kind;

    public IReadOnlyList<Choice> Agencies =>
        [.. StartReviewStep.Choices(Screen.Task).Select(a => new Choice(a.Key, RunningDefinition.Text(a.Value, "name") ?? a.Key))];

    /// <summary>The timetable of the rapid review this starts, counted from the notification already recorded; null when it cannot be said.</summary>
    public ReviewTimetable? Preview { get; private set; }

    protected override Task PrepareAsync(CancellationToken cancellation)
    {
        Preview = starting.PreviewOf(Screen);
        return Task.CompletedTask;
    }
}
