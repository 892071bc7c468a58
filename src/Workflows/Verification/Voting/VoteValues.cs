using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Verification.Voting;

/// <summary>What is known on the way from a vote that is tried out with sample votes.</summary>
/// <param name="Known">The variables that hang on the votes alone, by name; of all others nothing is known.</param>
/// <param name="IsDecided">What the last tally on the way came to; null before the first.</param>
internal sealed record VoteValues(FeelContext Known, bool? IsDecided)
{
    private const string Tally = "vote tally";

    /// <summary>What a variable of which nothing is known may hold: a part that is the same with each of these is the same with any.</summary>
    private static readonly FeelValue[] Anything =
        [FeelValue.Null, FeelBoolean.True, FeelBoolean.False, new FeelNumber(1), new FeelText("sample"), FeelContext.Empty.With("sample", FeelBoolean.True), new FeelList([])];

    /// <summary>The value, where it hangs on the votes alone; null (of C#) otherwise.</summary>
    public FeelValue? Of(FeelExpression expression) => Within(Known, expression);

    /// <summary>What is known once this element is done: what a script and the mappings made of it.</summary>
    public VoteValues After(Element element)
    {
        var (inside, decided) = (Known, IsDecided);
        foreach (var input in element.Inputs) inside = Set(inside, input.Target, input.Source, ref decided);
        if (element is ScriptTask script) inside = Set(inside, script.ResultVariable, script.Expression, ref decided);
        if (element is Activity { MultiInstance.OutputCollection: { } gathered }) inside = Without(inside, gathered);
        if (element is UserTask task && task.Properties.TryGetValue(Steps.StepProperties.Result, out var result)) inside = Without(inside, result);
        if (element.Outputs.Count == 0 && element.Inputs.Count == 0) return new VoteValues(inside, decided);
        var outside = element.Outputs.Count == 0 && element is ScriptTask { ResultVariable: var made } ? Copy(inside, made, Without(Known, made)) : Known;
        foreach (var output in element.Outputs) outside = Set(outside, output.Target, output.Source, ref decided, inside);
        return new VoteValues(outside, decided);
    }

    private static FeelContext Set(FeelContext known, string name, FeelExpression expression, ref bool? decided, FeelContext? readIn = null)
    {
        if (Within(readIn ?? known, expression) is not { } value) return Without(known, name);
        if (expression.Functions.Contains(Tally)) decided = value is FeelContext tally && tally.Find("decision") is not (null or FeelNull);
        return known.With(name, value);
    }

    private static FeelContext Copy(FeelContext from, string name, FeelContext to) => from.Find(name) is { } value ? to.With(name, value) : to;

    private static FeelContext Without(FeelContext known, string name) =>
        known.Entries.ContainsKey(name) ? new FeelContext(known.Entries.Where(e => e.Key != name)) : known;

    private static FeelValue? Within(FeelContext known, FeelExpression expression)
    {
        var unknown = expression.Names.Concat(expression.FilterNames).Where(name => !known.Entries.ContainsKey(name)).ToList();
        var values = (unknown.Count == 0 ? Anything.Take(1) : Anything)
            .Select(any => expression.Evaluate(new FeelScope(name => known.Find(name) ?? (unknown.Contains(name) ? any : null))).Value)
            .Distinct().Take(2).ToList();
        return values.Count == 1 ? values[0] : null;
    }
}
