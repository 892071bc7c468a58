using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Casework;

/// <summary>
/// A panel meeting to come stands in the calendars of those it is for. Once the holders of a part are invited, whoever comes on
/// the review in it gets the invitation at once, and whoever leaves it is sent what takes the meeting out again.
/// </summary>
internal sealed class PanelGuests(PanelInvitation invitation, MailLinks links)
{
    private static readonly IReadOnlyDictionary<string, Recipients> InvitedBy = new Dictionary<string, Recipients>
    {
        [JobTypes.SendCommissioning] = CommissioningNotice.Invited,
        [JobTypes.ReleaseAgencyReports] = AgencyReportsCirculated.Invited,
    };

    /// <summary>Within another verb's change, after who is on the review has changed. Where nothing is to be sent, nothing is.</summary>
    public async Task SettleAsync(CaseTransaction transaction, Guid reviewId)
    {
        var types = InvitedBy.Keys.ToList();
        var done = await transaction.Db.Jobs.AsNoTracking()
            .Where(j => j.ReviewId == reviewId && j.State == JobState.Done && types.Contains(j.Type) && transaction.Db.ProcessInstances.Any(p => p.Id == j.ProcessInstanceId && p.EndedAt == null))
            .Select(j => new { j.ProcessInstanceId, j.Type }).Distinct().ToListAsync(transaction.Cancellation);
        // In one order, whoever asks: two that lock several wait for one another and never both.
        foreach (var jobs in done.GroupBy(job => job.ProcessInstanceId).OrderBy(jobs => jobs.Key))
            await SettleAsync(transaction, (await transaction.FindAsync(jobs.Key))!, new([.. jobs.SelectMany(job => InvitedBy[job.Type].Groups).Distinct()], null));
    }

    private async Task SettleAsync(CaseTransaction transaction, RunningProcess process, Recipients invited)
    {
        var (db, at, review) = (transaction.Db, transaction.Context.At, process.Row.ReviewId);
        var reference = ReviewReference.Parse((await transaction.FindReviewAsync(review))!.Reference);
        var sequence = await PanelInvitation.NextSequenceAsync(transaction, process);
        if (invitation.Of(reference, process.Row.Id, process.State.Variables, at, sequence) is not { } meeting || !PanelInvitation.IsToCome(meeting, at))
            return;
        var holding = (await SentMeeting.OfReviewAsync(db, review, transaction.Cancellation)).Where(sent => sent.Meeting.Id == meeting.Id && !sent.Meeting.IsCancelled).ToList();
        var stay = await Notices.ReachedAsync(db, review, WithStandIns(invited), transaction.Cancellation);
        foreach (var gone in holding.Where(sent => !stay.Contains(sent.PersonId)))
        {
            var off = new PanelCalledOff(reference, gone.Meeting.Start) { Meeting = gone.Meeting with { Sequence = sequence, ChangedAt = at, IsCancelled = true } };
            Notices.QueueTo(db, review, gone.PersonId, gone.To, off, FormattableString.Invariant($"process:{process.Row.Id:D}:panel-called-off:{sequence}:{gone.PersonId:D}"), at);
        }

        var place = process.State.Variables.Text("commissioning", "panelPlace");
        foreach (var person in (await Notices.ReachedAsync(db, review, invited, transaction.Cancellation)).Except(holding.Select(sent => sent.PersonId)).Order())
        {
            var joins = new PanelInvited(reference, links.Review(reference), meeting.Start, place, person) { Meeting = meeting };
            await Notices.QueueAsync(db, review, joins, FormattableString.Invariant($"process:{process.Row.Id:D}:panel-invited:{sequence}"), at, transaction.Cancellation);
        }
    }

    // Whoever stood in for somebody and was invited keeps the invitation when somebody else comes.
    private static Recipients WithStandIns(Recipients invited) =>
        invited with { Groups = [.. invited.Groups, .. Role.All.Where(role => invited.Groups.Any(group => group.Role == role.StandsInFor)).Select(role => new Group(role, null))] };
}
