using Reviews.Workflows.Access;

namespace Reviews.Host.Tests.Walks;

/// <summary>
/// On whose lists each of Southend's steps stands, said once more beside the definitions: what is given to another role, or to
/// one more, is another answer to a question of the arrangements (see the README of the definitions).
/// </summary>
internal static class WhoseStep
{
    /// <param name="process">The id of the process that it is a step of.</param>
    /// <param name="subject">The agency or partner it is about.</param>
    /// <param name="sides">Those who disagree, where it is about a dispute: whoever raised it first.</param>
    public static IReadOnlyList<Group> Of(string process, string element, string? subject, IReadOnlyList<string> sides) => [.. Named(process, element, subject, sides).Select(Group.Parse)];

    private static string[] Named(string process, string element, string? subject, IReadOnlyList<string> sides) => element switch
    {
        "triage" or "notify-death-in-care" or "decide-notification" or "choose-review" or "record-notification" => ["safeguarding-partner:local-authority"],
        "start-rapid-review-task" or "commission" or "agree-lead-author" or "circulate-reports" or "panel-meeting" or "circulate-draft" => ["business-manager"],
        "record-referral" or "decide-referral" or "record-panel-reply" or "convene-decision-makers" or "reconsider-decision" or "tell-family" or "judge-progress" => ["business-manager"],
        "record-commission" or "form-panel" or "find-reviewer" or "appoint-reviewer" or "find-successor" or "appoint-successor" or "checkpoint" => ["business-manager"],
        "send-publication-reasons" or "prepare-publication" or "send-advance-copies" or "tell-family-of-publication" or "tell-staff-of-publication" or "publish" => ["business-manager"],
        "write-briefing" or "give-to-group" or "go-on-without" or "report-learning" => ["business-manager"],
        "send-to-repository" or "report-to-groups" or "take-down" => ["business-manager"],
        "tell-panel-commissioned" or "record-panel-letter" or "draft-terms" or "settle-terms" => ["business-manager", "independent-advisor"],
        "agree-methodology" or "involve-family" or "meet-practitioners" or "hold-panel" => ["business-manager", "lead-author"],
        "adopt-report" or "decide-publication" => ["strategic-group"],
        "record-late-reason" => process == "incident-notification" ? ["safeguarding-partner:local-authority"] : ["business-manager"],
        "alert-nhs-providers" => ["designated-nurse"],
        "name-partner-lead" or "vote" or "give-view" or "agree-terms" => [$"safeguarding-partner:{subject}"],
        "deputy-vote" => [$"partner-deputy:{subject}"],
        "agency-report" or "report-apart" or "comment-on-draft" or "check-accuracy" or "confirm-senior-sign-off" or "object-to-corrections" => [$"agency-lead:{subject}"],
        "write-first-draft" when process is "practice-review" or "safeguarding-adult-review" => ["lead-author"],
        "write-final-draft" => ["lead-author"],
        "write-first-draft" or "write-draft-two" or "correct-draft" => ["lead-author", "business-manager"],
        "settle-no-majority" or "submit-review" or "hand-to-partners" or "send-justification" => ["business-manager", "independent-advisor"],
        "advisor-sign-off" or "judge-corrections" or "check-reviewer" or "check-successor" or "sign-off-progress" => ["independent-advisor"],
        "resolve-issue" => ["service-manager", "business-manager"],
        "report-progress" when subject is "local-authority" or "police" or "health" => [$"safeguarding-partner:{subject}"],
        "report-progress" => [$"agency-lead:{subject}", $"agency-senior:{subject}"],
        "state-dispute" => [$"agency-lead:{sides[0]}", $"agency-senior:{sides[0]}"],
        "settle-between-people" or "object-by-people" => [.. sides.Select(side => Side("agency-lead", side))],
        "settle-between-seniors" or "object-by-seniors" => [.. sides.Select(side => Side("agency-senior", side))],
        "record-request" or "tell-requester" or "set-terms" or "tell-before-publication" => ["business-manager"],
        "say-what-is-known" or "audit-tool" or "acknowledge-learning" => [$"agency-lead:{subject}"],
        "advise-on-request" => [$"safeguarding-partner:{subject}"],
        "decide-request" => ["independent-advisor", "business-manager"],
        "involve-adult" => ["business-manager", "lead-author"],
        "take-in" => ["business-manager"],
        "agree-theme" or "tell-nominator" or "circulate-tools" or "write-summary" or "report-to-sub-committee" => ["business-manager"],
        "hold-audit-meeting" or "feed-back-learning" => ["business-manager", "service-manager"],
        "decide-by-partners" => ["safeguarding-partner:local-authority", "safeguarding-partner:police", "safeguarding-partner:health", "independent-advisor"],
        _ => throw new InvalidOperationException($"Expected a step of Southend whose people are named here, but \"{element}\" is none: say whose it is."),
    };

    private static string Side(string role, string side) => side == "business-unit" ? "business-manager" : $"{role}:{side}";
}
