using Reviews.Workflows.Steps.AgencyReport;
using Reviews.Workflows.Steps.Appointment;
using Reviews.Workflows.Steps.Comments;
using Reviews.Workflows.Steps.Draft;
using Reviews.Workflows.Steps.Form;
using Reviews.Workflows.Steps.Meeting;
using Reviews.Workflows.Steps.SignOff;
using Reviews.Workflows.Steps.StartReview;
using Reviews.Workflows.Steps.Submission;
using Reviews.Workflows.Steps.Vote;

namespace Reviews.Host.Pages;

/// <summary>What pages call the kinds of step and the answers that steps offer.</summary>
internal static class StepWords
{
    private static readonly Dictionary<string, string> Todos = new(StringComparer.Ordinal)
    {
        [AgencyReportStep.Kind] = "Return your agency’s report, or say that there is nothing to report",
        [AppointmentStep.Kind] = "Choose who takes the part, and say why",
        [CommentsStep.Kind] = "Read the draft and send your comments, or say that you have none",
        [DraftStep.Kind] = "Hand in this version of the report",
        [FormStep.Kind] = "Answer the questions and send them",
        [MeetingStep.Kind] = "Record the meeting that was held",
        [SignOffStep.Kind] = "Read this exact version of the report, then sign it off or say what stands in the way",
        [StartReviewStep.Kind] = "Check the timetable and say who is asked",
        [SubmissionStep.Kind] = "Send the signed report to the national Panel and record that you did",
        [VoteStep.Kind] = "Cast your organisation’s vote and give its reason",
    };

    private static readonly Dictionary<string, string> Choices = new(StringComparer.Ordinal)
    {
        ["commission"] = "Commission a local child safeguarding practice review",
        ["do-not-commission"] = "Do not commission a review",
        ["criteria-met"] = "The criteria are met",
        ["criteria-not-met"] = "The criteria are not met",
        ["learning-review"] = "A learning or facilitated review",
        ["multi-agency-audit"] = "A multi-agency audit",
        ["single-agency-work"] = "Work within one agency",
        ["none"] = "Nothing further",
        ["national-review"] = "Ask the Panel to consider a national review",
        ["agrees"] = "The Panel agrees with the decision",
        ["comments"] = "The Panel agrees, with comments",
        ["disagrees"] = "The Panel disagrees with the decision",
        ["signed-off"] = "Sign this version off",
        ["issue-raised"] = "Raise an issue: it cannot be signed off yet",
        ["corrections-needed"] = "Corrections are needed before it can be signed off",
        ["report"] = "A report",
        ["nil-return"] = "A nil return: there is nothing to report",
        ["internal-documents"] = "Internal documents in place of a report (modified response)",
    };

    /// <summary>What is to be done, in one sentence without its full stop.</summary>
    public static string Todo(string step) => Todos.GetValueOrDefault(step, "Do this task");

    /// <summary>An answer in words; one that a partnership made up itself is read as it is written.</summary>
    public static string Choice(string value) => Choices.TryGetValue(value, out var words)
        ? words
        : value.Length == 0 ? "" : char.ToUpperInvariant(value[0]) + value[1..].Replace('-', ' ');
}
