using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Definitions;

/// <summary>A sequence flow from one element to another of the same scope; a condition, where there is one, decides whether it is taken.</summary>
public sealed record SequenceFlow(string Id, string SourceId, string TargetId, int Line)
{
    public string? Name { get; init; }

    public FeelExpression? Condition { get; init; }
}
