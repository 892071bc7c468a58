using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Casework;

/// <summary>
/// What closed a task is done as soon as somebody meets it, and not at the next sweep: the process's timers that are due, up
/// to the closing one, each as the sweep would fire it. Where a job of the process comes first, the sweep is left to keep
/// the order. Nothing rests on it: the task refuses by itself, fired or not.
/// </summary>
internal sealed class FireWhatCloses(IDbContextFactory<ReviewsDb> contexts, FireTimer fireTimer, IClock clock)
{
    /// <param name="closedAt">The instant of the closing timer.</param>
    public async Task RunAsync(Guid processInstanceId, Instant closedAt, CancellationToken cancellation)
    {
        foreach (var timer in await DueAsync(processInstanceId, closedAt, cancellation))
            await fireTimer.RunAsync(processInstanceId, timer.TimerId, timer.DueAt, clock.GetCurrentInstant(), cancellation);
    }

    private async Task<List<ArmedTimerRow>> DueAsync(Guid processInstanceId, Instant closedAt, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.Jobs.AnyAsync(j => j.ProcessInstanceId == processInstanceId && j.State == JobState.Waiting && j.DueAt <= closedAt, cancellation))
            return [];
        return await db.ArmedTimers.AsNoTracking().Where(t => t.ProcessInstanceId == processInstanceId && t.DueAt <= closedAt)
            .OrderBy(t => t.DueAt).ThenBy(t => t.TimerId).ToListAsync(cancellation);
    }
}
