namespace Reviews.Workflows.Access;

/// <summary>The kind of body a role's holder acts for; <see cref="None"/> when the role is about the review as a whole.</summary>
public enum BodyKind
{
    None,
    Agency,
    Partner,
}

/// <summary>
/// What a person is to a partnership's reviews. The list is closed: definitions, people and permissions name these and no
/// others (S003 App. E names each but the deputies of an agency's lead and of a partner, the strategic group of S003's governance, and the administrator,
/// who runs the system and sees no case).
/// </summary>
public sealed class Role
{
    public static readonly Role BusinessManager = new("business-manager", "Business manager", BodyKind.None);
    public static readonly Role AgencyLead = new("agency-lead", "Agency lead", BodyKind.Agency);
    public static readonly Role AgencyDeputy = new("agency-deputy", "Deputy agency lead", BodyKind.Agency) { StandsInFor = AgencyLead };
    public static readonly Role AgencySenior = new("agency-senior", "Agency senior manager", BodyKind.Agency);
    public static readonly Role DesignatedNurse = new("designated-nurse", "Designated nurse", BodyKind.None);
    public static readonly Role SafeguardingPartner = new("safeguarding-partner", "Safeguarding partner", BodyKind.Partner);
    public static readonly Role PartnerDeputy = new("partner-deputy", "Deputy safeguarding partner", BodyKind.Partner) { StandsInFor = SafeguardingPartner };
    public static readonly Role ServiceManager = new("service-manager", "Service manager", BodyKind.None);
    public static readonly Role LeadAuthor = new("lead-author", "Lead author", BodyKind.None);
    public static readonly Role IndependentAdvisor = new("independent-advisor", "Independent advisor", BodyKind.None);
    public static readonly Role StrategicGroup = new("strategic-group", "Strategic group member", BodyKind.None);
    public static readonly Role Administrator = new("administrator", "Administrator", BodyKind.None);

    private Role(string id, string name, BodyKind body)
    {
        Id = id;
        Name = name;
        Body = body;
    }

    /// <summary>Every role, in the order they are listed to people.</summary>
    public static IReadOnlyList<Role> All { get; } =
    [
        BusinessManager, AgencyLead, AgencyDeputy, AgencySenior, DesignatedNurse, SafeguardingPartner, PartnerDeputy, ServiceManager, LeadAuthor, IndependentAdvisor,
        StrategicGroup, Administrator,
    ];

    /// <summary>Kebab-case and stable: <c>agency-lead</c>.</summary>
    public string Id { get; }

    public string Name { get; }

    /// <summary>Which kind of body its holder acts for: such a role is always named with its body.</summary>
    public BodyKind Body { get; }

    /// <summary>The role whose tasks its holder may do too, for the same body; null for none. Nothing is mailed twice for it.</summary>
    public Role? StandsInFor { get; private init; }

    public bool BelongsToOneBody => Body != BodyKind.None;

    /// <summary>The role of that id, or null.</summary>
    public static Role? Find(string id) => All.FirstOrDefault(role => role.Id == id);

    public override string ToString() => Id;
}
