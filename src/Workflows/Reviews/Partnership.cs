using Reviews.Workflows.Reviews.Arrangements;

namespace Reviews.Workflows.Reviews;

/// <summary>
/// One safeguarding partnership, as its <c>partnership.json</c> says: who decides, by which rule, and what its bodies are called
/// when. Names of bodies change (CCG to ICB, Panel to its successor), so all of them are data: <see cref="On"/> gives those in force on a date.
/// </summary>
/// <example>
/// <code>
/// {
///   "id": "southend",
///   "name": "Southend Safeguarding Partnership",
///   "referencePrefix": "SOU",
///   "contact": "partnership@southend.example",
///   "panel": { "name": "Child Safeguarding Practice Review Panel", "submissionAddress": "panel@panel.example", "verified": false },
///   "partners": [
///     { "id": "local-authority", "name": "Southend-on-Sea City Council", "sector": "local-authority" },
///     { "id": "health", "sector": "health", "bodies": ["southend-ccg", "icb"] },
///     { "id": "police", "name": "Essex Police", "sector": "police" }
///   ],
///   "agencies": [
///     { "id": "childrens-services", "name": "Children's Services", "kind": "local-authority", "nhs": false,
///       "senior": "Director of Children's Services" },
///     { "id": "hospital", "name": "Southend Hospital", "kind": "hospital", "nhs": true, "senior": "Chief Nurse" }
///   ],
///   "bodies": [
///     { "id": "southend-ccg", "names": [ { "name": "NHS Southend Clinical Commissioning Group", "through": "2022-06-30" } ] },
///     { "id": "icb", "names": [ { "name": "Mid and South Essex Integrated Care Board", "from": "2022-07-01" } ],
///       "succeeds": [ { "body": "southend-ccg", "on": "2022-07-01" } ], "source": "…", "verified": false }
///   ],
///   "decisionRules": [ { "id": "decision", "kind": "majority", "needed": 2, "source": "S003 App. D" } ],
///   "leadAreas": [ { "id": "disputes", "name": "Disputes", "holders": [ { "seat": "health", "from": "2020-06-29" } ], "source": "S000, Appendix" } ],
///   "groups": [ { "id": "stay-safe-mid", "name": "Stay Safe Group, Mid", "kind": "stay-safe", "area": "Mid" } ],
///   "neighbours": ["essex"],
///   "acrossTheBorder": [ { "neighbour": "essex", "agencies": ["essex-schools"] } ],
///   "shared": [ { "folder": "set", "processes": ["follow-up"] } ],
///   "yearBegins": 4,
///   "closures": [ { "from": "2026-12-24", "through": "2027-01-01", "words": "Southend City Council is closed" } ],
///   "delays": {
///     "processes": ["rapid-review"],
///     "reasons": [{ "id": "inquest", "name": "Inquest" }],
///     "relaxations": [
///       { "id": "spring-2020", "name": "Spring 2020", "from": "2020-03-30", "through": "2020-06-30", "processes": ["rapid-review"],
///         "source": "Letter of the Panel", "verified": false }
///     ],
///     "approvals": [{ "processes": ["rapid-review"], "by": "Strategic group", "told": ["Panel"], "source": "The arrangements" }]
///   }
/// }
/// </code>
/// Everything from <c>bodies</c> on may be left out, and <c>contact</c>. Sectors are <c>local-authority</c>, <c>health</c> and <c>police</c>, each exactly once: a sector
/// has one seat and one vote, in which several <c>bodies</c> may sit; <c>vote</c> then says which of them holds it (the first in force) and <c>deputies</c> who stands in.
/// A partner, an agency and the Panel have a <c>name</c> or bodies (an agency and the Panel one <c>body</c>). A rule's <c>kind</c> is <c>majority</c>
/// (with <c>needed</c>), <c>unanimous</c>, <c>final-say</c> (with <c>seat</c>) or <c>decide-then-ratify</c> (with <c>group</c>, and <c>ratifies</c> or the lead <c>area</c> whose partner does);
/// a <c>shared</c> folder without <c>processes</c> gives all that the partnership has not itself. A rule's <c>seats</c> are all partners where it names none, its <c>quorum</c> the votes needed. Ids are kebab-case and unique in their list; an
/// agency's <c>kind</c> is free kebab-case. Unknown names are refused.
/// </example>
/// <param name="Id">Kebab-case; the name of its folder.</param>
/// <param name="ReferencePrefix">What its reviews' references begin with: <c>SOU</c>.</param>
/// <param name="Partners">The three safeguarding partners, in the order of the file.</param>
/// <param name="Agencies">The agencies a review may ask, in the order of the file; at least one.</param>
/// <param name="Contact">The business team's address, where it is given.</param>
/// <param name="Delays">Which of its processes may be delayed, and why.</param>
public sealed record Partnership(
    string Id,
    string Name,
    string ReferencePrefix,
    PanelAddress Panel,
    IReadOnlyList<Partner> Partners,
    IReadOnlyList<Agency> Agencies,
    string? Contact,
    DelayRules Delays)
{
    /// <summary>Days on which a body of it is shut, the earliest first: they warn, and stop no clock.</summary>
    public IReadOnlyList<Closure> Closures { get; init; } = [];

    /// <summary>What <see cref="YearBegins"/> is where the file does not say: the financial year of local authorities.</summary>
    public const int YearBeginsInApril = 4;

    /// <summary>The month in which its year begins, whose quarters its combined reports are about; <see cref="YearBeginsInApril"/> where the file does not say.</summary>
    public int YearBegins { get; init; } = YearBeginsInApril;

    /// <summary>The bodies whose names or lives are dated, in the order of the file.</summary>
    public IReadOnlyList<Body> Bodies { get; init; } = [];

    public IReadOnlyList<DecisionRule> DecisionRules { get; init; } = [];

    public IReadOnlyList<LeadArea> LeadAreas { get; init; } = [];

    public IReadOnlyList<PartnershipGroup> Groups { get; init; } = [];

    /// <summary>The ids of the partnerships with which a review may be shared across the border, one review and one person at a time.</summary>
    public IReadOnlyList<string> Neighbours { get; init; } = [];

    /// <summary>The agencies of its neighbours that its reviews may ask for a report, as the file names them.</summary>
    public IReadOnlyList<NeighboursAgencies> AcrossTheBorder { get; init; } = [];

    /// <summary>The same as their own files tell of them, once <see cref="Beside"/> has looked them up; none before.</summary>
    public IReadOnlyList<Agency> NeighboursAgencies { get; private init; } = [];

    /// <summary>All agencies that a review may ask: its own, then its neighbours'.</summary>
    public IEnumerable<Agency> Askable => Agencies.Concat(NeighboursAgencies);

    /// <summary>What it runs from other folders.</summary>
    public IReadOnlyList<SharedDefinitions> Shared { get; init; } = [];

    /// <summary>The agency of that id, its own or a neighbour's that it may ask; or null.</summary>
    public Agency? Agency(string id) => Askable.FirstOrDefault(agency => agency.Id == id);

    /// <summary>The same with the agencies of its neighbours as their files tell of them; of a neighbour or an agency that is not there, nothing.</summary>
    public Partnership Beside(IReadOnlyList<Partnership> all) => this with
    {
        NeighboursAgencies =
        [
            .. AcrossTheBorder.SelectMany(across => all.Where(one => one.Id == across.Neighbour)
                .SelectMany(neighbour => neighbour.Agencies.Where(agency => across.Agencies.Contains(agency.Id)).Select(agency => agency with { Neighbour = neighbour.Name }))),
        ],
    };

    /// <summary>The partner of that id, or null.</summary>
    public Partner? Partner(string id) => Partners.FirstOrDefault(partner => partner.Id == id);

    /// <summary>The rule of that id, or null.</summary>
    public DecisionRule? Rule(string id) => DecisionRules.FirstOrDefault(rule => rule.Id == id);

    /// <summary>
    /// The same with every name as it is in force on that date. As read from the file, a partnership bears the last name that is
    /// known of each body, which may be one to come: what is printed or shown takes the names of its date.
    /// </summary>
    public Partnership On(LocalDate date) => this with
    {
        Panel = Panel with { Name = Panel.Body?.NameOn(date) ?? Panel.Name },
        Partners = [.. Partners.Select(partner => partner with { Name = partner.NameOn(date) })],
        Agencies = [.. Agencies.Select(agency => agency.On(date))],
        NeighboursAgencies = [.. NeighboursAgencies.Select(agency => agency.On(date))],
    };
}
