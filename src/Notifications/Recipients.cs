using Reviews.Workflows.Access;

namespace Reviews.Notifications;

/// <summary>
/// Whom a message is for, on one review. Who these people are, and at which address, the Host knows; each gets a mail of
/// their own. Somebody who is meant twice gets one.
/// </summary>
/// <param name="Groups">
/// Holders of these on the review. A role that belongs to one body, with no body named, means its holders for every body.
/// </param>
/// <param name="PersonId">The one person a task is assigned to, instead of its groups; else null.</param>
public sealed record Recipients(IReadOnlyList<Group> Groups, string? PersonId)
{
    /// <summary>Every holder of these roles on the review.</summary>
    public static Recipients AllWhoAre(params IEnumerable<Role> roles) => new([.. roles.Select(role => new Group(role, null))], null);

    /// <summary>Whoever has a task: the person it is assigned to, or else its groups.</summary>
    public static Recipients Having(string? assignee, IReadOnlyList<Group> groups) => assignee is null ? new(groups, null) : new([], assignee);
}
