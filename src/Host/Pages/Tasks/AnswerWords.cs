using System.Globalization;
using Reviews.Host.Queries;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Forms;
using Reviews.Workflows.Steps;
using Reviews.Workflows.Steps.AgencyReport;
using Reviews.Workflows.Steps.Comments;
using Reviews.Workflows.Steps.SignOff;
using Reviews.Workflows.Steps.Vote;

namespace Reviews.Host.Pages.Tasks;

/// <summary>What was typed into a task's page, each answer beside the words it was asked with, to be read before it is recorded.</summary>
internal static class AnswerWords
{
    // Of the steps whose answers may be entered for others; what their pages ask in another way is shown by its own name.
    private static readonly Dictionary<string, string> Labels = new(StringComparer.OrdinalIgnoreCase)
    {
        [AgencyReportStep.Response] = "What is sent",
        [AgencyReportStep.Author] = "Name of the author",
        [AgencyReportStep.Summary] = "Summary",
        [AgencyReportStep.SignificantIssues] = "Significant practice issues",
        [AgencyReportStep.Reason] = "Reason",
        [AgencyReportStep.Confirmed] = "Records searched",
        [CommentsStep.Text] = "Comments",
        [CommentsStep.NoComments] = "No comments",
        [SignOffStep.Outcome] = "Outcome",
        [SignOffStep.Issue] = "What stands in the way",
        [SignOffStep.Name] = "Name of the person signing",
        [SignOffStep.Level] = "Their title",
        [SignOffStep.Evidence] = "How the sign-off was given",
        [SignOffStep.Declaration] = "Statement",
        [VoteStep.Choice] = "Vote",
        [VoteStep.Follows] = "What should follow",
        [VoteStep.Conflict] = "Conflict of interest",
    };

    private static readonly string[] Chosen = [AgencyReportStep.Response, SignOffStep.Outcome, VoteStep.Choice, VoteStep.Follows];

    /// <param name="files">Those that go with it, the proof not shown here.</param>
    public static IReadOnlyList<(string Label, string Value)> Of(TaskScreen screen, IReadOnlyDictionary<string, IReadOnlyList<string>> fields, IReadOnlyList<DocumentRow> files)
    {
        var answers = fields
            .Where(field => !field.Key.StartsWith("received.", StringComparison.Ordinal) && field.Key != SignOffStep.Sha256)
            .Select(field => (field.Key, Value: string.Join(", ", field.Value.Where(value => value.Length > 0).Distinct().Select(value => Words(screen, field.Key, value)))))
            .Where(field => field.Value.Length > 0)
            .Select(field => (LabelOf(screen, field.Key), field.Value));
        var sent = files.Where(file => file.Kind != ReceivedAnswer.ProofField).Select(file => file.FileName).ToList();
        return [.. answers, .. sent.Count == 0 ? (IEnumerable<(string, string)>)[] : [("Files", string.Join(", ", sent))]];
    }

    private static string LabelOf(TaskScreen screen, string key) =>
        FieldOf(screen, key)?.Label ?? Labels.GetValueOrDefault(key) ?? Sentence.Capital(key);

    private static string Words(TaskScreen screen, string key, string value)
    {
        if (FieldOf(screen, key)?.Options.FirstOrDefault(option => option.Value == value) is { } option)
            return option.Label;
        return value switch
        {
            "true" or StepChoices.Yes => "Yes",
            StepChoices.No => "No",
            _ => Chosen.Contains(key, StringComparer.OrdinalIgnoreCase) ? StepWords.Choice(value) : value,
        };
    }

    // The parts of a date are fields of their own, "seenOn.day"; so are those of a list's row, "episodes.0.what".
    private static FormField? FieldOf(TaskScreen screen, string key) => key.Split('.') is [var list, var row, var field, ..] && int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        ? screen.Task.Form?.Asked.OfType<FormList>().FirstOrDefault(asked => asked.Key == list)?.Fields.FirstOrDefault(asked => asked.Key == field)
        : screen.Task.Form?.Field(key.Split('.')[0]);
}
