using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;
using Reviews.Workflows.Engine;

namespace Reviews.Host.Casework;

/// <summary>An armed timer's instant has come. It fires once in effect: a second firing finds it no longer armed and is refused.</summary>
internal sealed class FireTimer(ProcessRunner runner)
{
    /// <param name="dueAt">The timer's own instant: the firing counts from it, however late the sweep is.</param>
    /// <param name="now">The sweep's: what a repeating timer missed until then is passed over.</param>
    public Task<Outcome<FiredTimer>> RunAsync(Guid processInstanceId, long timerId, Instant dueAt, Instant now, CancellationToken cancellation)
    {
        var work = Work(processInstanceId, timerId, dueAt, now);
        return runner.RunAsync(work.Context, work.Asked, work.DoAsync, cancellation);
    }

    /// <summary>
    /// Fires several of different reviews in one transaction. Where there are many writers, each takes what no other holds: timers
    /// whose process nobody has in hand.
    /// </summary>
    /// <param name="most">At most so many.</param>
    /// <param name="except">Those that are left to be fired on their own.</param>
    public async Task<FiredTogether> RunTogetherAsync(Instant now, int most, IReadOnlySet<(Guid ProcessInstanceId, long TimerId)> except, CancellationToken cancellation)
    {
        IReadOnlyList<DueTimer> taken = [];
        try
        {
            var areFired = await runner.RunTogetherAsync<FiredTimer>(
                async db =>
                {
                    var due = await DueRows.FirstTimersAsync(db, now, most + except.Count, cancellation);
                    taken = [.. due.Where(timer => !except.Contains((timer.ProcessInstanceId, timer.TimerId))).Take(most).Select(DueTimer.Of)];
                    return [.. taken.Select(timer => Work(timer.ProcessInstanceId, timer.TimerId, timer.DueAt, now))];
                },
                cancellation);
            return new FiredTogether(taken, areFired);
        }
        catch (Exception failure) when (taken.Count > 0 && failure is not OperationCanceledException)
        {
            // Whichever it was says so when it is fired on its own.
            return new FiredTogether(taken, AreFired: false);
        }
    }

    private static GatheredWork<FiredTimer> Work(Guid processInstanceId, long timerId, Instant dueAt, Instant now) => new(
        new ActionContext(Actors.System, dueAt, FormattableString.Invariant($"timer:{processInstanceId:D}:{timerId}:{dueAt.ToUnixTimeTicks()}")),
        Asked.For(nameof(FireTimer), processInstanceId, timerId, dueAt.ToUnixTimeTicks()),
        processInstanceId,
        transaction => FireAsync(transaction, processInstanceId, timerId, dueAt, now));

    private static async Task<Outcome<FiredTimer>> FireAsync(CaseTransaction transaction, Guid processInstanceId, long timerId, Instant dueAt, Instant now)
    {
        if (await transaction.FindAsync(processInstanceId) is not { } process)
            return Refusals.NotFound;
        return await transaction.HappenAsync(process, new TimerDue(dueAt, timerId) { SeenAt = now }) is { } refusal ? refusal : new FiredTimer(processInstanceId, timerId);
    }
}

/// <summary>A timer as it was found: its row, where it repeats, says another instant once it has fired.</summary>
internal sealed record DueTimer(Guid ProcessInstanceId, long TimerId, Instant DueAt)
{
    public static DueTimer Of(ArmedTimerRow row) => new(row.ProcessInstanceId, row.TimerId, row.DueAt);
}

internal sealed record FiredTimer(Guid ProcessInstanceId, long TimerId);

/// <param name="Timers">Those that were to be fired.</param>
/// <param name="AreFired">False when one of them could not be: then none is.</param>
internal sealed record FiredTogether(IReadOnlyList<DueTimer> Timers, bool AreFired);
