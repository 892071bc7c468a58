using Reviews.Notifications;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Casework;

/// <summary>Tells those who steer a review what happened to it by no act of theirs: somebody on it has gone, its panel is to meet on a bank holiday. And what they are to look at after an act of theirs.</summary>
internal sealed class ManagerMail(MailLinks links)
{
    public Task PersonLeftAsync(CaseTransaction transaction, Guid reviewId, Guid personId) =>
        TellAsync(transaction, reviewId, "person-left", personId, (reference, link) => new PersonLeft(reference, link));

    /// <param name="stays">They keep their part until somebody else has it.</param>
    public Task RoleEndedAsync(CaseTransaction transaction, Guid reviewId, Guid participantId, bool stays) =>
        TellAsync(transaction, reviewId, "role-ended", participantId, (reference, link) => new RoleEnded(reference, link, stays));

    public Task PanelOnBankHolidayAsync(CaseTransaction transaction, MeetingOnHoliday meeting) => TellAsync(
        transaction, meeting.Process.Row.ReviewId, "panel-on-bank-holiday", meeting.Process.Row.Id, (reference, link) => new PanelOnBankHoliday(reference, link, meeting.Meets));

    public Task PanelOnOtherDayAsync(CaseTransaction transaction, MeetingOnOtherDay meeting) => TellAsync(
        transaction, meeting.Process.Row.ReviewId, "panel-on-other-day", meeting.Process.Row.Id, (reference, link) => new PanelOnOtherDay(reference, link, meeting.Meets, meeting.Was, meeting.WillBe));

    private async Task TellAsync(CaseTransaction transaction, Guid reviewId, string what, Guid about, Func<ReviewReference, MailLink, Notification> worded)
    {
        var reference = ReviewReference.Parse((await transaction.FindReviewAsync(reviewId))!.Reference);
        var key = FormattableString.Invariant($"review:{reviewId:D}:{what}:{about:D}:{transaction.Context.At.ToUnixTimeTicks()}");
        await Notices.QueueAsync(transaction.Db, reviewId, worded(reference, links.Review(reference)), key, transaction.Context.At, transaction.Cancellation);
    }
}
