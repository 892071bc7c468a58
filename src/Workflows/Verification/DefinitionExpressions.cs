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

        if (element is Activity { StandardLoop.Condition: { } goesOn }) yield return ("the loop's condition", goesOn);
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
        CallActivity call => [("the called process", call.ProcessId)],
        ReceiveTask { Trigger: { } message } => Of(message),
        SendTask send => Of(send.Message),
        FlowEvent { Trigger: { } trigger } => Of(trigger),
        _ => [],
    };

    private static IEnumerable<(string, FeelExpression?)> Of(EventTrigger trigger) => trigger switch
    {
        TimerTrigger timer => [("the timer", timer.Expression)],
        MessageTrigger message => [("the message's name", message.Name), ("the correlation key", message.CorrelationKey)],
        SignalTrigger signal => [("the signal's name", signal.Name)],
        ConditionTrigger condition => [("the event's condition", condition.Condition)],
        _ => [],
    };
}
