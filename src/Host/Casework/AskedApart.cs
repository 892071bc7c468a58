using Microsoft.EntityFrameworkCore;
using Reviews.Workflows;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.Casework;

/// <summary>One agency is asked for a report beside what all were asked for, by a date of its own, as the process says: it was found late, or its report was sent back.</summary>
internal static class AskedApart
{
    /// <summary>What a definition waits for that can ask so. It comes with <c>asked</c>: the agency, and whether a report of it was <c>sentBack</c>.</summary>
    public const string Message = "report-asked";

    public static Refusal CannotAsk { get; } = new(
        "cannot-ask-for-report", "Expected a review that runs and can ask one agency by itself, but none of this review’s processes can. Move it to the newer version of its process first.");

    /// <summary>Null when it is asked.</summary>
    public static Task<Refusal?> AskAsync(CaseTransaction transaction, Guid reviewId, FeelValue agency) => AskAsync(transaction, reviewId, agency, sentBackIn: null);

    /// <param name="sentBackIn">The process in which a report was sent back, which alone asks for it again; null for an agency found late.</param>
    public static async Task<Refusal?> AskAsync(CaseTransaction transaction, Guid reviewId, FeelValue agency, Guid? sentBackIn)
    {
        var reference = (await transaction.FindReviewAsync(reviewId))!.Reference;
        var asked = FeelContext.Empty.With("agency", agency).With("sentBack", new FeelBoolean(sentBackIn is not null));
        foreach (var id in await transaction.Db.ProcessInstances.Where(p => p.ReviewId == reviewId && p.EndedAt == null && (sentBackIn == null || p.Id == sentBackIn)).OrderBy(p => p.StartedAt).Select(p => p.Id).ToListAsync(transaction.Cancellation))
        {
            var process = (await transaction.FindAsync(id))!;
            if (await transaction.HappenAsync(process, new MessageArrived(transaction.Context.At, Message, reference, FeelContext.Empty.With("asked", asked))) is null)
                return null;
        }

        return CannotAsk;
    }
}
