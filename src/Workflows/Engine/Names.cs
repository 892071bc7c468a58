using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine;

/// <summary>The names of messages and signals, and the keys that say whom a message is for.</summary>
internal static class Names
{
    public static string? Of(Execution run, long instanceId, FeelExpression name) =>
        run.Evaluate(name, instanceId).Value is FeelText { Value: { Length: > 0 } text } ? text : null;

    /// <summary>A text, or a number as it is printed: what two processes can agree on.</summary>
    public static string? Key(Execution run, long instanceId, FeelExpression key) => run.Evaluate(key, instanceId).Value switch
    {
        FeelText { Value: { Length: > 0 } text } => text,
        FeelNumber number => number.ToString(),
        _ => null,
    };

    public static WaitProblem Missing(Execution run, long instanceId, Element of, FeelExpression name, string kind) => new(
        "name-missing", $"The {kind} of \"{of.Id}\" has no name: {Moments.Why(name, run.Evaluate(name, instanceId), "a text")}");
}
