using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine;

/// <summary>Which steps a timer goes off with: those that are due by the very same words, and that it closes or waits beside.</summary>
public static class DatesInCommon
{
    /// <summary>Empty for a timer with a time of its own.</summary>
    /// <param name="timer">Any element; one that is no timer has none.</param>
    public static IReadOnlyList<UserTask> StepsOf(ProcessDefinition definition, Element timer) => [.. StepPlanning.StepsBehind(definition, timer)];
}
