using Reviews.Workflows;

namespace Reviews.Host.Casework;

/// <summary>What a process would do by itself is called off, where it comes to its end without it.</summary>
internal sealed class CallOffTimer(ProcessRunner runner)
{
    /// <param name="context">With the reason: without one it is refused.</param>
    /// <param name="seen">See <see cref="MoveTimer"/>.</param>
    public Task<Outcome<SteeredTimer>> RunAsync(ActionContext context, ArmedTogether timers, string seen, CancellationToken cancellation) =>
        runner.RunAsync<SteeredTimer>(
            context,
            Asked.For(nameof(CallOffTimer), timers.ProcessInstanceId, timers.ElementId, timers.DueAt.ToUnixTimeTicks(), context.Why, seen),
            transaction => MoveTimer.SteerAsync(transaction, timers, process => TimerForesight.OfCallOff(runner, process, timers, transaction.Context.At), seen),
            cancellation);
}
