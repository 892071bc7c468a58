using Reviews.Host.Pages.Components;
using Reviews.Workflows.Steps.Vote;

namespace Reviews.Host.Pages.Tasks;

/// <summary>One partner’s vote. It shows nothing of anyone else’s: nobody’s is shown before the vote closes.</summary>
internal sealed class VoteModel(TaskDesk tasks) : TaskPageModel(tasks)
{
    protected override string Step => VoteStep.Kind;

    public IReadOnlyList<Choice> WhatFollows => [.. VoteStep.WhatFollows(Screen.Task).Select(c => new Choice(c, StepWords.Choice(c)))];

    public IReadOnlyList<Choice> Choices => [.. VoteStep.Choices(Screen.Task).Select(c => new Choice(c, StepWords.Choice(c)))];
}
