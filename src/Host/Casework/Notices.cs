using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications;
using Reviews.Notifications.Calendar;
using Reviews.Workflows.Access;

namespace Reviews.Host.Casework;

/// <summary>Puts a worded message into the outbox, one mail a person, in the caller's transaction: told only if it happens.</summary>
internal static class Notices
{
    /// <param name="key">What makes this message this one: with the person's id it is unique, so nobody gets it twice.</param>
    /// <param name="meetingFor">Who of them is told of its meeting; null for everyone.</param>
    /// <param name="mayWait">For those who get one mail a day: the task it is about, and the digest it waits for; null when it goes to everyone at once.</param>
    /// <param name="except">Who of them is not told.</param>
    /// <param name="isNew">The key is made of something that this very change makes: nobody can have had it before.</param>
    /// <param name="team">The review's team as it was read for several reviews at once; null to read it now.</param>
    /// <returns>How many mails that is.</returns>
    public static async Task<int> QueueAsync(
        ReviewsDb db, Guid reviewId, Notification notification, string key, Instant at, CancellationToken cancellation, IReadOnlySet<Guid>? meetingFor = null, (Guid TaskId, Instant DigestAt)? mayWait = null, bool isNew = false, KeptTeam? team = null, IReadOnlySet<Guid>? except = null)
    {
        var queued = 0;
        var people = (await WhoAsync(db, reviewId, notification.To, team, cancellation)).ToDictionary(one => $"{key}:{one.Person.Id:D}");
        var has = isNew ? [] : await HadAsync(db, [.. people.Keys], cancellation);
        foreach (var (unique, (person, oneADay)) in people.Where(one => !has.Contains(one.Key) && except?.Contains(one.Value.Person.Id) != true))
        {
            var told = meetingFor is null || meetingFor.Contains(person.Id) ? notification : notification with { Meeting = null };
            var row = Row(Worded(told, person.Email!), unique, person.Email!, at, reviewId, person.Id);
            db.OutboxMessages.Add(row);
            if (mayWait is { } wait && oneADay)
            {
                row.NextTryAt = wait.DigestAt;
                db.DigestItems.Add(new DigestItemRow { MessageId = row.Id, TaskId = wait.TaskId, DigestAt = wait.DigestAt });
            }

            queued++;
        }

        return queued;
    }

    /// <summary>Whether there is anybody to tell besides those.</summary>
    public static async Task<bool> ReachAnybodyAsync(ReviewsDb db, Guid reviewId, Recipients to, IReadOnlySet<Guid> except, CancellationToken cancellation) =>
        (await WhoAsync(db, reviewId, to, team: null, cancellation)).Exists(one => !except.Contains(one.Person.Id));

    /// <summary>Whether somebody is among those who would be told now.</summary>
    public static async Task<bool> ReachAsync(ReviewsDb db, Guid reviewId, Recipients to, Guid personId, CancellationToken cancellation) =>
        (await WhoAsync(db, reviewId, to, team: null, cancellation)).Exists(one => one.Person.Id == personId);

    /// <summary>All who would be told now.</summary>
    public static async Task<IReadOnlySet<Guid>> ReachedAsync(ReviewsDb db, Guid reviewId, Recipients to, CancellationToken cancellation) =>
        (await WhoAsync(db, reviewId, to, team: null, cancellation)).Select(one => one.Person.Id).ToHashSet();

    /// <summary>Those whom an invitation of that review to its meeting was sent to, or is still owed, and who were not told since that it is off for them.</summary>
    public static async Task<IReadOnlySet<Guid>> InvitedAsync(ReviewsDb db, Guid reviewId, CancellationToken cancellation) =>
        (await SentMeeting.OfReviewAsync(db, reviewId, cancellation)).Where(sent => !sent.Meeting.IsCancelled).Select(sent => sent.PersonId).ToHashSet();

    /// <summary>A mail to an address nobody holds yet.</summary>
    public static void QueueTo(ReviewsDb db, string address, Message message, string key, Instant at) =>
        db.OutboxMessages.Add(Row(message, key, address, at, reviewId: null, personId: null));

