using Microsoft.EntityFrameworkCore;
using Reviews.Workflows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Casework;

/// <summary>An administrator gives somebody else a standing role: nobody gives themselves one.</summary>
internal sealed class GrantRole(ProcessRunner runner)
{
    public Task<Outcome<ChangedPerson>> RunAsync(ActionContext context, Guid personId, Group group, string? partnership, CancellationToken cancellation) =>
        runner.RunAsync<ChangedPerson>(context, Asked.For(nameof(GrantRole), personId, group.ToString(), partnership), transaction => GrantAsync(transaction, personId, group, partnership), cancellation);

    private static async Task<Outcome<ChangedPerson>> GrantAsync(CaseTransaction transaction, Guid personId, Group group, string? partnership)
    {
        if (await transaction.WhyNotAsync(Permission.ManagePeople) is { } notAllowed)
            return notAllowed;
        if (personId == transaction.Context.PersonId())
            return new Refusal("own-role", "Expected another administrator to give you a role, but you tried to give it to yourself.");
        if (!await transaction.Db.Users.AnyAsync(u => u.Id == personId, transaction.Cancellation))
            return Refusals.NotFound;
        var holds = await transaction.Db.RoleAssignments.AnyAsync(
            a => a.PersonId == personId && a.Role == group.Role.Id && a.Body == group.Body && a.Partnership == partnership && a.Until == null, transaction.Cancellation);
        if (!holds)
            StandingRoles.Grant(transaction, personId, group, partnership);
        return new ChangedPerson(personId);
    }
}

internal sealed record ChangedPerson(Guid PersonId);
