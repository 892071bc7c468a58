using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Casework;

/// <summary>Puts people on a review; each is recorded in its chain.</summary>
internal static class ReviewTeam
{
    /// <summary>
    /// Those whose standing role has a part in every review, and the people of the agencies asked. The lead author is
    /// appointed review by review, and the administrator sees no case.
    /// </summary>
    public static Task PutStandingOnAsync(CaseTransaction transaction, ReviewRow review, IReadOnlyList<string> agencyIds) =>
        PutOnAsync(transaction, review, (role, body) => HasPart(role, body, agencyIds));

    /// <summary>The people of an agency that is asked when the review runs already.</summary>
    public static Task PutAgencyOnAsync(CaseTransaction transaction, ReviewRow review, string agencyId) =>
        PutOnAsync(transaction, review, (role, body) => role.Body == BodyKind.Agency && body == agencyId);

    /// <summary>Those whose standing role is for the whole review and who were never on it: whoever came since it was started. Whoever was taken off stays off.</summary>
    public static Task PutNewcomersOnAsync(CaseTransaction transaction, ReviewRow review) => PutNewcomersOnAsync(transaction, review, IsForWhole);

    /// <summary>The same for a task that nobody on the review could do: those who hold a role that it is for, and no other.</summary>
    public static async Task PutHoldersOnAsync(CaseTransaction transaction, ReviewTaskRow task)
    {
        string[] roles = [.. TaskHolders.GroupsOf(task).Select(group => group.Role.Id)];
        if (task.Assignee is not null || !roles.All(id => IsForWhole(Role.Find(id)!)) || await IsHeldAsync(transaction, task.ReviewId, roles))
            return;
        await PutNewcomersOnAsync(transaction, (await transaction.FindReviewAsync(task.ReviewId))!, role => roles.Contains(role.Id));
    }

    private static async Task<bool> IsHeldAsync(CaseTransaction transaction, Guid reviewId, string[] roles) =>
        transaction.Db.Participants.Local.Any(p => p.ReviewId == reviewId && p.Until == null && roles.Contains(p.Role))
        || (transaction.Team is { } team
            ? team.Participants.Any(p => roles.Contains(p.Role))
            : await transaction.Db.Participants.AnyAsync(p => p.ReviewId == reviewId && p.Until == null && roles.Contains(p.Role), transaction.Cancellation));

    private static async Task PutNewcomersOnAsync(CaseTransaction transaction, ReviewRow review, Func<Role, bool> isWanted)
    {
        var known = await transaction.Db.Participants.AsNoTracking().Where(p => p.ReviewId == review.Id).Select(p => new { p.PersonId, p.Role }).ToListAsync(transaction.Cancellation);
        await PutOnAsync(transaction, review, (assignment, role) => isWanted(role) && !known.Exists(p => p.PersonId == assignment.PersonId && p.Role == role.Id));
    }

    private static Task PutOnAsync(CaseTransaction transaction, ReviewRow review, Func<Role, string?, bool> hasPart) =>
        PutOnAsync(transaction, review, (assignment, role) => hasPart(role, assignment.Body));

    private static async Task PutOnAsync(CaseTransaction transaction, ReviewRow review, Func<RoleAssignmentRow, Role, bool> hasPart)
    {
        var standing = await transaction.Db.RoleAssignments.AsNoTracking()
            .Where(a => a.Until == null && (a.Partnership == null || a.Partnership == review.Partnership))
            .Join(transaction.Db.Users.Where(u => u.IsActive), a => a.PersonId, u => u.Id, (a, _) => a)
            .ToListAsync(transaction.Cancellation);
        foreach (var assignment in standing)
        {
            if (Role.Find(assignment.Role) is { } role && hasPart(assignment, role))
                await PutOnAsync(transaction, review.Id, assignment.PersonId, new Group(role, assignment.Body));
        }
    }

    /// <summary>Nothing changes when the person is on the review in that group already.</summary>
    public static async Task PutOnAsync(CaseTransaction transaction, Guid reviewId, Guid personId, Group group)
    {
        var isOn = transaction.Db.Participants.Local.Any(p => p.ReviewId == reviewId && p.PersonId == personId && p.Role == group.Role.Id && p.Body == group.Body)
            || await transaction.Db.Participants.AnyAsync(
                p => p.ReviewId == reviewId && p.PersonId == personId && p.Role == group.Role.Id && p.Body == group.Body && p.Until == null,
                transaction.Cancellation);
        if (isOn)
            return;
        transaction.Db.Participants.Add(new ParticipantRow
        {
            Id = Guid.NewGuid(),
            ReviewId = reviewId,
            PersonId = personId,
            Role = group.Role.Id,
            Body = group.Body,
            AddedBy = transaction.Context.By,
            Since = transaction.Context.At,
        });
        transaction.Record(reviewId, "participant-added", new { PersonId = personId, Group = group.ToString() });
    }

    private static bool HasPart(Role role, string? body, IReadOnlyList<string> agencyIds) => role.Body switch
    {
        BodyKind.Agency => body is not null && agencyIds.Contains(body),
        BodyKind.Partner => body is not null,
        _ => IsForWhole(role),
    };

    private static bool IsForWhole(Role role) => role.Body == BodyKind.None && role != Role.Administrator && role != Role.LeadAuthor;
}
