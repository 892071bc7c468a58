using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Casework;

/// <summary>
/// Takes a person off a review in one of their parts: from the next request on they see none of it. Refused while an open
/// task would be left with nobody who may do it, and where nobody would be left to steer the review; what they alone had
/// been given goes back to its group, and a panel meeting they are invited to goes out of their calendar.
/// </summary>
internal sealed class RemoveParticipant(ProcessRunner runner, TaskMail mail, PanelGuests guests)
{
    public Task<Outcome<ChangedParticipant>> RunAsync(ActionContext context, Guid participantId, CancellationToken cancellation) =>
        runner.RunAsync<ChangedParticipant>(context, Asked.For(nameof(RemoveParticipant), participantId), transaction => RemoveAsync(transaction, participantId), cancellation);

    private async Task<Outcome<ChangedParticipant>> RemoveAsync(CaseTransaction transaction, Guid participantId)
    {
        var participant = await transaction.Db.Participants.SingleOrDefaultAsync(p => p.Id == participantId, transaction.Cancellation);
        if (participant is null)
            return Refusals.NotFound;
        if (await transaction.WhyNotAsync(participant.ReviewId, Permission.PutOnReview) is { } notAllowed)
            return notAllowed;
        if (participant.Until is not null)
            return Refusals.ChangedSinceOpened;
        if (await TakeOffAsync(transaction, mail, guests, participant) is { Count: > 0 } reasons)
            return Outcome<ChangedParticipant>.Rejected(reasons);
        return new ChangedParticipant(participant.ReviewId, participant.PersonId);
    }

    /// <summary>Within another verb's change too.</summary>
    /// <returns>Each reason against it, and then nothing has changed; empty when they are off the review.</returns>
    public static async Task<IReadOnlyList<FieldError>> TakeOffAsync(CaseTransaction transaction, TaskMail mail, PanelGuests guests, ParticipantRow participant)
    {
        await transaction.LockTeamAsync(participant.ReviewId);
        var leaving = await LeavingParticipant.OfAsync(transaction.Db, participant, transaction.Cancellation);
        if (leaving.WhyNot() is { Count: > 0 } reasons)
            return reasons;
        await LeaveAsync(transaction, mail, leaving);
        await guests.SettleAsync(transaction, participant.ReviewId);
        return [];
    }

    /// <summary>
    /// Within another verb's change, with the team locked and whatever is open: what nobody else may do waits for whoever comes on
    /// the review next. The panel's guests are still to be settled.
    /// </summary>
    /// <param name="reason">Of what brought it about, where that was no choice of whoever did it; else null.</param>
    public static async Task LeaveAsync(CaseTransaction transaction, TaskMail mail, LeavingParticipant leaving, string? reason = null)
    {
        var participant = leaving.Participant;
        var person = participant.PersonId.ToString("D");
        participant.Until = transaction.Context.At;
        transaction.Record(participant.ReviewId, "participant-removed", new { participant.PersonId, participant.Role, participant.Body, Reason = reason });
        foreach (var task in leaving.GivenBack.Concat(leaving.Orphaned.Where(task => task.Assignee == person)))
            await ReassignTask.GiveBackAsync(transaction, mail, task);
        await UnsentAnswers.LeftAsync(transaction, participant.ReviewId, participant.PersonId, [.. leaving.Remaining[participant.PersonId]]);
    }
}
