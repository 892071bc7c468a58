using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.ServiceTasks;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Jobs;

/// <summary>
/// Timers and jobs that are due, the earliest of a review first, each at its own instant: what a job leads to is there
/// before a later timer of its review fires, however late the sweep is. Timers of different reviews share a transaction,
/// everything else has one of its own. One that fails holds up no other. A process sweeps once at a time; two hosts share
/// the work.
/// </summary>
internal sealed class DueWork(IDbContextFactory<ReviewsDb> contexts, FireTimer fireTimer, CarryOutJob carryOutJob, IClock clock, ILogger<DueWork> log) : IDisposable
{
    /// <summary>Enough for the disk's share to be small; few enough that nobody waits long behind them.</summary>
    private const int Together = 25;

    private readonly SemaphoreSlim one = new(1, 1);

    /// <summary>Whether this process is at it now.</summary>
    public bool IsUnderWay => one.CurrentCount == 0;

    public void Dispose() => one.Dispose();

    /// <summary>Until nothing is left.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation);
        await SweepAsync(cancellation);
    }

    /// <summary>The same, unless this process is at it already: then what fell due meanwhile is done by that sweep.</summary>
    public async Task RunUnlessRunningAsync(CancellationToken cancellation)
    {
        if (await one.WaitAsync(TimeSpan.Zero, cancellation))
            await SweepAsync(cancellation);
    }

    private async Task SweepAsync(CancellationToken cancellation)
    {
        try
        {
            var failed = new HashSet<string>();
            var alone = new HashSet<(Guid, long)>();
            while (true)
            {
                while (await FireTogetherAsync(alone, failed, cancellation))
                {
                }

                if (await NextAsync(clock.GetCurrentInstant(), failed, cancellation) is not { } due)
                    return;
                await DoAsync(due, failed);
            }
        }
        finally
        {
            one.Release();
        }
    }

    /// <returns>Whether there were any.</returns>
    private async Task<bool> FireTogetherAsync(HashSet<(Guid, long)> alone, HashSet<string> failed, CancellationToken cancellation)
    {
        var together = await fireTimer.RunTogetherAsync(clock.GetCurrentInstant(), Together, alone, cancellation);
        // Where one of them would not, each is fired for itself, so that it holds up no other.
        foreach (var timer in together.AreFired ? [] : together.Timers)
        {
            alone.Add((timer.ProcessInstanceId, timer.TimerId));
            await DoAsync(ToFire(timer, cancellation), failed);
        }

        return together.Timers.Count > 0;
    }

    private async Task DoAsync(Due due, HashSet<string> failed)
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

    // Where there are many writers, what somebody has in hand is passed over; what comes after it in its review is left for the next sweep.
    private async Task<Due?> NextAsync(Instant now, HashSet<string> failed, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var left = new HashSet<string>(failed);
        while (await FirstAsync(db, now, left, cancellation) is { } due)
        {
            if (!await IsBehindAsync(db, due, failed, cancellation))
                return due;
            left.Add(due.Key);
        }

        return null;
    }

    private async Task<Due?> FirstAsync(ReviewsDb db, Instant now, HashSet<string> left, CancellationToken cancellation)
    {
        var timers = await DueRows.TimersAsync(db, now, left.Count + 1, cancellation);
        var jobs = await DueRows.WaitingJobsAsync(db, now, left.Count + 1, cancellation);
        return timers.Select(timer => ToFire(DueTimer.Of(timer), cancellation)).Concat(jobs.Select(job => ToCarryOut(job, now, cancellation)))
            .Where(due => !left.Contains(due.Key)).OrderBy(due => due.Turn).FirstOrDefault();
    }

    /// <summary>Whether something of the same review comes before it that has not failed: somebody has that in hand.</summary>
    private async Task<bool> IsBehindAsync(ReviewsDb db, Due due, HashSet<string> failed, CancellationToken cancellation)
    {
        var ofReview = db.ProcessInstances.Where(p => db.ProcessInstances.Any(own => own.Id == due.ProcessInstanceId && own.ReviewId == p.ReviewId)).Select(p => p.Id);
        var timers = await db.ArmedTimers.AsNoTracking().Where(t => t.DueAt <= due.At && ofReview.Contains(t.ProcessInstanceId)).ToListAsync(cancellation);
        var jobs = await db.Jobs.AsNoTracking().Where(j => j.State == JobState.Waiting && j.DueAt <= due.At && ofReview.Contains(j.ProcessInstanceId)).ToListAsync(cancellation);
        return timers.Select(timer => ToFire(DueTimer.Of(timer), cancellation)).Concat(jobs.Select(job => ToCarryOut(job, due.At, cancellation)))
            .Any(other => other.Turn.CompareTo(due.Turn) < 0 && !failed.Contains(other.Key));
    }

    private Due ToFire(DueTimer timer, CancellationToken cancellation) => new(
        FormattableString.Invariant($"timer:{timer.ProcessInstanceId:D}:{timer.TimerId}:{timer.DueAt.ToUnixTimeTicks()}"),
        timer.ProcessInstanceId,
        (timer.DueAt, IsTimer: true, timer.TimerId),
        async () => (await fireTimer.RunAsync(timer.ProcessInstanceId, timer.TimerId, timer.DueAt, clock.GetCurrentInstant(), cancellation)).IsDone);

    private Due ToCarryOut(JobRow job, Instant now, CancellationToken cancellation) => new(
        FormattableString.Invariant($"job:{job.Id:D}:{job.DueAt.ToUnixTimeTicks()}"),
        job.ProcessInstanceId,
        (job.DueAt, IsTimer: false, job.EngineInstanceId),
        async () => (await carryOutJob.RunAsync(job, now, cancellation)).IsDone);

    /// <param name="Turn">A job made at the instant of a timer comes first: it belongs to what has happened already.</param>
    private sealed record Due(string Key, Guid ProcessInstanceId, (Instant At, bool IsTimer, long Number) Turn, Func<Task<bool>> DoAsync)
    {
        public Instant At => Turn.At;
    }
}
