using Reviews.Workflows;
using Reviews.Workflows.Engine;

namespace Reviews.Host.Casework;

/// <summary>An armed timer's instant has come. It fires once in effect: a second firing finds it no longer armed and is refused.</summary>
internal sealed class FireTimer(ProcessRunner runner)
{
    /// <param name="dueAt">The timer's own instant: the firing counts from it, however late the sweep is.</param>
    public Task<Outcome<FiredTimer>> RunAsync(Guid processInstanceId, long timerId, Instant dueAt, CancellationToken cancellation)
    {
        var context = new ActionContext(Actors.System, dueAt, FormattableString.Invariant($"timer:{processInstanceId:D}:{timerId}:{dueAt.ToUnixTimeTicks()}"));
        return runner.RunAsync<FiredTimer>(context, Asked.For(nameof(FireTimer), processInstanceId, timerId, dueAt.ToUnixTimeTicks()), transaction => FireAsync(transaction, processInstanceId, timerId, dueAt), cancellation);
    }

    private static async Task<Outcome<FiredTimer>> FireAsync(CaseTransaction transaction, Guid processInstanceId, long timerId, Instant dueAt)
    {
        if (await transaction.FindAsync(processInstanceId) is not { } process)
            return Refusals.NotFound;
        return await transaction.HappenAsync(process, new TimerDue(dueAt, timerId)) is { } refusal ? refusal : new FiredTimer(processInstanceId, timerId);
    }
}

internal sealed record FiredTimer(Guid ProcessInstanceId, long TimerId);
