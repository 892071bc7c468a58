using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Casework;

internal static class StandingRoles
{
    /// <summary>Gives a person a standing role, and records it in the system's chain.</summary>
    public static void Grant(CaseTransaction transaction, Guid personId, Group group, string? partnership)
    {
        transaction.Db.RoleAssignments.Add(new RoleAssignmentRow
        {
            Id = Guid.NewGuid(),
            PersonId = personId,
            Role = group.Role.Id,
            Body = group.Body,
            Partnership = partnership,
            GrantedBy = transaction.Context.By,
            Since = transaction.Context.At,
        });
        transaction.RecordForSystem("role-granted", new { PersonId = personId, Group = group.ToString(), Partnership = partnership });
    }
}
