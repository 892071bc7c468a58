namespace Reviews.Workflows.Access;

/// <summary>
/// One thing a person may do or see. The list is closed; a page or verb asks for exactly one. What touches a review also
/// asks that the person is on it, whatever the role.
/// </summary>
public sealed class Permission
{
    public static readonly Permission StartReview = Case("start-review", "Start a review");
    public static readonly Permission ReadReview = Case("read-review", "Read a review's case material");
    public static readonly Permission ActOnTask = Case("act-on-task", "Act on a task that is theirs or their group's");
    public static readonly Permission ReadOwnAgencyReport = Case("read-own-agency-report", "Read their own agency's report before it is circulated");
    public static readonly Permission ReadAllAgencyReports = Case("read-all-agency-reports", "Read every agency's report before it is circulated");
    public static readonly Permission ReadCirculatedReports = Case("read-circulated-reports", "Read the agency reports once they are circulated");
    public static readonly Permission ReadDraft = Case("read-draft", "Read the draft report and the comments on it");
    public static readonly Permission ReadVotes = Case("read-votes", "Read votes and reasons after the vote has closed");
    public static readonly Permission ReadFinalReport = Case("read-final-report", "Read the final report");
    public static readonly Permission AssembleReport = Case("assemble-report", "Put the report together from what is recorded");
    public static readonly Permission ReadPanelReply = Case("read-panel-reply", "Read the national Panel's reply once it is circulated");
    public static readonly Permission ReassignTask = Case("reassign-task", "Give an open task to someone else");
    public static readonly Permission RecordForOthers = Case("record-for-others", "Record for somebody else what came by secure mail, telephone or paper");
    public static readonly Permission AddAgency = Case("add-agency", "Add an agency to a running review");
    public static readonly Permission JudgeReport = Case("judge-report", "Accept an agency's report, or send it back");
    public static readonly Permission ReleaseLateReport = Case("release-late-report", "Circulate an agency's report that came while sharing was blocked");
    public static readonly Permission CorrectClock = Case("correct-clock", "Correct or add a date of a review");
    public static readonly Permission MoveStep = Case("move-step", "Give a step of a review another date");
    public static readonly Permission MoveTimer = Case("move-timer", "Move what a review does by itself, let it happen now or call it off");
    public static readonly Permission AgreeDelay = Case("agree-delay", "Pause, extend or resume a review, and record who was told");
    public static readonly Permission SettleIncident = Case("settle-incident", "Settle a step that failed");
    public static readonly Permission WithdrawReview = Case("withdraw-review", "Withdraw a review");
    public static readonly Permission MigrateReview = Case("migrate-review", "Move a running review to a newer definition");
    public static readonly Permission PutOnReview = Case("put-on-review", "Put people on a review and take them off");
    public static readonly Permission ReadReviewAudit = Case("read-review-audit", "Read a review's audit trail");
    public static readonly Permission ExportReview = Case("export-review", "Export a review's record");
    public static readonly Permission RaiseDispute = Case("raise-dispute", "Raise a dispute for their own agency or partner; the business manager for one that writes");
    public static readonly Permission ReadFollowUp = Case("read-follow-up", "Read what was recommended to every agency, and how far it is");
    public static readonly Permission KeepFollowUp = Case("keep-follow-up", "Add a recommendation or an immediate action to be followed");
    public static readonly Permission KeepRegisters = Case("keep-registers", "Keep the registers of parallel proceedings, of which partner leads, of written requests to the reviewer and of requests for a published report");
    public static readonly Permission ReadProceedings = Case("read-proceedings", "Read the register of parallel proceedings");
    public static readonly Permission KeepAgencyRegisters = Case("keep-agency-registers", "Record support for staff and single-agency learning of their own agency; the business manager of any");
    public static readonly Permission ReadAgencyRegisters = Case("read-agency-registers", "Read support for staff and single-agency learning of their own agency; the business manager of all");
    public static readonly Permission KeepThemes = Case("keep-themes", "Record the themes of a review");
    public static readonly Permission ReadThemes = Case("read-themes", "Read the themes of a review, and find it by them");
    public static readonly Permission ReadReviewerRequests = Case("read-reviewer-requests", "Read what the partners asked of the reviewer in writing");
    public static readonly Permission KeepPublicNames = Case("keep-public-names", "Keep and read who is called what in whatever is published");
    public static readonly Permission ReadReceipts = Case("read-receipts", "See who opened which of the circulated reports, and when first");
    public static readonly Permission ManagePeople = System("manage-people", "Manage people and the roles they hold");
    public static readonly Permission ManageCalendar = System("manage-calendar", "Import bank holidays");
    public static readonly Permission ReadDefinitions = System("read-definitions", "Read the process definitions and rehearse them");
    public static readonly Permission ReadSystemAudit = System("read-system-audit", "Read the system's audit trail: sign-ins, roles, imports");
    public static readonly Permission ManageDelivery = System("manage-delivery", "See messages that could not be delivered, and try them again");

    public static readonly Permission ManageTimers = System("manage-timers", "See what happens by itself and when, and send a reminder now or not at all");

    private Permission(string id, string sentence, bool isCaseContent)
    {
        Id = id;
        Sentence = sentence;
        IsCaseContent = isCaseContent;
    }

    /// <summary>Every permission, in the order they are listed to people.</summary>
    public static IReadOnlyList<Permission> All { get; } =
    [
        StartReview, ReadReview, ActOnTask, ReadOwnAgencyReport, ReadAllAgencyReports, ReadCirculatedReports, ReadDraft, ReadVotes,
        ReadFinalReport, AssembleReport, ReadPanelReply, ReassignTask, RecordForOthers, AddAgency, JudgeReport, ReleaseLateReport, CorrectClock, MoveStep, MoveTimer, AgreeDelay, SettleIncident, WithdrawReview, MigrateReview, PutOnReview,
        RaiseDispute, ReadFollowUp, KeepFollowUp, KeepRegisters, ReadProceedings, KeepAgencyRegisters, ReadAgencyRegisters, KeepThemes, ReadThemes, ReadReviewerRequests, KeepPublicNames, ReadReceipts,
        ReadReviewAudit, ExportReview, ManagePeople, ManageCalendar, ReadDefinitions, ReadSystemAudit, ManageDelivery,
        ManageTimers,
    ];

    /// <summary>Kebab-case and stable: the name of the policy that asks for it.</summary>
    public string Id { get; }

    /// <summary>What it lets a person do, in plain words.</summary>
    public string Sentence { get; }

    /// <summary>True when it shows or changes a review: never the administrator's.</summary>
    public bool IsCaseContent { get; }

    /// <summary>The permission of that id, or null.</summary>
    public static Permission? Find(string id) => All.FirstOrDefault(permission => permission.Id == id);

    public override string ToString() => Id;

    private static Permission Case(string id, string sentence) => new(id, sentence, isCaseContent: true);

    private static Permission System(string id, string sentence) => new(id, sentence, isCaseContent: false);
}
