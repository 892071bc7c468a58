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

    private static async Task PutOnAsync(CaseTransaction transaction, ReviewRow review, Func<Role, string?, bool> hasPart)
    {
        var standing = await transaction.Db.RoleAssignments.AsNoTracking()
            .Where(a => a.Until == null && (a.Partnership == null || a.Partnership == review.Partnership))
            .Join(transaction.Db.Users.Where(u => u.IsActive), a => a.PersonId, u => u.Id, (a, _) => a)
            .ToListAsync(transaction.Cancellation);
        foreach (var assignment in standing)
        {
            if (Role.Find(assignment.Role) is { } role && hasPart(role, assignment.Body))
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
        _ => role != Role.Administrator && role != Role.LeadAuthor,
    };
}
