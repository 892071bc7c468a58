using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Casework;

/// <summary>Who is on a review as the database has it, with what must be known to write to them: read at once, for one review or for many.</summary>
internal sealed class KeptTeam
{
    private readonly Dictionary<Guid, ToldPerson> people;

    private KeptTeam(IReadOnlyList<ParticipantRow> participants, Dictionary<Guid, ToldPerson> people) => (Participants, this.people) = (participants, people);

    /// <summary>Those who have not left.</summary>
    public IReadOnlyList<ParticipantRow> Participants { get; }

    public static async Task<KeptTeam> ReadAsync(ReviewsDb db, Guid reviewId, CancellationToken cancellation) =>
        (await ReadAsync(db, [reviewId], cancellation))[reviewId];

    /// <returns>One for each of the reviews.</returns>
    public static async Task<IReadOnlyDictionary<Guid, KeptTeam>> ReadAsync(ReviewsDb db, IReadOnlyList<Guid> reviewIds, CancellationToken cancellation)
    {
        var read = await db.Participants.AsNoTracking().Where(p => reviewIds.Contains(p.ReviewId) && p.Until == null)
            .Select(p => new { Participant = p, Person = db.Users.SingleOrDefault(u => u.Id == p.PersonId), OneADay = db.DigestChoices.Any(c => c.PersonId == p.PersonId) })
            .ToListAsync(cancellation);
        var ofReview = read.ToLookup(one => one.Participant.ReviewId);
        return reviewIds.ToDictionary(id => id, id => new KeptTeam(
            [.. ofReview[id].Select(one => one.Participant)],
            ofReview[id].Where(one => one.Person is not null).DistinctBy(one => one.Person!.Id).ToDictionary(one => one.Person!.Id, one => new ToldPerson(one.Person!, one.OneADay))));
    }

    /// <summary>Those of them who can be written to, in the order of their ids; who joins by this very change is read for it.</summary>
    public async Task<List<ToldPerson>> PeopleAsync(ReviewsDb db, IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        var joining = ids.Where(id => !people.ContainsKey(id)).ToList();
        var read = joining.Count == 0 ? [] : await db.Users.AsNoTracking().Where(u => joining.Contains(u.Id))
            .Select(u => new ToldPerson(u, db.DigestChoices.Any(c => c.PersonId == u.Id))).ToListAsync(cancellation);
        // Whose account this very change makes, or opens again, is not as the database has it.
        var made = db.Users.Local.Where(u => joining.Contains(u.Id) && read.All(one => one.Person.Id != u.Id)).Select(u => new ToldPerson(u, OneADay: false));
        var now = ids.Where(people.ContainsKey).Select(id => people[id]).Concat(read).Concat(made)
            .Select(one => db.Users.Local.FirstOrDefault(u => u.Id == one.Person.Id) is { } changed ? one with { Person = changed } : one);
        return [.. now.Where(one => one.Person is { IsActive: true, Email: not null }).OrderBy(one => one.Person.Id)];
    }
}

/// <param name="OneADay">Whether they chose one mail a day.</param>
internal sealed record ToldPerson(Person Person, bool OneADay);
