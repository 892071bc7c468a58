using Microsoft.EntityFrameworkCore;
using Reviews.Workflows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Casework;

/// <summary>An administrator ends somebody's standing role; it is gone at their next request. The last administrator stays.</summary>
internal sealed class EndRole(ProcessRunner runner)
{
    public Task<Outcome<ChangedPerson>> RunAsync(ActionContext context, Guid assignmentId, CancellationToken cancellation) =>
        runner.RunAsync<ChangedPerson>(context, Asked.For(nameof(EndRole), assignmentId), transaction => EndAsync(transaction, assignmentId), cancellation);

    private static async Task<Outcome<ChangedPerson>> EndAsync(CaseTransaction transaction, Guid assignmentId)
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
        return new ChangedPerson(assignment.PersonId);
    }
}
