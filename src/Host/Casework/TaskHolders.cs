using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Casework;

/// <summary>Whose a task is.</summary>
internal static class TaskHolders
{
    /// <summary>The one person it is assigned to; without one, anyone on the review who holds one of its groups.</summary>
    /// <param name="held">The person's groups on this review: none means not on it, and then nothing is theirs.</param>
    public static bool MayAct(ReviewTaskRow task, string personId, IReadOnlyList<Group> held) =>
        held.Any(group => RolePermissions.May(group.Role, Permission.ActOnTask))
        && (task.Assignee is { } assignee ? assignee == personId : HoldsOneOf(task, held));

    /// <summary>Whether one of these groups is one that the task is for: whoever holds it may be given the task.</summary>
    public static bool HoldsOneOf(ReviewTaskRow task, IReadOnlyList<Group> held) =>
        task.Groups.Any(group => held.Any(h => h.Role.Id == group.Role && (h.Body ?? "") == group.Body));
}
