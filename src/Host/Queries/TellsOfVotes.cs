using Reviews.Host.Casework;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.Queries;

/// <summary>The jobs whose being done says how the votes fell, or that the decision is looked at again: only those who may read votes learn of them.</summary>
internal static class TellsOfVotes
{
    public static bool By(Element? element) => element is ServiceTask { JobType.AsLiteral: FeelText { Value: JobTypes.TellDissent or JobTypes.TellNoMajority or JobTypes.TellDecisionMakers } };
}
