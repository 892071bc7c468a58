using Reviews.Workflows.Access;

namespace Reviews.Workflows.Registers;

/// <summary>
/// Something kept of a review beside its steps, entry by entry. The list is closed; what each asks is a form of the
/// partnership's (<c>forms/register-….form</c>), and a partnership without that form does not keep it.
/// </summary>
public sealed class Register
{
    /// <summary>Proceedings beside the review: police, CPS, inquest, family court … (domain requirement 16). They warn, and can block.</summary>
    public static readonly Register Proceedings = new("proceedings", "Parallel proceedings", "Police, prosecution, inquest, courts and others: who the contact is, how they stand, and what they warn of or block", Permission.KeepRegisters, Permission.ReadProceedings);

    /// <summary>Which of the three partners leads on what.</summary>
    public static readonly Register PartnerLead = new("partner-lead", "Which partner leads", "Which of the three partners leads, since when and who agreed it", Permission.KeepRegisters, Permission.ReadReview);

    /// <summary>Support for staff whose practice is looked at.</summary>
    public static readonly Register StaffSupport = new("staff-support", "Support for staff", "Support offered to staff whose practice is looked at: by whom, when and how", Permission.KeepAgencyRegisters, Permission.ReadAgencyRegisters, isOfBody: true);

    /// <summary>What an agency learns and does for itself.</summary>
    public static readonly Register SingleAgencyLearning = new("single-agency-learning", "Single-agency learning", "What an agency has learnt for itself, and does about it", Permission.KeepAgencyRegisters, Permission.ReadAgencyRegisters, isOfBody: true);

    /// <summary>The themes of a review: earlier reviews are searched by them (SI 2018/789, regulation 11(a), improvements identified before).</summary>
    public static readonly Register Themes = new("themes", "Themes", "What the review is about, in the words later reviews are searched by", Permission.KeepThemes, Permission.ReadThemes);

    /// <summary>Who asked for a published report, and what they were answered: once it is off the website it is given on request (S003 App. D, publication).</summary>
    public static readonly Register Requests = new("requests", "Requests for the report", "Who asked for the published report, once it was off the website, and what they were answered", Permission.KeepRegisters, Permission.KeepRegisters);

    /// <summary>What the partners asked of the reviewer in writing, and what came of it: they watch over time and quality (SI 2018/789, regulation 14).</summary>
    public static readonly Register ReviewerRequests = new("reviewer-requests", "Written requests to the reviewer", "What the partners asked of the reviewer in writing, when, and what the answer was", Permission.KeepRegisters, Permission.ReadReviewerRequests);

    /// <summary>Who is called what in whatever is published: the key to it, which nobody reads but those who write it and whoever reads the audit trail of the installation (S003 App. D, publication: anonymised).</summary>
    public static readonly Register PublicNames = new("public-names", "Names in public", "Who is called what in the published report: read by the business manager and the lead author alone", Permission.KeepPublicNames, Permission.KeepPublicNames);

    private Register(string id, string name, string about, Permission keep, Permission read, bool isOfBody = false) =>
        (Id, Name, About, Keep, Read, IsOfBody) = (id, name, about, keep, read, isOfBody);

    /// <summary>Every register, in the order they are listed to people.</summary>
    public static IReadOnlyList<Register> All { get; } = [Proceedings, PartnerLead, StaffSupport, SingleAgencyLearning, Themes, ReviewerRequests, PublicNames, Requests];

    /// <summary>Kebab-case and stable: it stands in addresses and in the audit trail.</summary>
    public string Id { get; }

    public string Name { get; }

    /// <summary>What is kept in it, in one sentence without its full stop.</summary>
    public string About { get; }

    /// <summary>Who may add to it and change it; of one that is an agency's, only for whom they act, but for the business manager.</summary>
    public Permission Keep { get; }

    /// <summary>Who may read it; of one that is an agency's, only what is theirs, but for the business manager.</summary>
    public Permission Read { get; }

    /// <summary>Whether each entry is one agency's, seen by its own people and the business manager.</summary>
    public bool IsOfBody { get; }

    /// <summary>The form that says what is asked.</summary>
    public string FormId => "register-" + Id;

    /// <summary>The register of that id, or null.</summary>
    public static Register? Find(string id) => All.FirstOrDefault(register => register.Id == id);

    /// <summary>Whether somebody may read an entry of it that is this agency's, or nobody's in particular.</summary>
    /// <param name="held">On the review.</param>
    public bool MayRead(IReadOnlyList<Group> held, string? body) => May(held, body, Read);

    /// <summary>Whether somebody may add or change such an entry.</summary>
    /// <param name="held">On the review.</param>
    public bool MayKeep(IReadOnlyList<Group> held, string? body) => May(held, body, Keep);

    /// <summary>Whether somebody may see that there is such a register, whatever is in it.</summary>
    /// <param name="held">On the review.</param>
    public bool MayOpen(IReadOnlyList<Group> held) => held.Any(group => RolePermissions.May(group.Role, Read));

    private bool May(IReadOnlyList<Group> held, string? body, Permission permission) => held.Any(group =>
        RolePermissions.May(group.Role, permission) && (!IsOfBody || group.Body is null || group.Body == body));

    public override string ToString() => Id;
}
