using Reviews.Host.Queries;

namespace Reviews.Host.Pages;

/// <summary>The demonstration's people, as buttons to sign in as each of them.</summary>
internal sealed record DemoPeople(IReadOnlyList<ListedPerson> People, string ReturnUrl)
{
    /// <summary>Those who can sign in, under the first role they hold, in the order of roles.</summary>
    public IEnumerable<IGrouping<string, ListedPerson>> ByRole() => People
        .Where(person => person is { IsActive: true, Roles.Count: > 0 })
        .OrderBy(person => person.Roles[0].Order).ThenBy(person => person.Roles[0].Words, StringComparer.Ordinal)
        .GroupBy(person => person.Roles[0].Role.Name);
}
