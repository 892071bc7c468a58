using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Reviews.Host.Casework;
using Reviews.Host.Storage;
using Reviews.Notifications;
using Reviews.Notifications.Calendar;
using Reviews.Notifications.Email;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Queries;

/// <summary>
/// What a person's own calendar shows: when each task that is open for them is due, and the panel meetings they are invited to, as
/// they were told of them last. It holds what a mail holds and no more, so reading it is no reading of a case.
/// </summary>
internal sealed class CalendarFeed(ReviewsDb db, MyTasks mine, MailLinks links, IOptions<MailOptions> mail)
{
    /// <summary>Null when nobody has this address: it never was one, was replaced or taken back, or its holder has left.</summary>
    public async Task<IReadOnlyList<CalendarEvent>?> FindAsync(string token, Instant now, CancellationToken cancellation)
    {
        var hash = OneTimeSecret.HashOf(token);
        var person = await db.CalendarFeeds.Where(f => f.TokenHash == hash)
            .Join(db.Users.Where(u => u.IsActive), f => f.PersonId, u => u.Id, (_, u) => (Guid?)u.Id).SingleOrDefaultAsync(cancellation);
        if (person is not { } id)
            return null;
        var (open, _) = await mine.OfAsync(id, cancellation);
        var ids = open.Select(t => t.Task.Id).ToList();
        var moved = await db.DeadlineMoves.Where(m => ids.Contains(m.TaskId)).GroupBy(m => m.TaskId)
            .Select(g => new { g.Key, Times = g.Count() }).ToDictionaryAsync(m => m.Key, m => m.Times, cancellation);
        var meetings = (await SentMeeting.OfPersonAsync(db, id, cancellation)).Select(sent => sent.Meeting);
        return
        [
            // One that is off for them is said to be until it would have been: a calendar that asks only for changes takes it out.
            .. meetings.Where(meeting => !meeting.IsCancelled || PanelInvitation.IsToCome(meeting, now)),
            .. open.Where(t => t.Task.Due is not null)
                .Select(t => TaskDeadline.Of(t.Task.Id, t.Task.Step, ReviewReference.Parse(t.Reference), t.Task.Due!.Value, moved.GetValueOrDefault(t.Task.Id), links.Task(t.Task.Id), mail.Value.From, now)),
        ];
    }

    /// <summary>When the person's present address was made; null when there is none.</summary>
    public async Task<Instant?> MadeAtAsync(Guid personId, CancellationToken cancellation) =>
        await db.CalendarFeeds.Where(f => f.PersonId == personId).Select(f => (Instant?)f.MadeAt).SingleOrDefaultAsync(cancellation);
}
