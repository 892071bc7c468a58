namespace Reviews.Workflows.Steps;

/// <summary>Every kind of step, one line each: what a task's <c>step</c> property may name.</summary>
public static class StepCatalogue
{
    public static IReadOnlyList<Step> All { get; } =
    [
        new Form.FormStep(),
        new AgencyReport.AgencyReportStep(),
        new Meeting.MeetingStep(),
        new Draft.DraftStep(),
        new Comments.CommentsStep(),
        new Vote.VoteStep(),
        new SignOff.SignOffStep(),
        new Submission.SubmissionStep(),
        new Publication.PublicationStep(),
        new Appointment.AppointmentStep(),
        new StartReview.StartReviewStep(),
    ];

    /// <summary>The step of that kind, or null.</summary>
    public static Step? Find(string kind) => All.FirstOrDefault(step => step.OfKind == kind);
}
