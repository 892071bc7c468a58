using Reviews.Workflows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Casework;

/// <summary>The check every verb on a review begins with.</summary>
internal static class CaseGuard
{
    /// <summary>Null when the acting person may; not on the review looks like no such review.</summary>
    public static async Task<Refusal?> WhyNotAsync(this CaseTransaction transaction, Guid reviewId, Permission permission)
    {
        if (transaction.Context.By == Actors.System)
            return null;
        var groups = await CaseAccess.GroupsOnAsync(transaction.Db, transaction.Context.PersonId(), reviewId, transaction.Cancellation);
        if (groups.Count == 0)
            return Refusals.NotFound;
        return groups.Any(group => RolePermissions.May(group.Role, permission)) ? null : Refusals.NotYours;
    }

    /// <summary>Null when the acting person may by a standing role.</summary>
    public static async Task<Refusal?> WhyNotAsync(this CaseTransaction transaction, Permission permission) =>
        await CaseAccess.MayAsync(transaction.Db, transaction.Context, permission, transaction.Cancellation) ? null : Refusals.NotYours;

    /// <summary>Null when the acting person may by a standing role in that partnership: what somebody is in another gives nothing here.</summary>
    public static async Task<Refusal?> WhyNotInAsync(this CaseTransaction transaction, string partnership, Permission permission) =>
        transaction.Context.By is Actors.System or Actors.CommandLine
        || (await CaseAccess.StandingInAsync(transaction.Db, transaction.Context.PersonId(), partnership, transaction.Cancellation)).Any(group => RolePermissions.May(group.Role, permission))
            ? null : Refusals.NotYours;
}
