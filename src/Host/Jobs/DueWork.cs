using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.ServiceTasks;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Jobs;

/// <summary>
/// Timers and jobs that are due, the earliest first, each in a transaction of its own and at its own instant: what a job
/// leads to is there before a later timer fires, however late the sweep is. One that fails holds up no other.
/// </summary>
internal sealed class DueWork(IDbContextFactory<ReviewsDb> contexts, FireTimer fireTimer, CarryOutJob carryOutJob, IClock clock, ILogger<DueWork> log)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        var failed = new HashSet<string>();
        while (await NextAsync(clock.GetCurrentInstant(), failed, cancellation) is { } due)
        {
            try
            {
                if (!await due.DoAsync())
                    failed.Add(due.Key);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                failed.Add(due.Key);
                log.LogError(failure, "What was due failed and is tried again at the next sweep: {Key}", due.Key);
            }
        }
    }

    private async Task<Due?> NextAsync(Instant now, HashSet<string> failed, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var timers = await db.ArmedTimers.AsNoTracking().Where(t => t.DueAt <= now)
            .OrderBy(t => t.DueAt).ThenBy(t => t.TimerId).Take(failed.Count + 1).ToListAsync(cancellation);
        var jobs = await db.Jobs.AsNoTracking().Where(j => j.State == JobState.Waiting && j.DueAt <= now)
            .OrderBy(j => j.DueAt).ThenBy(j => j.EngineInstanceId).Take(failed.Count + 1).ToListAsync(cancellation);
        return timers.Select(timer => ToFire(timer, cancellation)).Concat(jobs.Select(job => ToCarryOut(job, now, cancellation)))
            .Where(due => !failed.Contains(due.Key))
            // A job made at the instant of a timer comes first: it belongs to what has happened already.
            .OrderBy(due => due.At).ThenBy(due => due.IsTimer).ThenBy(due => due.Number)
            .FirstOrDefault();
    }

    private Due ToFire(ArmedTimerRow timer, CancellationToken cancellation) => new(
        FormattableString.Invariant($"timer:{timer.ProcessInstanceId:D}:{timer.TimerId}:{timer.DueAt.ToUnixTimeTicks()}"),
        timer.DueAt,
        IsTimer: true,
        timer.TimerId,
        async () => (await fireTimer.RunAsync(timer.ProcessInstanceId, timer.TimerId, timer.DueAt, cancellation)).IsDone);

    private Due ToCarryOut(JobRow job, Instant now, CancellationToken cancellation) => new(
        FormattableString.Invariant($"job:{job.Id:D}:{job.DueAt.ToUnixTimeTicks()}"),
        job.DueAt,
        IsTimer: false,
        job.EngineInstanceId,
        async () => (await carryOutJob.RunAsync(job, now, cancellation)).IsDone);

    private sealed record Due(string Key, Instant At, bool IsTimer, long Number, Func<Task<bool>> DoAsync);
}
