using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Workflows.Access;

namespace Reviews.Host.Queries;

/// <summary>Who is on a review, and who of the partnership could be put on it.</summary>
internal sealed class ReviewPeople(ReviewsDb db, DefinitionShelf definitions)
{
    public async Task<IReadOnlyList<ListedParticipant>> OfAsync(OpenCase opened, CancellationToken cancellation)
    {
        var rows = await db.Participants.AsNoTracking().Where(p => p.ReviewId == opened.Review.Id && p.Until == null)
            .Join(db.Users, p => p.PersonId, u => u.Id, (p, u) => new { p.Id, p.PersonId, p.Role, p.Body, p.Since, u.DisplayName, u.IsActive }).ToListAsync(cancellation);
        return [.. rows.Where(r => Role.Find(r.Role) is not null)
            .Select(r => new ListedParticipant(r.Id, r.PersonId, r.DisplayName, r.IsActive, Role.Find(r.Role)!, BodyName(opened, r.Body), r.Since))
            .OrderBy(p => Role.All.ToList().IndexOf(p.Role)).ThenBy(p => p.Body, StringComparer.OrdinalIgnoreCase).ThenBy(p => p.Name, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The people of the partnership who can sign in; administrators, who see no case, are not among them.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> CandidatesAsync(OpenCase opened, CancellationToken cancellation)
    {
        var people = await Appointees.Of(db, opened.Review.Partnership).Select(u => new { u.Id, u.DisplayName }).ToListAsync(cancellation);
        return [.. people.OrderBy(p => p.DisplayName, StringComparer.OrdinalIgnoreCase).Select(p => (p.Id, p.DisplayName))];
    }

    /// <summary>Every part a person may have in a review of this partnership, as groups name it, with its words.</summary>
    /// <param name="ofNeighbours">Those for the agencies of its neighbours too: nobody of the partnership has one, but somebody over there is invited to it.</param>
    public IReadOnlyList<(string Group, string Words)> Parts(OpenCase opened, bool ofNeighbours)
    {
        var partnership = definitions.Partnership(opened.Review.Partnership);
        return [.. Role.All.Where(role => role != Role.Administrator).SelectMany(role => role.Body switch
        {
            BodyKind.Agency => ((ofNeighbours ? partnership?.Askable : partnership?.Agencies) ?? []).Select(a => ($"{role.Id}:{a.Id}", $"{role.Name}, {a.Words}")),
            BodyKind.Partner => (partnership?.Partners ?? []).Select(p => ($"{role.Id}:{p.Id}", $"{role.Name}, {p.Name}")),
            _ => [(role.Id, role.Name)],
        })];
    }

    private string? BodyName(OpenCase opened, string? body)
    {
        var partnership = definitions.Partnership(opened.Review.Partnership);
        return body is null ? null : partnership?.Agency(body)?.Name ?? partnership?.Partner(body)?.Name ?? body;
    }
}

internal sealed record ListedParticipant(Guid Id, Guid PersonId, string Name, bool IsActive, Role Role, string? Body, Instant Since);
