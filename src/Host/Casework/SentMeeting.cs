using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications.Calendar;

namespace Reviews.Host.Casework;

/// <summary>A meeting as one person was told of it last, or is to be: what their calendar holds. One that was called off for them is among them.</summary>
/// <param name="To">The address it went to.</param>
internal sealed record SentMeeting(Guid ReviewId, Guid PersonId, string To, CalendarEvent Meeting)
{
    /// <summary>Of everyone who was ever invited on that review; what this very change queues is among them.</summary>
    public static Task<IReadOnlyList<SentMeeting>> OfReviewAsync(ReviewsDb db, Guid reviewId, CancellationToken cancellation) =>
        OfAsync(db, m => m.ReviewId == reviewId, cancellation);

    /// <summary>Of every review that person was ever invited on.</summary>
    public static Task<IReadOnlyList<SentMeeting>> OfPersonAsync(ReviewsDb db, Guid personId, CancellationToken cancellation) =>
        OfAsync(db, m => m.PersonId == personId, cancellation);

    private static async Task<IReadOnlyList<SentMeeting>> OfAsync(ReviewsDb db, Expression<Func<OutboxMessageRow, bool>> asked, CancellationToken cancellation)
    {
        Expression<Func<OutboxMessageRow, bool>> invites = m => m.ReviewId != null && m.PersonId != null && m.Attachments != null && m.Attachments.Contains(CalendarText.InvitationName);
        var kept = await db.OutboxMessages.AsNoTracking().Where(asked).Where(invites).ToListAsync(cancellation);
        return
        [
            .. kept.Concat(db.OutboxMessages.Local.Where(asked.Compile()).Where(invites.Compile())).DistinctBy(row => row.Id)
                .Select(row => (row.CreatedAt, Sent: new SentMeeting(row.ReviewId!.Value, row.PersonId!.Value, row.To, Enclosed(row))))
                .GroupBy(one => (one.Sent.PersonId, one.Sent.Meeting.Id))
                .Select(sent => sent.OrderBy(one => one.Sent.Meeting.Sequence).ThenBy(one => one.CreatedAt).Last().Sent)
                .OrderBy(sent => sent.PersonId).ThenBy(sent => sent.Meeting.Id),
        ];
    }

    private static CalendarEvent Enclosed(OutboxMessageRow row) =>
        SentInvitation.Read(JsonSerializer.Deserialize<List<AttachmentJson>>(row.Attachments!)!.First(file => file.FileName == CalendarText.InvitationName).Content);
}
