namespace Reviews.Workflows.Reviews;

/// <summary>
/// One safeguarding partnership, as its <c>partnership.json</c> says. Names of bodies change (CCG to ICB, Panel to its
/// successor), so all of them are data.
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
///     { "id": "health", "name": "Mid and South Essex Integrated Care Board", "sector": "health" },
///     { "id": "police", "name": "Essex Police", "sector": "police" }
///   ],
///   "agencies": [
///     { "id": "childrens-services", "name": "Children's Services", "kind": "local-authority", "nhs": false,
///       "senior": "Director of Children's Services" },
///     { "id": "hospital", "name": "Southend Hospital", "kind": "hospital", "nhs": true, "senior": "Chief Nurse" }
///   ],
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
/// <c>contact</c>, <c>closures</c>, <c>delays</c> and its <c>relaxations</c> and <c>approvals</c> may be left out. Sectors are <c>local-authority</c>, <c>health</c> and <c>police</c>, each exactly once.
/// Ids are kebab-case and unique in their list; an agency's <c>kind</c> is free kebab-case. Unknown names are refused.
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

    /// <summary>The agency of that id, or null.</summary>
    public Agency? Agency(string id) => Agencies.FirstOrDefault(agency => agency.Id == id);

    /// <summary>The partner of that id, or null.</summary>
    public Partner? Partner(string id) => Partners.FirstOrDefault(partner => partner.Id == id);
}

/// <summary>A safeguarding partner: one of the three bodies that decide (Children Act 2004, s16E).</summary>
/// <param name="Sector"><c>local-authority</c>, <c>health</c> or <c>police</c>.</param>
public sealed record Partner(string Id, string Name, string Sector);

/// <summary>A body that knew the child or family and may be asked for a report.</summary>
/// <param name="Kind">Free kebab-case: <c>hospital</c>, <c>school</c>, <c>police</c> …</param>
/// <param name="Nhs">True for NHS providers, whom the designated nurse alerts (S003 App. E, day 1-2).</param>
/// <param name="Senior">The agreed senior level that signs for it, as a title (S003 App. E, day 13).</param>
public sealed record Agency(string Id, string Name, string Kind, bool Nhs, string Senior);

/// <summary>Where the finished report is sent (S003 App. E, day 15); data, because body and mailbox change.</summary>
/// <param name="Verified">True once somebody has checked the mailbox against the Panel's own pages; false where the file does not say.</param>
public sealed record PanelAddress(string Name, string SubmissionAddress, bool Verified = false);
