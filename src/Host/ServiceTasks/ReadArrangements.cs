using Reviews.Host.Definitions;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.ServiceTasks;

/// <summary>
/// Reads the partnership's arrangements of the day anew: how it decides, who leads on what, which groups it has. A process has them
/// as they were when it began; what asks whoever holds a lead by now (S000, Appendix: lead areas rotate) reads them first.
/// </summary>
internal sealed class ReadArrangements(DefinitionShelf definitions) : IServiceTask
{
    public string JobType => "read-arrangements";

    public async Task<FeelContext> CarryOutAsync(ServiceTaskCall call)
    {
        var review = await JobMail.ReviewAsync(call);
        var partnership = definitions.Partnership(review.Partnership)
            ?? throw new InvalidOperationException($"Expected the partnership {review.Partnership} among the definitions, but it is not there.");
        return ReviewVariables.Arrangements(partnership, call.Transaction.Context.At);
    }
}
