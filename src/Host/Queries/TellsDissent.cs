using Reviews.Host.Casework;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.Queries;

/// <summary>The job whose being done says that somebody dissented: only those who may read votes learn of it.</summary>
internal static class TellsDissent
{
    public static bool By(Element? element) => element is ServiceTask { JobType.AsLiteral: FeelText { Value: JobTypes.TellDissent } };
}
