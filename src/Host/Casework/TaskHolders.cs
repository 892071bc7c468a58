using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Casework;

/// <summary>Whose a task is.</summary>
internal static class TaskHolders
{
    /// <summary>The one person it is assigned to; without one, anyone on the review who holds one of its groups, or stands in for it.</summary>
    /// <param name="held">The person's groups on this review: none means not on it, and then nothing is theirs.</param>
    public static bool MayAct(ReviewTaskRow task, string personId, IReadOnlyList<Group> held) =>
        held.Any(group => RolePermissions.May(group.Role, Permission.ActOnTask))
        && (task.Assignee is { } assignee ? assignee == personId : HoldsOneOf(task, held));

    /// <summary>The groups that a task is for.</summary>
    public static IReadOnlyList<Group> GroupsOf(ReviewTaskRow task) =>
        [.. task.Groups.Where(g => Role.Find(g.Role) is not null).Select(g => new Group(Role.Find(g.Role)!, g.Body.Length == 0 ? null : g.Body))];

    /// <summary>Whether one of these groups is one that the task is for: whoever holds it may be given the task.</summary>
    public static bool HoldsOneOf(ReviewTaskRow task, IReadOnlyList<Group> held) =>
        task.Groups.Any(group => Role.Find(group.Role) is { } role && held.Any(h => h.Covers(new Group(role, group.Body.Length == 0 ? null : group.Body))));
}
