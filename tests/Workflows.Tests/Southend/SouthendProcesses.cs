using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Tests.Southend;

/// <summary>The processes as their files say, read without a problem.</summary>
internal static class SouthendProcesses
{
    public static ProcessDefinition RapidReview { get; } = Read("rapid-review");

    public static ProcessDefinition IncidentNotification { get; } = Read("incident-notification");

    public static ProcessDefinition AfterSubmission { get; } = Read("after-submission");

    public static ProcessDefinition LatePanelLetter { get; } = Read("late-panel-letter");

    public static ProcessDefinition LocalRapidReview { get; } = Read("local-rapid-review");

    public static ProcessDefinition Referral { get; } = Read("referral");

    public static ProcessDefinition Dispute { get; } = Read("dispute");

    public static ProcessDefinition FollowUp { get; } = Read("follow-up");

    public static ProcessDefinition PracticeReview { get; } = Read("practice-review");

    public static ProcessDefinition AfterPublication { get; } = Read("after-publication");

    public static ProcessDefinition WithheldReport { get; } = Read("withheld-report");

    public static ProcessDefinition ShareLearning { get; } = Read("share-learning");

    public static ProcessDefinition AdultReviewRequest { get; } = Read("adult-review-request");

    public static ProcessDefinition AdultReview { get; } = Read("safeguarding-adult-review");

    public static ProcessDefinition CaseAudit { get; } = Read("case-audit");

    public static ProcessDefinition NationalReview { get; } = Read("national-review");

    public static IEnumerable<ProcessDefinition> All =>
        [RapidReview, IncidentNotification, AfterSubmission, LatePanelLetter, LocalRapidReview, Referral, Dispute, FollowUp, PracticeReview, AfterPublication, WithheldReport, ShareLearning, AdultReviewRequest, AdultReview, CaseAudit, NationalReview];

    private static ProcessDefinition Read(string id)
    {
        var file = BpmnReader.Read(id + ".bpmn", SouthendFolder.Bytes(id + ".bpmn"), Form);
        file.Problems.Should().BeEmpty();
        return file.Processes.Should().ContainSingle(process => process.Id == id).Subject;
    }

    private static FormSource? Form(string id)
    {
        var file = SouthendFolder.Of("forms", id + ".form");
        return File.Exists(file) ? new FormSource(id, file, File.ReadAllBytes(file)) : null;
    }
}
