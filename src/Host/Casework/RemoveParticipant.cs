using Microsoft.EntityFrameworkCore;
using Reviews.Workflows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Casework;

/// <summary>Takes a person off a review: from the next request on they see none of it.</summary>
internal sealed class RemoveParticipant(ProcessRunner runner)
{
    public Task<Outcome<ChangedParticipant>> RunAsync(ActionContext context, Guid participantId, CancellationToken cancellation) =>
        runner.RunAsync<ChangedParticipant>(context, transaction => RemoveAsync(transaction, participantId), cancellation);

    private static async Task<Outcome<ChangedParticipant>> RemoveAsync(CaseTransaction transaction, Guid participantId)
    {
        var participant = await transaction.Db.Participants.SingleOrDefaultAsync(p => p.Id == participantId && p.Until == null, transaction.Cancellation);
        if (participant is null)
            return Refusals.NotFound;
        if (await transaction.WhyNotAsync(participant.ReviewId, Permission.PutOnReview) is { } notAllowed)
            return notAllowed;
        participant.Until = transaction.Context.At;
        transaction.Record(participant.ReviewId, "participant-removed", new { participant.PersonId, participant.Role, participant.Body });
        return new ChangedParticipant(participant.ReviewId, participant.PersonId);
    }
}
