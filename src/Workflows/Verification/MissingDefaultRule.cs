using System.Text.RegularExpressions;
using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Verification;

/// <summary>
/// An exclusive split always finds a way: it has a default flow, or its conditions are plainly complete (<c>x</c> and
/// <c>not(x)</c>, <c>a = b</c> and <c>a != b</c>, <c>a &lt; b</c> and <c>a &gt;= b</c>, or <c>true</c>).
/// </summary>
internal sealed partial class MissingDefaultRule : IDefinitionRule
{
    private static readonly (string One, string Other)[] Opposites = [("=", "!="), ("<", ">="), (">", "<=")];

    public bool FollowsFlows => false;

    public IEnumerable<DefinitionProblem> Check(CheckedProcess subject) => subject.Scopes
        .SelectMany(scope => scope.Elements.OfType<ExclusiveGateway>().Select(gateway => (scope, gateway)))
        .Where(pair => pair.gateway is { DefaultFlow: null, Outgoing.Count: > 0 })
        .Select(pair => (pair.gateway, conditions: pair.scope.Flows.Where(f => f.SourceId == pair.gateway.Id && f.Condition is not null).Select(f => Plain(f.Condition!.Text)).ToList()))
        .Where(pair => pair.conditions.Count > 0 && !IsComplete(pair.conditions))
        .Select(pair => subject.Error(pair.gateway, VerificationCodes.MissingDefaultFlow, "Expected a default flow for when no condition holds, but there is none: mark one of the flows as the default."));

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
