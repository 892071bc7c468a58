using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications.Messages;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Casework;

/// <summary>
/// A clock that stands still runs again, from today, from a day that is past, or from a later day than was agreed; what hangs on
/// it moves, and those who have it are told. A pause that goes on has a new day on which it is looked at again.
/// </summary>
internal sealed class EndDelay(ProcessRunner runner, MovedDeadlineMail mail)
{
    private const string NothingMoves = "nothing-moves";

    /// <param name="context">With the reason: an end without one is refused.</param>
    /// <param name="reviewOn">Asked for where the clock runs from a day after today; null otherwise.</param>
    /// <param name="seen">The <see cref="DelayForesight.Seal"/> of what was shown: when something else would move by now, nothing does.</param>
    public Task<Outcome<EndedDelay>> RunAsync(ActionContext context, Guid delayId, LocalDate runsFrom, LocalDate? reviewOn, string seen, CancellationToken cancellation) =>
        runner.RunAsync<EndedDelay>(
            context,
            Asked.For(nameof(EndDelay), delayId, FormattableString.Invariant($"{runsFrom:uuuu-MM-dd}"), FormattableString.Invariant($"{reviewOn:uuuu-MM-dd}"), context.Why, seen),
            transaction => EndAsync(transaction, delayId, runsFrom, reviewOn, seen),
            cancellation);

    /// <summary>Whether it is a pause whose last day has passed: the clock runs again as was agreed, and to stop it once more is another delay.</summary>
    public static bool IsOver(DelayRow delay, LocalDate today) => delay.Kind == DelayKind.Pause && delay.Through < today;

    /// <summary>Every fault, before anything is reckoned; the fields are <c>runsFrom</c>, <c>reviewOn</c> and <c>why</c>.</summary>
    public static IEnumerable<FieldError> Faults(DelayRow delay, LocalDate runsFrom, LocalDate? reviewOn, string? why, Instant now)
    {
        var today = LondonTime.ToLocal(now).Date;
        if (runsFrom > today && reviewOn is null)
            yield return new("reviewOn", "Enter the day on which it is looked at again");
        else if (runsFrom > today && reviewOn < today)
            yield return new("reviewOn", "The review date must be today or in the future");
        else if (runsFrom > today && reviewOn > runsFrom)
            yield return new("reviewOn", "The review date must be by the day on which the clock runs again");
        if (string.IsNullOrWhiteSpace(why))
            yield return new("why", "Enter why the clock runs from that day");
    }

    private async Task<Outcome<EndedDelay>> EndAsync(CaseTransaction transaction, Guid delayId, LocalDate runsFrom, LocalDate? reviewOn, string seen)
    {
        var (now, cancellation) = (transaction.Context.At, transaction.Cancellation);
        if (await transaction.Db.Delays.SingleOrDefaultAsync(d => d.Id == delayId, cancellation) is not { } delay || await transaction.FindAsync(delay.ProcessInstanceId) is not { } process)
            return Refusals.NotFound;
        if (await transaction.WhyNotAsync(delay.ReviewId, Permission.AgreeDelay) is { } notAllowed)
            return notAllowed;
        // Read again now that the process is locked: whoever was first may have ended it.
        await transaction.Db.Entry(delay).ReloadAsync(cancellation);
        var foreseen = Foresee(runner, process, delay, runsFrom, now);
        if (delay.EndedAt is not null || foreseen.Seal != seen)
            return Refusals.ChangedSinceOpened;
        if (IsOver(delay, LondonTime.ToLocal(now).Date))
            return new Refusal("pause-over", FormattableString.Invariant($"Expected a pause that is not over, but the clock runs again since {delay.Through.PlusDays(1):uuuu-MM-dd}: to stop it once more is another delay, to be agreed first."));
        if (Faults(delay, runsFrom, reviewOn, transaction.Context.Why, now).ToList() is { Count: > 0 } faults)
            return Outcome<EndedDelay>.Rejected(faults);
        if (foreseen.Refusal is { } cannotBe)
            return cannotBe;
        // As was agreed: then nothing moves, and that it is so is recorded all the same.
        if (await transaction.HappenAsync(process, new ClockRestarted(now, delay.Number, runsFrom)) is { Code: not NothingMoves } refusal)
            return refusal;
        (delay.Through, delay.Days) = (process.State.Stopped[delay.Number].Through, process.State.Stopped[delay.Number].Days);
        if (runsFrom > LondonTime.ToLocal(now).Date)
            delay.ReviewOn = reviewOn!.Value;
        else
            (delay.EndedAt, delay.EndedBy) = (now, transaction.Context.By);
        transaction.Record(delay.ReviewId, "delay-ended", new
        {
            delay.Id,
            delay.ProcessInstanceId,
            delay.Number,
            Kind = delay.Kind.ToString(),
            RunsFrom = FormattableString.Invariant($"{runsFrom:uuuu-MM-dd}"),
            ReviewOn = delay.EndedAt is null ? FormattableString.Invariant($"{reviewOn:uuuu-MM-dd}") : null,
        });
        foreach (var moved in foreseen.Tasks)
            await mail.TellAsync(transaction, process, moved, DeadlineCause.DelayChanged);
        return new EndedDelay(delay.ReviewId);
    }

    /// <summary>What it would move, were it confirmed now.</summary>
    public static DelayForesight Foresee(ProcessRunner runner, RunningProcess process, DelayRow delay, LocalDate runsFrom, Instant now)
    {
        var foreseen = DelayForesight.Of(runner, process, now, at => new ClockRestarted(at, delay.Number, runsFrom));
        // Of a relaxation the day, as a corrected anchor changes how many days of it count.
        if (delay.Kind == DelayKind.Relaxation && runsFrom.PlusDays(-1) > delay.Through)
            return foreseen with { Refusal = new("more-than-agreed", FormattableString.Invariant($"Expected the days to count again by {delay.Through.PlusDays(1):uuuu-MM-dd}, as the relaxation says, but {runsFrom:uuuu-MM-dd} is later: more time is another delay, to be agreed first.")) };
        if (delay.Kind == DelayKind.Extension && foreseen.DaysLeftOut > delay.Days)
            return foreseen with { Refusal = new("more-than-agreed", FormattableString.Invariant($"Expected at most the {delay.Days} working days that were agreed, but these would be {foreseen.DaysLeftOut}: more time is another delay, to be agreed first.")) };
        return foreseen.Refusal is { Code: NothingMoves } ? foreseen with { Refusal = null, Limit = process.Row.Limit } : foreseen;
    }
}

internal sealed record EndedDelay(Guid ReviewId);
