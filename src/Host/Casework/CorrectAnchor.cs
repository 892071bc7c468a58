using Reviews.Notifications.Messages;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Casework;

/// <summary>The date a process is counted from was wrong: open deadlines and timers are reckoned again, and those who have them are told.</summary>
internal sealed class CorrectAnchor(ProcessRunner runner, MovedDeadlineMail mail)
{
    /// <param name="context">With the reason: a correction without one is refused.</param>
    /// <param name="seen">
    /// The <see cref="AnchorForesight.Seal"/> of what was shown: when something else would move by now, nothing does. Null
    /// when nothing was shown.
    /// </param>
    public Task<Outcome<CorrectedAnchor>> RunAsync(ActionContext context, Guid processInstanceId, ClockAnchor anchor, string? seen, CancellationToken cancellation) =>
        runner.RunAsync<CorrectedAnchor>(context, Asked.For(nameof(CorrectAnchor), processInstanceId, Asked.Anchor(anchor), context.Why, seen), transaction => CorrectAsync(transaction, processInstanceId, anchor, seen), cancellation);

    /// <summary>Every fault of a correction, before anything is reckoned; the fields are <c>date</c> and <c>why</c>.</summary>
    public static IEnumerable<FieldError> Faults(ClockAnchor? before, ClockAnchor anchor, string? why, Instant now)
    {
        if (anchor.Date + (anchor.Time ?? LocalTime.Midnight) > LondonTime.ToLocal(now))
            yield return new("date", "The right date and time must be in the past");
        else if (anchor == before)
            yield return new("date", "Enter another date or time: the review is counted from this one already");
        if (string.IsNullOrWhiteSpace(why))
            yield return new("why", "Enter the reason for the correction");
    }

    private async Task<Outcome<CorrectedAnchor>> CorrectAsync(CaseTransaction transaction, Guid processInstanceId, ClockAnchor anchor, string? seen)
    {
        if (await transaction.FindAsync(processInstanceId) is not { } process)
            return Refusals.NotFound;
        if (await transaction.WhyNotAsync(process.Row.ReviewId, Permission.CorrectClock) is { } notAllowed)
            return notAllowed;
        // Asked first: a date that was corrected meanwhile is a change, and no fault of what was typed.
        var foreseen = AnchorForesight.Of(runner, process, transaction.Context.At, anchor);
        if (seen is not null && foreseen.Seal != seen)
            return Refusals.ChangedSinceOpened;
        if (Faults(process.State.Anchor, anchor, transaction.Context.Why, transaction.Context.At).ToList() is { Count: > 0 } faults)
            return Outcome<CorrectedAnchor>.Rejected(faults);
        if (await transaction.HappenAsync(process, new AnchorMoved(transaction.Context.At, anchor)) is { } refusal)
            return refusal;
        foreach (var moved in foreseen.Tasks)
            await mail.TellAsync(transaction, process, moved, DeadlineCause.AnchorCorrected);
        return new CorrectedAnchor(process.Row.ReviewId);
    }
}

internal sealed record CorrectedAnchor(Guid ReviewId);
