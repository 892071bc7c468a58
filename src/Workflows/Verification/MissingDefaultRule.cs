using System.Text.RegularExpressions;
using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Verification;

/// <summary>
/// A split that chooses always finds a way: it has a flow without a condition, a default flow, or its conditions are plainly complete (<c>x</c> and
/// <c>not(x)</c>, <c>a = b</c> and <c>a != b</c>, <c>a &lt; b</c> and <c>a &gt;= b</c>, or <c>true</c>).
/// </summary>
internal sealed partial class MissingDefaultRule : IDefinitionRule
{
    private static readonly (string One, string Other)[] Opposites = [("=", "!="), ("<", ">="), (">", "<=")];

    public bool FollowsFlows => false;

    public IEnumerable<DefinitionProblem> Check(CheckedProcess subject) => subject.Scopes
        .SelectMany(scope => scope.Elements.Where(e => e is IHasDefaultFlow { DefaultFlow: null }).Select(split => (split, flows: scope.Flows.Where(f => f.SourceId == split.Id).ToList())))
        .Where(pair => pair.flows.Count > 0 && pair.flows.TrueForAll(f => f.Condition is not null) && !IsComplete([.. pair.flows.Select(f => Plain(f.Condition!.Text))]))
        .Select(pair => subject.Error(pair.split, VerificationCodes.MissingDefaultFlow, "Expected a default flow for when no condition holds, but there is none: mark one of the flows as the default."));

    private static bool IsComplete(List<string> conditions) =>
        conditions.Contains("true") || conditions.Exists(c => conditions.Contains($"not({c})") || Opposites.Any(o => conditions.Contains(Opposite(c, o.One, o.Other))));

    private static string Opposite(string condition, string one, string other)
    {
        var parts = Comparison().Split(condition);
        return parts.Length == 3 && parts[1] == one && !condition.Contains(" and ", StringComparison.Ordinal) && !condition.Contains(" or ", StringComparison.Ordinal)
            ? parts[0] + other + parts[2]
            : "";
    }

    /// <summary>Without the leading sign and spaces around comparisons, so that the same condition reads the same.</summary>
    private static string Plain(string text) => Comparison().Replace(text.Trim().TrimStart('=').Trim(), "${sign}");

    [GeneratedRegex(@"\s*(?<sign>!=|<=|>=|<|>|=)\s*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comparison();
}
