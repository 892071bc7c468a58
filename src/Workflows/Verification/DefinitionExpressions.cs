using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Verification;

/// <summary>Every expression of an element, with what it is for.</summary>
internal static class DefinitionExpressions
{
    public static IEnumerable<(string What, FeelExpression Expression)> Of(Element element)
    {
        foreach (var mapping in element.Inputs) yield return ($"the input {mapping.Target}", mapping.Source);
        foreach (var mapping in element.Outputs) yield return ($"the output {mapping.Target}", mapping.Source);
        foreach (var (what, expression) in Own(element))
        {
            if (expression is not null) yield return (what, expression);
        }

        if (element is not Activity { MultiInstance: { } loop }) yield break;
        yield return ("the repetition's collection", loop.InputCollection);
        if (loop.OutputElement is { } output) yield return ("the repetition's output element", output);
        if (loop.CompletionCondition is { } done) yield return ("the completion condition", done);
    }

    private static IEnumerable<(string, FeelExpression?)> Own(Element element) => element switch
    {
        UserTask task => [("assignee", task.Assignee), ("candidateGroups", task.CandidateGroups), ("dueDate", task.DueDate), ("followUpDate", task.FollowUpDate)],
        ServiceTask task => [("the job type", task.JobType)],
        ScriptTask task => [("the script", task.Expression)],
        IntermediateCatchEvent { Trigger: TimerTrigger timer } => [("the timer", timer.Expression)],
        BoundaryEvent { Trigger: TimerTrigger timer } => [("the timer", timer.Expression)],
        _ => [],
    };
}
