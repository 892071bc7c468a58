using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Deadlines;

namespace Reviews.Host.Casework;

/// <summary>Of whom nobody is reminded: a process that was given more time is not among them, as people work on it.</summary>
internal static class PausedProcesses
{
    /// <summary>The processes that are paused on the London day of this moment.</summary>
    public static async Task<IReadOnlySet<Guid>> OnAsync(ReviewsDb db, Instant now, CancellationToken cancellation)
    {
        var today = LondonTime.ToLocal(now).Date;
        return await db.Delays.Where(d => d.Kind == DelayKind.Pause && d.From <= today && d.Through >= today).Select(d => d.ProcessInstanceId).Distinct().ToHashSetAsync(cancellation);
    }

    /// <summary>Whether a process is paused at a moment from now on.</summary>
    public static async Task<Func<Guid, Instant, bool>> FromAsync(ReviewsDb db, Instant now, CancellationToken cancellation)
    {
        var today = LondonTime.ToLocal(now).Date;
        var pauses = (await db.Delays.AsNoTracking().Where(d => d.Kind == DelayKind.Pause && d.Through >= today).Select(d => new { d.ProcessInstanceId, d.From, d.Through }).ToListAsync(cancellation))
            .ToLookup(pause => pause.ProcessInstanceId);
        return (process, at) => LondonTime.ToLocal(at).Date is var day && pauses[process].Any(pause => pause.From <= day && day <= pause.Through);
    }
}
