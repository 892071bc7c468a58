using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Demo;

/// <summary>
/// Who plays in the demonstration: somebody for each role, and a lead and a senior manager for each agency, the first of which has a deputy too. All of them
/// are called after birds, so that nobody takes one for a colleague; example.org belongs to no one.
/// </summary>
internal static class DemoCast
{
    private static readonly string[] First =
    [
        "Alma", "Bertie", "Cleo", "Dilys", "Edgar", "Flora", "Gideon", "Hettie", "Ivor", "Juno", "Kit", "Lettice", "Monty", "Nell", "Orla", "Percy", "Quill", "Rosa", "Silas",
    ];

    private static readonly string[] Birds =
    [
        "Avocet", "Bittern", "Chaffinch", "Dunlin", "Egret", "Fieldfare", "Goldcrest", "Hobby", "Ibis", "Jackdaw", "Kestrel", "Lapwing", "Merlin", "Nightjar", "Osprey",
        "Pintail", "Quail", "Redstart", "Sandpiper", "Turnstone", "Whinchat", "Yellowhammer", "Wagtail",
    ];

    /// <summary>In the order of the sign-in page: roles about the whole first, then the agencies.</summary>
    public static IReadOnlyList<(string Name, string Email, Group Group)> Of(Partnership partnership)
    {
        List<Group> parts =
        [
            new(Role.Administrator, null),
            new(Role.BusinessManager, null),
            new(Role.BusinessManager, null),
            .. partnership.Partners.Select(partner => new Group(Role.SafeguardingPartner, partner.Id)),
            new(Role.DesignatedNurse, null),
            new(Role.LeadAuthor, null),
            new(Role.LeadAuthor, null),
            new(Role.IndependentAdvisor, null),
            new(Role.StrategicGroup, null),
            .. partnership.Agencies.SelectMany(agency => new[] { new Group(Role.AgencyLead, agency.Id), new Group(Role.AgencySenior, agency.Id) }),
            .. partnership.Agencies.Take(1).Select(agency => new Group(Role.AgencyDeputy, agency.Id)),
            .. partnership.Partners.Select(partner => new Group(Role.PartnerDeputy, partner.Id)),
            new(Role.ServiceManager, null),
        ];
        return [.. parts.Select(Played)];
    }

    // 19 first names and 23 birds, both prime: no two people are called alike before the 438th.
    private static (string Name, string Email, Group Group) Played(Group group, int place)
    {
        var (first, bird) = (First[place % First.Length], Birds[place % Birds.Length]);
        return ($"{first} {bird}", $"{first}.{bird}@example.org".ToLowerInvariant(), group);
    }
}
