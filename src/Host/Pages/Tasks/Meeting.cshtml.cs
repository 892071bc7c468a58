using Reviews.Host.Pages.Components;
using Reviews.Host.Queries;
using Reviews.Workflows.Steps.Meeting;

namespace Reviews.Host.Pages.Tasks;

/// <summary>A meeting that was held: who came, what was discussed, and the statutory criteria one by one.</summary>
internal sealed class MeetingModel(TaskDesk tasks) : TaskPageModel(tasks)
{
    protected override string Step => MeetingStep.Kind;

    /// <summary>Who may have attended, partners first.</summary>
    public IReadOnlyList<Choice> Bodies =>
        [.. MeetingStep.Bodies(Screen.Task).Select(b => new Choice(b.Key, RunningDefinition.Text(b.Value, "name") ?? b.Key))];

    public IReadOnlyList<StatutoryCriterion> Criteria => MeetingStep.Criteria(Screen.Task);
}
