using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Verification;

/// <summary>One thing that <c>check</c> looks for in a process.</summary>
internal interface IDefinitionRule
{
    /// <summary>
    /// Whether the rule follows flows from element to element: it is then not asked about a process of which parts were
    /// refused, because what is missing would look like a fault of the rest.
    /// </summary>
    bool FollowsFlows { get; }

    IEnumerable<DefinitionProblem> Check(CheckedProcess subject);
}
