using Microsoft.Extensions.DependencyInjection;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.Pages.Cases;
using Reviews.Workflows.Access;

namespace Reviews.Host.Tests.Access;

/// <summary>For each role and each relation it can have to the reviews that are asked for, one person who holds it; each of them holds the role as a standing one too.</summary>
internal sealed class AccessTeam
{
    /// <summary>The agency and the partner that things asked for are about, and others of their kind.</summary>
    public const string Agency = "southend-hospital";
    public const string Partner = "police";
    private const string OtherAgency = "childrens-services";
    private const string OtherPartner = "local-authority";

    private readonly Dictionary<(Role, Relation), PersonAtWork> people = [];

    private readonly Dictionary<Role, PersonAtWork> neighbours = [];

    public PersonAtWork this[Role role, Relation relation] => people[(role, relation)];

    /// <summary>Those who hold a role, and those who hold it in Essex alone: they are on a review there, and never were on one of Southend.</summary>
    public IEnumerable<PersonAtWork> In(Role role, Relation relation) =>
        relation == Relation.Elsewhere && neighbours.TryGetValue(role, out var neighbour) ? [people[(role, relation)], neighbour] : [people[(role, relation)]];

    public IEnumerable<PersonAtWork> Everybody => people.Values.Concat(neighbours.Values);

    /// <param name="askedFor">The reviews that are asked for.</param>
    /// <param name="another">One that is not.</param>
    /// <param name="neighbours">One of Essex.</param>
    public static async Task<AccessTeam> GatherAsync(CaseWorld world, IReadOnlyList<Guid> askedFor, Guid another, Guid neighbours)
    {
        var team = new AccessTeam();
        foreach (var role in Role.All)
        {
            // Whoever runs the installation does so for all of its partnerships.
            if (role != Role.Administrator)
            {
                team.neighbours.Add(role, await world.SomeoneInAsync($"{role.Id}-of-Essex", ("essex", new Group(role, BodyOf(role, isOther: false)).ToString())));
                await PutOnAsync(world, team.neighbours[role], role, BodyOf(role, isOther: false), [neighbours], left: false);
            }

            foreach (var relation in Enum.GetValues<Relation>().Where(relation => AccessRow.IsPossible(role, relation)))
            {
                var body = BodyOf(role, relation == Relation.OtherBody);
                var person = await world.SomeoneAsync($"{role.Id}-{relation}", new Group(role, body).ToString());
                team.people.Add((role, relation), person);
                await PutOnAsync(world, person, role, body, relation == Relation.Elsewhere ? [another] : askedFor, relation == Relation.Left);
            }
        }

        return team;
    }

    // As rows, for no page puts an administrator on a review: if one ever were, they would still see nothing of it.
    private static Task<bool> PutOnAsync(CaseWorld world, PersonAtWork person, Role role, string? body, IReadOnlyList<Guid> reviews, bool left) =>
        world.Services.GetRequiredService<WriteTransactions>().RunAsync(
            db =>
            {
                db.Participants.AddRange(reviews.Select(review => new ParticipantRow
                {
                    Id = Guid.NewGuid(),
                    ReviewId = review,
                    PersonId = person.Id,
                    Role = role.Id,
                    Body = body,
                    AddedBy = "system",
                    Since = world.Now - Duration.FromHours(1),
                    Until = left ? world.Now : null,
                }));
                return Task.FromResult(true);
            },
            CancellationToken.None);

    private static string? BodyOf(Role role, bool isOther) => role.Body switch
    {
        BodyKind.Agency => isOther ? OtherAgency : Agency,
        BodyKind.Partner => isOther ? OtherPartner : Partner,
        _ => null,
    };
}
