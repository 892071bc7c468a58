using Reviews.Notifications.Messages;
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

namespace Reviews.Host.Pages;

/// <summary>What pages call the kinds of step and, as <see cref="ChoiceWords"/> does, the answers that steps offer.</summary>
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
        [PublicationStep.Kind] = "Publish the version made for the public and record that you did",
        [SignOffStep.Kind] = "Read this exact version of the report, then sign it off or say what stands in the way",
        [StartReviewStep.Kind] = "Check the timetable and say who is asked",
        [SubmissionStep.Kind] = "Send the signed report to the national Panel and record that you did",
        [VoteStep.Kind] = "Cast your organisation’s vote and give its reason",
    };

    /// <summary>What is to be done, in one sentence without its full stop.</summary>
    public static string Todo(string step) => Todos.GetValueOrDefault(step, "Do this task");

    /// <summary>An answer in words; one that a partnership made up itself is read as it is written.</summary>
    public static string Choice(string value) => ChoiceWords.Of(value);
}
