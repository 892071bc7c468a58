using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Verification;

/// <summary>Expressions call functions there are, and count by a clock only where the process has one.</summary>
internal sealed class ExpressionRule : IDefinitionRule
{
    private const string NeedsClock = "review day";

    public bool FollowsFlows => false;

    public IEnumerable<DefinitionProblem> Check(CheckedProcess subject)
    {
        var process = subject.Process;
        foreach (var element in process.Elements)
        {
            foreach (var (what, expression) in ElementExpressions.Of(element))
            {
                foreach (var problem in Check(subject, element, what, expression)) yield return problem;
            }
        }

        foreach (var flow in subject.Scopes.SelectMany(s => s.Flows).Where(f => f.Condition is not null && process.Find(f.SourceId) is not null))
        {
            foreach (var problem in Check(subject, process.Element(flow.SourceId), $"the condition of {flow.Id}", flow.Condition!))
                yield return problem with { Line = flow.Line, Element = flow.Id };
        }
    }

    private static IEnumerable<DefinitionProblem> Check(CheckedProcess subject, Element element, string what, FeelExpression expression)
    {
        foreach (var name in expression.Functions.Where(f => !Builtins.Has(f) && (expression.Names.Contains(f) || expression.FilterNames.Contains(f))).Order(StringComparer.Ordinal))
            yield return subject.Error(element, VerificationCodes.UnknownFunction, $"Expected {what} to call functions that FEEL has, but there is none called '{name}'.");
        foreach (var doubt in expression.Doubts)
            yield return subject.Error(element, ProblemCodes.BadExpression, $"Expected {what} to have a value, but a part of it can only be null, at character {doubt.Position + 1} of '{expression.Text}': {doubt.Sentence}");
        if (expression.Functions.Contains(NeedsClock) && subject.Process.Clock is null)
            yield return subject.Error(element, VerificationCodes.MissingClock, $"Expected a clock for '{NeedsClock}' in {what}, but the process has none: set its properties clock.anchor and clock.first-day.");
    }
}
