using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Casework;

/// <summary>
/// What a process does by itself is put to another time, or to now: then the next sweep does it, after whatever else of its review
/// is due.
/// </summary>
internal sealed class MoveTimer(ProcessRunner runner)
{
    /// <param name="context">With the reason: a move without one is refused.</param>
    /// <param name="to">Null for now.</param>
    /// <param name="seen">The <see cref="TimerForesight.Seal"/> of what was shown: when something else would happen by now, nothing does.</param>
    public Task<Outcome<SteeredTimer>> RunAsync(ActionContext context, ArmedTogether timers, Instant? to, string seen, CancellationToken cancellation) =>
        runner.RunAsync<SteeredTimer>(
            context,
            Asked.For(nameof(MoveTimer), timers.ProcessInstanceId, timers.ElementId, timers.DueAt.ToUnixTimeTicks(), to?.ToUnixTimeTicks(), context.Why, seen),
            transaction => SteerAsync(
                transaction, timers, process => TimerForesight.OfMove(runner, process, timers, transaction.Context.At, to ?? transaction.Context.At), seen),
            cancellation);

    /// <summary>Does what was foreseen, if it still is what was shown.</summary>
    public static async Task<Outcome<SteeredTimer>> SteerAsync(CaseTransaction transaction, ArmedTogether timers, Func<RunningProcess, TimerForesight> foresee, string seen)
    {
        if (await transaction.FindAsync(timers.ProcessInstanceId) is not { } process)
            return Refusals.NotFound;
        if (await transaction.WhyNotAsync(process.Row.ReviewId, Permission.MoveTimer) is { } notAllowed)
            return notAllowed;
        if (string.IsNullOrWhiteSpace(transaction.Context.Why))
            return Outcome<SteeredTimer>.Rejected([new FieldError("why", "Enter the reason")]);
        var foreseen = foresee(process);
        if (foreseen.Happenings.Count == 0)
            return foreseen.Refusal!;
        if (foreseen.Seal != seen)
            return Refusals.ChangedSinceOpened;
        foreach (var happening in foreseen.Happenings)
        {
            if (await transaction.HappenAsync(process, happening) is { } refusal)
                return refusal;
        }

        return new SteeredTimer(process.Row.ReviewId);
    }
}

internal sealed record SteeredTimer(Guid ReviewId);
