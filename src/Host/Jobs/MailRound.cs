using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications;
using Reviews.Notifications.Email;
using Reviews.Notifications.Messages;
using Reviews.Notifications.Outbox;

namespace Reviews.Host.Jobs;

/// <summary>
/// Hands over the mail that is owed, each under a lease so that two hosts do not send it at once. A mail counts as sent
/// only once it was handed over; killed in between, it goes again under the same Message-ID. One bad mail blocks no other.
/// A process has one mail in hand at a time, however many ask for a round: a kill repeats at most that one, and a stop none.
/// </summary>
internal sealed class MailRound(
    IDbContextFactory<ReviewsDb> contexts, WriteTransactions writes, IMailSender sender, LateReminders late, IClock clock, ILogger<MailRound> log) : IDisposable
{
    /// <summary>Few, so that an alarm waits behind few where the server takes its time with each.</summary>
    private const int AtOnce = 10;
    private const int NoteTries = 3;
    private static readonly TimeSpan NoteWait = TimeSpan.FromMilliseconds(500);
    private readonly SemaphoreSlim one = new(1, 1);

    /// <summary>Longer than the longest hand-over may take.</summary>
    private static readonly Duration Lease = Duration.FromMinutes(10);

    public void Dispose() => one.Dispose();

    public async Task RunAsync(CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation);
        try
        {
            while (true)
            {
                var due = await DueAsync(cancellation);
                var failed = 0;
                foreach (var id in due)
                    failed += await TrySendAsync(id, cancellation) ? 0 : 1;
                // What failed may be due still: the next round asks for it again, this one would without end.
                if (due.Count < AtOnce || failed > 0)
                    return;
            }
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>
    /// At a start: the leases of a process that was killed in the middle of a hand-over are void at once. On SQLite only,
    /// where there is no other host to hold one; on PostgreSQL they run out.
    /// </summary>
    public async Task TakeBackLeasesAsync(CancellationToken cancellation)
    {
        await writes.RunAsync(
            async db => db.Database.IsSqlite()
                ? await db.OutboxMessages.Where(m => m.LeasedUntil != null).ExecuteUpdateAsync(set => set.SetProperty(m => m.LeasedUntil, (Instant?)null), cancellation)
                : 0,
            cancellation);
    }

    private async Task<List<Guid>> DueAsync(CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await MailHold.SinceAsync(db, cancellation) is not null)
            return [];
        return await db.OutboxMessages
            .Where(m => m.SentAt == null && m.GivenUpAt == null && m.NextTryAt <= now && (m.LeasedUntil == null || m.LeasedUntil <= now))
            // What waits for a digest goes with it, never by itself.
            .Where(m => !db.DigestItems.Any(i => i.MessageId == m.Id))
            // An alarm about a limit never waits for what is less urgent.
            .OrderBy(m => m.Kind == LimitNear.Name ? 0 : 1).ThenBy(m => m.NextTryAt).Take(AtOnce).Select(m => m.Id).ToListAsync(cancellation);
    }

    private async Task<bool> TrySendAsync(Guid id, CancellationToken cancellation)
    {
        try
        {
            await SendAsync(id, cancellation);
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "What became of mail {Id} was not noted; it is tried again once its lease has run out", id);
            return false;
        }
    }

    private async Task SendAsync(Guid id, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        if (await LeaseAsync(id, now, cancellation) is not { } row)
            return;
        Exception? failure = null;
        try
        {
            // A stop waits for the one in hand, at most for its time limit: broken off, it might have been taken, and go twice.
            await sender.SendAsync(Mail(row, now), CancellationToken.None);
        }
        catch (Exception failed)
        {
            // Its message may name an address: the row keeps it for the administrator, the log says only what kind it was.
            log.LogWarning("Mail {Id} was not handed over at try {Try}: {Kind}", id, row.Tries + 1, failed.GetType().Name);
            failure = failed;
        }

        await NoteAsync(id, now, failure);
    }

    /// <summary>Tried a few times: a mail that was handed over and not noted goes again.</summary>
    private async Task NoteAsync(Guid id, Instant now, Exception? failure)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                await writes.RunAsync(db => NoteAsync(db, id, now, failure), CancellationToken.None);
                return;
            }
            catch (Exception notNoted) when (tried < NoteTries)
            {
                log.LogWarning(notNoted, "What became of mail {Id} was not noted at try {Try}", id, tried);
                await Task.Delay(NoteWait);
            }
        }
    }

    private Task<OutboxMessageRow?> LeaseAsync(Guid id, Instant now, CancellationToken cancellation) =>
        writes.RunAsync(
            async db =>
            {
                // Asked again for each: whoever holds the mail is not told that ten more were on their way.
                if (await MailHold.SinceAsync(db, cancellation) is not null)
                    return null;
                var until = now + Lease;
                var mine = await db.OutboxMessages
                    .Where(m => m.Id == id && m.SentAt == null && m.GivenUpAt == null && (m.LeasedUntil == null || m.LeasedUntil <= now))
                    .ExecuteUpdateAsync(set => set.SetProperty(m => m.LeasedUntil, until), cancellation);
                if (mine == 0)
                    return null;
                var row = await db.OutboxMessages.AsNoTracking().SingleAsync(m => m.Id == id, cancellation);
                return await UnsentMail.DropIfOverAsync(db, row, now, cancellation) || await StaleMail.DropIfStaleAsync(db, row, now, cancellation) || await late.StaysAsync(db, row, now, cancellation) ? null : row;
            },
            cancellation);

    private static async Task<bool> NoteAsync(ReviewsDb db, Guid id, Instant now, Exception? failure)
    {
        // Gone when it was taken out of the outbox meanwhile: there is nothing left to note.
        if (await db.OutboxMessages.SingleOrDefaultAsync(m => m.Id == id) is not { } row)
            return false;
        row.LeasedUntil = null;
        row.Tries++;
        row.FailedReason = failure?.Message;
        if (failure is null)
            row.SentAt = now;
        else if (failure is not FormatException && RetrySchedule.NextTry(row.Tries, now) is { } next)
            row.NextTryAt = next;
        else
            row.GivenUpAt = now;
        if (MessageCatalogue.HoldsSecret(row.Kind) && (row.SentAt ?? row.GivenUpAt) is not null)
            (row.Body, row.Attachments) = ("", null);
        return true;
    }

    private static OutboundMail Mail(OutboxMessageRow row, Instant now) => new(row.Id, row.To, row.Subject, row.Body, Attachments(row), now);

    private static IReadOnlyList<Attachment> Attachments(OutboxMessageRow row) => row.Attachments is null
        ? []
        : [.. JsonSerializer.Deserialize<List<AttachmentJson>>(row.Attachments)!.Select(a => new Attachment(a.FileName, a.ContentType, a.Content))];
}
