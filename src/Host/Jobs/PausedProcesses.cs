using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Deadlines;

namespace Reviews.Host.Jobs;

internal static class PausedProcesses
{
    /// <summary>The processes that are paused on the London day of this moment. One that was given more time is not: people work on it.</summary>
    public static async Task<IReadOnlySet<Guid>> OnAsync(ReviewsDb db, Instant now, CancellationToken cancellation)
    {
        var today = LondonTime.ToLocal(now).Date;
        return await db.Delays.Where(d => d.Kind == DelayKind.Pause && d.From <= today && d.Through >= today).Select(d => d.ProcessInstanceId).Distinct().ToHashSetAsync(cancellation);
    }
}
