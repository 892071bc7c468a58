using Reviews.Host.Definitions;
using Reviews.Notifications.Messages;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Reviews;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Casework;

/// <summary>
/// A date of a review was wrong, or is added: what was recorded stays beside what is right, and in every process that counts
/// from it and runs, open deadlines and timers are reckoned again, and those who have them are told; all of it or nothing.
/// A panel meeting stays on the day people chose for it: those who steer are told which day of the review that is now.
/// </summary>
internal sealed class CorrectCaseDate(ProcessRunner runner, DefinitionShelf definitions, MovedDeadlineMail mail, ManagerMail managers)
{
    /// <param name="context">With the reason: a correction without one is refused.</param>
    /// <param name="seen">The <see cref="DateForesight.Seal"/> of what was shown: when something else would move by now, nothing does.</param>
    public Task<Outcome<CorrectedDate>> RunAsync(ActionContext context, Guid reviewId, CaseDate date, ClockAnchor value, string seen, CancellationToken cancellation) =>
        runner.RunAsync<CorrectedDate>(
            context,
            Asked.For(nameof(CorrectCaseDate), reviewId, date.Id, Asked.Anchor(value), context.Why, seen),
            transaction => CorrectAsync(transaction, reviewId, date, value, seen),
            cancellation);

    /// <summary>Every fault of a correction; the fields are <c>date</c> and <c>why</c>.</summary>
    /// <param name="foreseen">What it would move: where a process counts from another value, what is recorded is entered again to bring it back.</param>
    public static IEnumerable<FieldError> Faults(CaseDates known, CaseDate date, ClockAnchor value, DateForesight foreseen, string? why, Instant now)
    {
        if (value == known.Of(date) && foreseen.Processes.Count == 0)
            yield return new("date", "Enter another date or time: this one is recorded already");
        // One is told at the field; the others come once it is mended.
        else if (known.Faults(new Dictionary<CaseDate, ClockAnchor> { [date] = value }, now) is [{ Sentence: var fault }, ..])
            yield return new("date", fault);
        if (known.Of(date) is not null && string.IsNullOrWhiteSpace(why))
            yield return new("why", "Enter the reason for the correction");
    }

    private async Task<Outcome<CorrectedDate>> CorrectAsync(CaseTransaction transaction, Guid reviewId, CaseDate date, ClockAnchor value, string seen)
    {
        if (await transaction.WhyNotAsync(reviewId, Permission.CorrectClock) is { } notAllowed)
            return notAllowed;
        // The processes before the dates, as whoever sends a form locks them.
        var running = new List<RunningProcess>();
        var counted = await DateForesight.CountedAsync(transaction.Db, definitions, reviewId, date, transaction.Cancellation);
        foreach (var row in counted)
        {
            if (row.EndedAt is null && await transaction.FindAsync(row.Id) is { Row.EndedAt: null } process)
                running.Add(process);
        }

        var known = await CaseDateRows.LockedAsync(transaction, reviewId);
        // One that was begun while this waited counts from what was recorded until now: it would stay there.
        var now = await DateForesight.CountedAsync(transaction.Db, definitions, reviewId, date, transaction.Cancellation);
        if (now.Any(row => row.EndedAt is null && counted.All(before => before.Id != row.Id)))
            return Refusals.ChangedSinceOpened;
        // Asked first: a date that was corrected meanwhile is a change, and no fault of what was typed.
        var foreseen = DateForesight.Of(runner, running, await CaseDateRows.CountAsync(transaction.Db, reviewId, date, transaction.Cancellation), transaction.Context.At, value);
        if (foreseen.Seal != seen)
            return Refusals.ChangedSinceOpened;
        if (Faults(known, date, value, foreseen, transaction.Context.Why, transaction.Context.At).ToList() is { Count: > 0 } faults)
            return Outcome<CorrectedDate>.Rejected(faults);
        if (value != known.Of(date))
            await CaseDateRows.CorrectAsync(transaction, reviewId, date, value, known.Of(date));
        Guid? panelOf = null;
        foreach (var (process, moves) in foreseen.Processes)
        {
            var meeting = MeetingOnOtherDay.Of(process, value, transaction.Calendar, transaction.Context.At);
            if (await transaction.HappenAsync(process, new AnchorMoved(transaction.Context.At, value)) is { } refusal)
                return refusal;
            foreach (var moved in moves.Tasks)
                await mail.TellAsync(transaction, process, moved, DeadlineCause.AnchorCorrected);
            if (meeting is null)
                continue;
            panelOf = process.Row.Id;
            await managers.PanelOnOtherDayAsync(transaction, meeting);
        }

        return new CorrectedDate(reviewId, panelOf);
    }
}

/// <param name="PanelOf">The process whose panel meeting is on another day of the review now; null when there is none.</param>
internal sealed record CorrectedDate(Guid ReviewId, Guid? PanelOf = null);
