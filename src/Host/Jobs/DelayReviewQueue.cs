using Microsoft.EntityFrameworkCore;
using Reviews.Host.Calendar;
using Reviews.Host.Casework;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Jobs;

/// <summary>
/// On the morning of its review date, whoever steers a review is told once of a delay that is in force. Each in a transaction of
/// its own; one that fails holds up no other.
/// </summary>
internal sealed class DelayReviewQueue(
    IDbContextFactory<ReviewsDb> contexts, WriteTransactions writes, HolidayCalendar calendar, ReminderRules rules, MailLinks links, IClock clock, ILogger<DelayReviewQueue> log)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        foreach (var delay in await DueAsync(now, cancellation))
        {
            try
            {
                await writes.RunAsync(db => QueueAsync(db, delay.Id, now, cancellation), queued => queued, cancellation);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "Nobody was told that a delay is to be reviewed; it is tried again at the next sweep: {Delay}", delay.Id);
            }
        }
    }

    private async Task<List<DelayRow>> DueAsync(Instant now, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await calendar.RefreshAsync(db, cancellation);
        var due = await InForce(db, now).AsNoTracking().ToListAsync(cancellation);
        var owed = new List<DelayRow>();
        foreach (var delay in due.Where(delay => IsMorning(delay, now)))
        {
            // Asked here first, so that what was told long ago costs no transaction.
            var beginning = KeyOf(delay) + ":";
            if (!await db.OutboxMessages.AnyAsync(m => m.Key.StartsWith(beginning), cancellation))
                owed.Add(delay);
        }

        return owed;
    }

    /// <summary>False when it is no longer owed.</summary>
    private async Task<bool> QueueAsync(ReviewsDb db, Guid delayId, Instant now, CancellationToken cancellation)
    {
        if (await InForce(db, now).SingleOrDefaultAsync(d => d.Id == delayId, cancellation) is not { } delay || !IsMorning(delay, now))
            return false;
        var reference = ReviewReference.Parse((await db.Reviews.SingleAsync(r => r.Id == delay.ReviewId, cancellation)).Reference);
        return await Notices.QueueAsync(db, delay.ReviewId, new DelayToReview(reference, links.Review(reference), delay.ReviewOn), KeyOf(delay), now, cancellation) > 0;
    }

    private bool IsMorning(DelayRow delay, Instant now) => DelayMornings.For(delay.ReviewOn, calendar.Current, rules) <= now;

    private static IQueryable<DelayRow> InForce(ReviewsDb db, Instant now)
    {
        var today = LondonTime.ToLocal(now).Date;
        return db.Delays.Where(d => d.EndedAt == null && d.ReviewOn <= today && db.ProcessInstances.Any(p => p.Id == d.ProcessInstanceId && p.EndedAt == null));
    }

    private static string KeyOf(DelayRow delay) => FormattableString.Invariant($"delay:{delay.Id:D}:review:{delay.ReviewOn:uuuu-MM-dd}");
}
