using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Jobs;

/// <summary>
/// Makes one mail of what waits for a person's morning, each person in a transaction of its own: the digest, and that what is in
/// it counts as sent, commit together. What is no longer theirs to do is left out. One that fails holds up no other.
/// </summary>
internal sealed class DigestRound(IDbContextFactory<ReviewsDb> contexts, WriteTransactions writes, MailLinks links, IClock clock, ILogger<DigestRound> log)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        foreach (var person in await WaitingAsync(now, cancellation))
        {
            try
            {
                await writes.RunAsync(db => GatherAsync(db, person, now, cancellation), cancellation);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "A morning's mail was not made and is tried again at the next sweep: {Person}", person);
            }
        }
    }

    private async Task<List<Guid>> WaitingAsync(Instant now, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await Waiting(db, now).Select(w => w.Message.PersonId!.Value).Distinct().ToListAsync(cancellation);
    }

    /// <summary>Keyed by the first mail that is in it: the same mail is gathered once, whoever tries.</summary>
    private async Task<bool> GatherAsync(ReviewsDb db, Guid personId, Instant now, CancellationToken cancellation)
    {
        var waiting = await Waiting(db, now).Where(w => w.Message.PersonId == personId).OrderBy(w => w.Message.CreatedAt).ThenBy(w => w.Message.Id).ToListAsync(cancellation);
        var person = await db.Users.SingleOrDefaultAsync(u => u.Id == personId && u.IsActive && u.Email != null, cancellation);
        var owed = person is null ? [] : await OwedAsync(db, personId, waiting, now, cancellation);
        db.OutboxMessages.RemoveRange(waiting.Where(w => !owed.ContainsKey(w.Item.TaskId)).Select(w => w.Message));
        var said = waiting.Where(w => owed.ContainsKey(w.Item.TaskId)).ToList();
        if (said.Count == 0)
            return true;
        var digest = new MorningDigest([.. owed.Values], links.Emails(), personId.ToString("D"));
        var id = Notices.QueueTo(db, person!, digest.Render(), FormattableString.Invariant($"digest:{said[0].Message.Id:D}"), now);
        foreach (var (message, item) in said)
            (message.SentAt, item.GatheredIn) = (now, id);
        return true;
    }

    /// <summary>Those of the tasks that are open and this person's to do, each with its line. While its process is paused nobody is reminded of one, but whoever has not been told of it is.</summary>
    private async Task<Dictionary<Guid, DigestLine>> OwedAsync(ReviewsDb db, Guid personId, IReadOnlyList<WaitingMail> waiting, Instant now, CancellationToken cancellation)
    {
        var ids = waiting.Select(w => w.Item.TaskId).Distinct().ToList();
        var untold = waiting.Where(w => w.Message.Kind != LateReminders.Reminder).Select(w => w.Item.TaskId).ToHashSet();
        var paused = await PausedProcesses.OnAsync(db, now, cancellation);
        var lines = new Dictionary<Guid, DigestLine>();
        foreach (var task in await db.ReviewTasks.AsNoTracking().Include(t => t.Groups).Where(t => ids.Contains(t.Id) && t.IsOpen).ToListAsync(cancellation))
        {
            if (paused.Contains(task.ProcessInstanceId) && !untold.Contains(task.Id))
                continue;
            if (!TaskHolders.MayAct(task, personId.ToString("D"), await CaseAccess.GroupsOnAsync(db, personId, task.ReviewId, cancellation)))
                continue;
            var reference = ReviewReference.Parse((await db.Reviews.AsNoTracking().SingleAsync(r => r.Id == task.ReviewId, cancellation)).Reference);
            lines.Add(task.Id, new DigestLine(reference, task.Step, task.Due, links.Task(task.Id)));
        }

        return lines;
    }

    private static IQueryable<WaitingMail> Waiting(ReviewsDb db, Instant now) =>
        db.DigestItems.Where(i => i.GatheredIn == null && i.DigestAt <= now).Join(db.OutboxMessages, i => i.MessageId, m => m.Id, (i, m) => new WaitingMail { Item = i, Message = m });

    private sealed record WaitingMail
    {
        public required DigestItemRow Item { get; init; }

        public required OutboxMessageRow Message { get; init; }

        public void Deconstruct(out OutboxMessageRow message, out DigestItemRow item) => (message, item) = (Message, Item);
    }
}
