using static Reviews.Workflows.Access.Permission;
using static Reviews.Workflows.Access.Role;

namespace Reviews.Workflows.Access;

/// <summary>
/// The one table of who may do what. An agency sees its own report until all are circulated (S003 App. E, day 7); the
/// business manager alone sees all of them before. A deputy sees what the agency's lead sees. The strategic group is told of
/// lateness and disagreement, so it sees the review, its votes once they are closed and its final report, and no draft. The administrator has no permission that touches a case.
/// </summary>
public static class RolePermissions
{
    private static readonly Dictionary<Role, IReadOnlySet<Permission>> Table = new()
    {
        [BusinessManager] = Set(
            StartReview, ReadReview, ActOnTask, ReadAllAgencyReports, ReadCirculatedReports, ReadDraft, ReadVotes, ReadFinalReport, AssembleReport, ReadPanelReply,
            ReassignTask, RecordForOthers, AddAgency, CorrectClock, MoveStep, MoveTimer, AgreeDelay, SettleIncident, WithdrawReview, MigrateReview, PutOnReview,
            ReadReviewAudit, ExportReview, ManageCalendar, ReadDefinitions, ManageDelivery, ManageTimers),
        [AgencyLead] = Set(ReadReview, ActOnTask, ReadOwnAgencyReport, ReadCirculatedReports, ReadDraft, ReadFinalReport),
        [AgencyDeputy] = Set(ReadReview, ActOnTask, ReadOwnAgencyReport, ReadCirculatedReports, ReadDraft, ReadFinalReport),
        [AgencySenior] = Set(ReadReview, ActOnTask, ReadOwnAgencyReport, ReadCirculatedReports, ReadDraft, ReadFinalReport),
        [DesignatedNurse] = Set(ReadReview, ActOnTask, ReadCirculatedReports),
        [SafeguardingPartner] = Set(ReadReview, ActOnTask, ReadCirculatedReports, ReadDraft, ReadVotes, ReadFinalReport, ReadPanelReply),
        [PartnerDeputy] = Set(ReadReview, ActOnTask, ReadCirculatedReports, ReadDraft, ReadVotes, ReadFinalReport, ReadPanelReply),
        [ServiceManager] = Set(ReadReview, ActOnTask, ReadCirculatedReports, ReadDraft, ReadFinalReport),
        [LeadAuthor] = Set(ReadReview, ActOnTask, ReadCirculatedReports, ReadDraft, ReadVotes, ReadFinalReport, AssembleReport, ReadPanelReply),
        [IndependentAdvisor] = Set(ReadReview, ActOnTask, ReadCirculatedReports, ReadDraft, ReadVotes, ReadFinalReport, ReadPanelReply),
        [StrategicGroup] = Set(ReadReview, ActOnTask, ReadVotes, ReadFinalReport, ReadPanelReply),
        [Administrator] = Set(ManagePeople, ManageCalendar, ReadDefinitions, ReadSystemAudit, ManageDelivery, ManageTimers),
    };

    // What is done beside the steps of a review: disputes, and the registers that are kept of it.
    private static readonly Dictionary<Role, IReadOnlySet<Permission>> BesideSteps = new()
    {
        [BusinessManager] = Set(JudgeReport, ReleaseLateReport, RaiseDispute, ReadFollowUp, KeepFollowUp, KeepRegisters, ReadProceedings, KeepAgencyRegisters, ReadAgencyRegisters, KeepThemes, ReadThemes, ReadReviewerRequests, KeepPublicNames, ReadReceipts),
        [AgencyLead] = Set(RaiseDispute, KeepAgencyRegisters, ReadAgencyRegisters),
        [AgencyDeputy] = Set(RaiseDispute, KeepAgencyRegisters, ReadAgencyRegisters),
        [AgencySenior] = Set(RaiseDispute, KeepAgencyRegisters, ReadAgencyRegisters),
        [SafeguardingPartner] = Set(RaiseDispute, ReadFollowUp, ReadProceedings, ReadThemes, ReadReviewerRequests),
        [PartnerDeputy] = Set(RaiseDispute, ReadFollowUp, ReadProceedings, ReadThemes, ReadReviewerRequests),
        [ServiceManager] = Set(ReadFollowUp, ReadThemes),
        [LeadAuthor] = Set(ReadFollowUp, ReadProceedings, KeepThemes, ReadThemes, ReadReviewerRequests, KeepPublicNames),
        [IndependentAdvisor] = Set(ReadFollowUp, ReadProceedings, ReadThemes, ReadReviewerRequests),
        [StrategicGroup] = Set(ReadFollowUp, ReadProceedings, ReadThemes, ReadReviewerRequests),
    };

    /// <summary>Whether a holder of the role may; on a review, only when also on that review.</summary>
    public static bool May(Role role, Permission permission) =>
        Table[role].Contains(permission) || (BesideSteps.TryGetValue(role, out var beside) && beside.Contains(permission));

    /// <summary>What a holder of the role may, in the order of <see cref="Permission.All"/>.</summary>
    public static IReadOnlyList<Permission> Of(Role role) => [.. Permission.All.Where(permission => May(role, permission))];

    /// <summary>Who may, in the order of <see cref="Role.All"/>.</summary>
    public static IReadOnlyList<Role> RolesWith(Permission permission) => [.. Role.All.Where(role => May(role, permission))];

    private static HashSet<Permission> Set(params Permission[] permissions) => [.. permissions];
}
