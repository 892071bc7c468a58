using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Calendar;
using Reviews.Host.Storage;
using Reviews.Notifications.Messages;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Engine;

namespace Reviews.Host.Casework;

/// <summary>
/// Bank holidays were announced or withdrawn: in one change they are kept, exactly the open deadlines that are counted over them
/// move, in every running review, and those who have them are told. What is closed never moves.
/// </summary>
internal sealed class ImportHolidays(ProcessRunner runner, HolidayCalendar calendar, MovedDeadlineMail mail, ManagerMail managers, IDbContextFactory<ReviewsDb> contexts)
{
    /// <param name="context">With the reason: a change without one is refused.</param>
    /// <param name="seen">
    /// The <see cref="HolidayForesight.Seal"/> of what was shown: when something else would move by now, nothing does. Null when
    /// nothing was shown.
    /// </param>
    public async Task<Outcome<ImportedHolidays>> RunAsync(ActionContext context, HolidayChange change, string? seen, CancellationToken cancellation)
    {
        var asked = Asked.For(
            nameof(ImportHolidays),
            change.Announced.Select(holiday => FormattableString.Invariant($"{holiday.Date:R} {holiday.Title}")).ToList(),
            change.Withdrawn.Select(date => FormattableString.Invariant($"{date:R}")).ToList(),
            context.Why,
            seen);
        var outcome = await runner.RunAsync<ImportedHolidays>(context, asked, transaction => ImportAsync(transaction, change, seen), cancellation);
        // Not before it is kept: until then nobody else counts by them.
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await calendar.RefreshAsync(db, cancellation);
        return outcome;
    }

    private async Task<Outcome<ImportedHolidays>> ImportAsync(CaseTransaction transaction, HolidayChange change, string? seen)
    {
        if (await transaction.WhyNotAsync(Permission.ManageCalendar) is { } notAllowed)
            return notAllowed;
        await HolidayLock.TakeAsync(transaction.Db, transaction.Cancellation);
        await calendar.RefreshAsync(transaction.Db, transaction.Cancellation);
        var at = transaction.Context.At;
        var foreseen = HolidayForesight.Of(runner, await RunningAsync(transaction), calendar.Current.Holidays, change, at);
        if (seen is not null && foreseen.Seal != seen)
            return Refusals.HolidaysChangedSinceOpened;
        if (foreseen.Refusal is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(transaction.Context.Why))
            return Outcome<ImportedHolidays>.Rejected([new("why", "Enter the reason for the change")]);
        if (foreseen.IsChange)
            await ChangeAsync(transaction, foreseen);
        var told = await ToldAsync(transaction, foreseen);
        return new ImportedHolidays(foreseen.Added.Count, foreseen.Withdrawn.Count, told.Sum(one => one.Deadlines), told.Select(one => one.Process.Row.ReviewId).Distinct().Count());
    }

    // Of the reviews of a partnership whose calendar is not theirs to manage, whoever changes it is not even told how many there are.
    private static async Task<IReadOnlyList<ReachedProcess>> ToldAsync(CaseTransaction transaction, HolidayForesight foreseen)
    {
        if (transaction.Context.PersonId() is not { } person)
            return foreseen.Reached;
        var ids = await CaseAccess.ReviewsUnder(transaction.Db, person, Permission.ManageCalendar).Select(review => review.Id).ToListAsync(transaction.Cancellation);
        return [.. foreseen.Reached.Where(one => ids.Contains(one.Process.Row.ReviewId))];
    }

    private async Task ChangeAsync(CaseTransaction transaction, HolidayForesight foreseen)
    {
        await HolidayRows.KeepAsync(transaction, foreseen.Added, isWithdrawn: false);
        await HolidayRows.KeepAsync(transaction, foreseen.Withdrawn, isWithdrawn: true);
        await HolidayRows.RaiseVersionAsync(transaction);
        transaction.RecordForSystem("bank-holidays-changed", new
        {
            Added = foreseen.Added.Select(Words),
            Withdrawn = foreseen.Withdrawn.Select(Words),
            Reviews = foreseen.Reached.Select(one => one.Process.Row.ReviewId).Distinct().Count(),
            Deadlines = foreseen.Reached.Sum(one => one.Deadlines),
        });
        transaction.Calendar = new WorkingDayCalendar(foreseen.After);
        foreach (var one in foreseen.Reached)
        {
            if (await transaction.HappenAsync(one.Process, new CalendarChanged(transaction.Context.At, foreseen.After)) is { } refusal)
                throw new InvalidOperationException($"Expected process {one.Process.Row.Id} to take what was foreseen for it, but it refused: {refusal.Sentence}");
            foreach (var moved in one.Tasks)
                await mail.TellAsync(transaction, one.Process, moved, DeadlineCause.BankHolidaysChanged);
        }

        foreach (var meeting in foreseen.Meetings)
            await managers.PanelOnBankHolidayAsync(transaction, meeting);
    }

    // In one order, whoever asks: two that lock several wait for one another and never both.
    private static async Task<IReadOnlyList<RunningProcess>> RunningAsync(CaseTransaction transaction)
    {
        var ids = await transaction.Db.ProcessInstances.Where(p => p.EndedAt == null).Select(p => p.Id).OrderBy(id => id).ToListAsync(transaction.Cancellation);
        var running = new List<RunningProcess>();
        foreach (var id in ids)
            running.Add((await transaction.FindAsync(id))!);
        return [.. running.Where(process => process.Row.EndedAt is null)];
    }

    private static string Words(BankHoliday holiday) => string.Create(CultureInfo.InvariantCulture, $"{holiday.Date:R} {holiday.Title}");
}

/// <param name="Deadlines">How many open deadlines of people moved, in the reviews of the partnerships whose calendar is theirs to manage; for an operator, in all.</param>
/// <param name="Reviews">How many of these reviews it reached.</param>
internal sealed record ImportedHolidays(int Added, int Withdrawn, int Deadlines, int Reviews);
