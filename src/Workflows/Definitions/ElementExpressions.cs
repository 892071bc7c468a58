using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Definitions;

/// <summary>Every expression of an element, with what it is for.</summary>
internal static class ElementExpressions
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

    /// <summary>
    /// The variables that it reads, with those that the conditions of the flows leading away read: what a person may have to set
    /// right when it failed. Not what its own repetition provides.
    /// </summary>
    public static IReadOnlyList<string> NamesRead(ProcessDefinition definition, Element element)
    {
        var provided = (element as Activity)?.MultiInstance?.InputElement;
        return
        [
            .. Of(element).Select(e => e.Expression).Concat(element.Outgoing.Select(id => definition.Flow(id).Condition).OfType<FeelExpression>())
                .SelectMany(e => e.Names).Where(name => name != provided && !Counted.Contains(name)).Distinct().Order(StringComparer.Ordinal),
        ];
    }

    private static readonly HashSet<string> Counted =
        ["loopCounter", "numberOfInstances", "numberOfActiveInstances", "numberOfCompletedInstances", "numberOfTerminatedInstances"];

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
