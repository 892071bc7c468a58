using Reviews.Workflows.Steps.AgencyReport;
using Reviews.Workflows.Steps.Appointment;
using Reviews.Workflows.Steps.Comments;
using Reviews.Workflows.Steps.Draft;
using Reviews.Workflows.Steps.Form;
using Reviews.Workflows.Steps.Meeting;
using Reviews.Workflows.Steps.Publication;
using Reviews.Workflows.Steps.SignOff;
using Reviews.Workflows.Steps.StartReview;
using Reviews.Workflows.Steps.Submission;
using Reviews.Workflows.Steps.Vote;

namespace Reviews.Notifications.Messages;

/// <summary>
/// What a mail calls a task: by its kind of step, a closed list, never by its title, which an author may have written
/// anything into.
/// </summary>
/// <param name="Noun">Begins a subject: "Agency report".</param>
/// <param name="Doing">Ends "You have a task to do:".</param>
internal sealed record StepWords(string Noun, string Doing)
{
    private static readonly StepWords Other = new("Task", "sign in to see what it is");

    private static readonly Dictionary<string, StepWords> ByStep = new(StringComparer.Ordinal)
    {
        [AgencyReportStep.Kind] = new("Agency report", "return an agency report, or say that your organisation was not involved"),
        [AppointmentStep.Kind] = new("Appointment", "appoint somebody to the review"),
        [CommentsStep.Kind] = new("Comments", "comment on the draft report"),
        [DraftStep.Kind] = new("Draft report", "work on the draft report"),
        [FormStep.Kind] = new("Form", "fill in a form"),
        [MeetingStep.Kind] = new("Meeting record", "record a meeting"),
        [PublicationStep.Kind] = new("Publication", "publish a report and record that you did"),
        [SignOffStep.Kind] = new("Sign-off", "read the report and sign it off, or raise an issue"),
        [StartReviewStep.Kind] = new("Start of a review", "start a review"),
        [SubmissionStep.Kind] = new("Submission", "submit the report and record that you did"),
        [VoteStep.Kind] = new("Vote", "cast your vote"),
    };

    /// <summary>The noun in the middle of a sentence: "agency report".</summary>
    public string InSentence => char.ToLowerInvariant(Noun[0]) + Noun[1..];

    public static IReadOnlyCollection<string> Steps => ByStep.Keys;

    public static StepWords Of(string step) => ByStep.GetValueOrDefault(step, Other);
}
