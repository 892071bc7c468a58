using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Workflows.Access;

namespace Reviews.Host.Queries;

/// <summary>Somebody's part on a review, and what their leaving would mean.</summary>
internal sealed class ForeseenLeaving(ReviewsDb db, DefinitionShelf definitions)
{
    /// <summary>Null when the review has no such part, or they have left it.</summary>
    public async Task<LeavingPerson?> FindAsync(OpenCase opened, Guid participantId, CancellationToken cancellation)
    {
        var row = await db.Participants.AsNoTracking()
            .SingleOrDefaultAsync(p => p.Id == participantId && p.ReviewId == opened.Review.Id && p.Until == null, cancellation);
        if (row is null || Role.Find(row.Role) is not { } role)
            return null;
        var names = await PeopleNames.OfAsync(db, [row.PersonId.ToString("D")], cancellation);
        var body = BodyNames.Of(definitions.Partnership(opened.Review.Partnership), role, row.Body);
        return new LeavingPerson(names.Of(row.PersonId.ToString("D")), role.Name + (body is null ? "" : $" for {body}"), await LeavingParticipant.OfAsync(db, row, cancellation));
    }

    /// <summary>The name of someone who was taken off this review; null when they were not.</summary>
    public async Task<string?> NameOfLeftAsync(OpenCase opened, Guid? participantId, CancellationToken cancellation) =>
        await db.Participants.AsNoTracking().Where(p => p.Id == participantId && p.ReviewId == opened.Review.Id && p.Until != null)
            .Join(db.Users, p => p.PersonId, u => u.Id, (p, u) => u.DisplayName).SingleOrDefaultAsync(cancellation);
}

/// <param name="Part">In words: "Agency lead for Southend Hospital".</param>
internal sealed record LeavingPerson(string Name, string Part, LeavingParticipant Leaving);