    /// <summary>A mail to one person about several reviews.</summary>
    /// <returns>Its id.</returns>
    public static Guid QueueTo(ReviewsDb db, Person person, Message message, string key, Instant at)
    {
        var row = Row(message, key, person.Email!, at, reviewId: null, person.Id);
        db.OutboxMessages.Add(row);
        return row.Id;
    }

    /// <summary>A mail of a review to somebody who need not be on it any more.</summary>
    public static void QueueTo(ReviewsDb db, Guid reviewId, Guid personId, string address, Notification notification, string key, Instant at) =>
        db.OutboxMessages.Add(Row(Worded(notification, address), key, address, at, reviewId, personId));

    private static Message Worded(Notification notification, string address)
    {
        var message = notification.Render();
        return notification.Meeting is { } meeting ? message with { Attachments = [.. message.Attachments, CalendarText.Enclosed(meeting, address)] } : message;
    }

    private static OutboxMessageRow Row(Message message, string key, string to, Instant at, Guid? reviewId, Guid? personId) => new()
    {
        Id = Guid.NewGuid(),
        Key = key,
        Kind = message.Kind,
        ReviewId = reviewId,
        PersonId = personId,
        To = to,
        Subject = message.Subject,
        Body = message.Body,
        Attachments = message.Attachments.Count == 0 ? null : JsonSerializer.Serialize(message.Attachments.Select(AttachmentJson.Of)),
        CreatedAt = at,
        NextTryAt = at,
        Tries = 0,
    };

    private static async Task<HashSet<string>> HadAsync(ReviewsDb db, IReadOnlyList<string> keys, CancellationToken cancellation) =>
        keys.Count == 0 ? [] : [.. db.OutboxMessages.Local.Select(m => m.Key).Where(keys.Contains), .. await db.OutboxMessages.Where(m => keys.Contains(m.Key)).Select(m => m.Key).ToListAsync(cancellation)];

    // Participants that this very transaction adds are asked too: a review's first tasks are made with its team.
    private static async Task<List<ToldPerson>> WhoAsync(ReviewsDb db, Guid reviewId, Recipients to, KeptTeam? team, CancellationToken cancellation)
    {
        team ??= await KeptTeam.ReadAsync(db, reviewId, cancellation);
        // Whoever it takes off, or whose account it closes, is no longer asked, though the row says so only when it is saved.
        var leaving = db.Participants.Local.Where(p => p.Until != null).Select(p => p.Id).ToHashSet();
        var onReview = team.Participants.Where(p => !leaving.Contains(p.Id)).Concat(db.Participants.Local.Where(p => p.ReviewId == reviewId && p.Until == null)).ToList();
        var ids = (to.PersonId is { } one
            ? onReview.Where(p => p.PersonId.ToString("D") == one)
            : to.Groups.SelectMany(group => MeantBy(group, onReview))).Select(p => p.PersonId).Distinct().ToList();
        var closed = db.Users.Local.Where(u => !u.IsActive).Select(u => u.Id).ToHashSet();
        ids.RemoveAll(closed.Contains);
        return await team.PeopleAsync(db, ids, cancellation);
    }

    // A role that belongs to one body, with no body named, means its holders for every body; each body is asked for itself.
    private static IEnumerable<ParticipantRow> MeantBy(Group group, IReadOnlyList<ParticipantRow> onReview)
    {
        var standIn = Role.All.FirstOrDefault(role => role.StandsInFor == group.Role);
        return onReview.Where(p => (p.Role == group.Role.Id || p.Role == standIn?.Id) && (group.Body is null || p.Body == group.Body))
            .GroupBy(p => p.Body).SelectMany(body => HoldersElseStandIns(group.Role, [.. body]));
    }

    // Where nobody holds the role, whoever stands in for it is told: nothing waits for somebody who is not there.
    private static IEnumerable<ParticipantRow> HoldersElseStandIns(Role role, IReadOnlyList<ParticipantRow> ofBody) =>
        ofBody.Any(p => p.Role == role.Id) ? ofBody.Where(p => p.Role == role.Id) : ofBody;
}

/// <summary>An attachment in its column.</summary>
internal sealed record AttachmentJson(string FileName, string ContentType, byte[] Content)
{
    public static AttachmentJson Of(Attachment attachment) => new(attachment.FileName, attachment.ContentType, attachment.Content.ToArray());
}
