using Reviews.Host.Tests.Pages.Cases;
using Reviews.Workflows.Access;

namespace Reviews.Host.Tests.Walks;

/// <summary>A partnership with one person for each role: those for the whole review, for each partner and for each agency of a story.</summary>
internal sealed class Cast
{
    private static readonly string[] Whole = ["business-manager", "service-manager", "designated-nurse", "lead-author", "independent-advisor", "strategic-group"];

    private static readonly string[] Partners = ["local-authority", "police", "health"];

    private readonly Dictionary<string, Member> members = [];

    /// <summary>Everybody.</summary>
    public IReadOnlyCollection<Member> All => members.Values;

    public PersonAtWork Manager => this["business-manager"];

    /// <summary>By the word that a scenario has for whoever acts: the role, or the body with its part of it, as <c>police-partner</c>.</summary>
    public PersonAtWork this[string by] => members.TryGetValue(by, out var member)
        ? member.Person
        : throw new InvalidOperationException($"Expected one of {string.Join(", ", members.Keys)} to act, but the scenario says \"{by}\".");

    public static async Task<Cast> GatherAsync(CaseWorld world, IEnumerable<string> agencies)
    {
        var cast = new Cast();
        IEnumerable<(string By, string Group)> parts =
        [
            .. Whole.Select(role => (role, role)),
            .. Partners.SelectMany(id => new[] { ($"{id}-partner", $"safeguarding-partner:{id}"), ($"{id}-deputy", $"partner-deputy:{id}") }),
            .. agencies.SelectMany(id => new[] { ($"{id}-lead", $"agency-lead:{id}"), ($"{id}-senior", $"agency-senior:{id}") }),
        ];
        foreach (var (by, group) in parts)
            cast.members[by] = new Member(by, Group.Parse(group), await world.SomeoneAsync(by, group));
        return cast;
    }
}

internal sealed record Member(string By, Group Group, PersonAtWork Person);
