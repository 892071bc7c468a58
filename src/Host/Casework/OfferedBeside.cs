using Reviews.Host.Definitions;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Casework;

/// <summary>Which processes may be begun from the page of a review as it stands, and with what each would begin.</summary>
internal static class OfferedBeside
{
    /// <param name="processes">Those of the review, each with its state.</param>
    public static IReadOnlyList<OfferedProcess> Of(DefinitionShelf definitions, ReviewRow review, IEnumerable<(ProcessInstanceRow Row, FeelContext Variables)> processes)
    {
        if (review.Status is not (ReviewStatus.InProgress or ReviewStatus.Completed))
            return [];
        var known = processes.OrderBy(one => one.Row.StartedAt).Select(one => (one.Row.ProcessId, one.Row.EndedAt is null, one.Variables)).ToList();
        return [.. definitions.Of(review.Partnership)
            .Select(process => (process, process.Beside, Handed: process.Beside?.Handed(process.Id, known)))
            .Where(offered => offered.Handed is not null).Select(offered => new OfferedProcess(offered.process, offered.Beside!, offered.Handed!))];
    }
}

/// <param name="Handed">What it would begin with.</param>
internal sealed record OfferedProcess(ProcessDefinition Process, BesideOffer Offer, FeelContext Handed);
