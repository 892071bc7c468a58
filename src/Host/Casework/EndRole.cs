using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Casework;

/// <summary>
/// An administrator ends somebody's standing role; it is gone at their next request, and so is their part of that role on each
/// running review, unless a task there would be left with nobody or nobody would steer it: then they keep it until somebody
/// else has it. Either way the review's managers are told. The last administrator stays.
/// </summary>
internal sealed class EndRole(ProcessRunner runner, TaskMail mail, PanelGuests guests, ManagerMail managers)
{
    public Task<Outcome<ChangedPerson>> RunAsync(ActionContext context, Guid assignmentId, CancellationToken cancellation) =>
        runner.RunAsync<ChangedPerson>(context, Asked.For(nameof(EndRole), assignmentId), transaction => EndAsync(transaction, assignmentId), cancellation);

    private async Task<Outcome<ChangedPerson>> EndAsync(CaseTransaction transaction, Guid assignmentId)
    {
        await Administrators.TakeTurnsAsync(transaction);
        if (await transaction.WhyNotAsync(Permission.ManagePeople) is { } notAllowed)
            return notAllowed;
        var assignment = await transaction.Db.RoleAssignments.SingleOrDefaultAsync(a => a.Id == assignmentId && a.Until == null, transaction.Cancellation);
        if (assignment is null)
            return Refusals.NotFound;
        if (assignment.Role == Role.Administrator.Id && await Administrators.IsLastAsync(transaction, assignment.PersonId))
            return Administrators.LastStays;
        assignment.Until = transaction.Context.At;
        transaction.RecordForSystem("role-ended", new { assignment.PersonId, assignment.Role, assignment.Body, assignment.Partnership });
        await EndOnReviewsAsync(transaction, assignment);
        return new ChangedPerson(assignment.PersonId);
    }

    private async Task EndOnReviewsAsync(CaseTransaction transaction, RoleAssignmentRow ended)
    {
        foreach (var review in await RunningReviews.ByAsync(transaction, ended))
        {
            var parts = await transaction.Db.Participants
                .Where(p => p.ReviewId == review && p.PersonId == ended.PersonId && p.Role == ended.Role && p.Body == ended.Body && p.Until == null).ToListAsync(transaction.Cancellation);
            foreach (var part in parts)
            {
                var stays = (await RemoveParticipant.TakeOffAsync(transaction, mail, guests, part)).Count > 0;
                await managers.RoleEndedAsync(transaction, review, part.Id, stays);
            }
        }
    }
}
