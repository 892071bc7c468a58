using Reviews.Workflows.Expressions;
using Reviews.Workflows.Steps;

namespace Reviews.Workflows.Registers;

/// <summary>
/// What a proceeding beside a review means for something that is about to be done. A step names what it does by its property
/// <c>heeds</c> (<see cref="Steps.StepProperties.Heeds"/>): sharing, publishing or interviewing.
/// </summary>
/// <param name="Name">What it is, as the form's choice reads: police investigation, inquest …</param>
/// <param name="Words">What is to be heeded, and who says so: whole sentences.</param>
/// <param name="Blocks">Whether it may not be done; else it only warns.</param>
public sealed record ProceedingHeeded(string Name, string Words, bool Blocks)
{
    /// <summary>What may be heeded, each a field of the register's form that says <c>none</c>, <c>warns</c> or <c>blocks</c>.</summary>
    public static IReadOnlyList<string> Acts { get; } = ["sharing", "publishing", "interviewing"];

    /// <summary>The act of letting others on the review read something.</summary>
    public static IReadOnlyList<string> Sharing { get; } = ["sharing"];

    /// <summary>What a step with these properties does of it; empty for most.</summary>
    public static IReadOnlyList<string> ActsOf(IReadOnlyDictionary<string, string> properties) =>
        properties.GetValueOrDefault(StepProperties.Heeds, "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Whether a step does it by what is being recorded.</summary>
    /// <param name="recorded">What the step records.</param>
    public static bool IsDone(IReadOnlyDictionary<string, string> properties, FeelContext recorded) =>
        properties.GetValueOrDefault(StepProperties.HeedsWhen) is not { } when
        || FeelExpression.Parse(when).Expression?.Evaluate(new FeelScope(recorded)).Value is not FeelBoolean { Value: false };

    /// <summary>Null where the proceeding is over, or says nothing of any of these acts.</summary>
    /// <param name="values">Of its entry in the register, as they stand now.</param>
    /// <param name="nameOf">The words of a choice of the field <c>kind</c>.</param>
    public static ProceedingHeeded? Of(FeelContext values, IReadOnlyCollection<string> acts, Func<string, string> nameOf)
    {
        if (Text(values, "state") != "open")
            return null;
        var said = acts.Where(Acts.Contains).Select(act => Text(values, act)).ToList();
        var blocks = said.Contains("blocks");
        return blocks || said.Contains("warns") ? new(nameOf(Text(values, "kind")), Sentence(Text(values, "heed")), blocks) : null;
    }

    // Typed by somebody, and read in the middle of other sentences.
    private static string Sentence(string words) => words.TrimEnd() is { Length: > 0 } said && !".!?".Contains(said[^1], StringComparison.Ordinal) ? said + "." : words.TrimEnd();

    private static string Text(FeelContext values, string name) => (values.Find(name) as FeelText)?.Value ?? "";
}
