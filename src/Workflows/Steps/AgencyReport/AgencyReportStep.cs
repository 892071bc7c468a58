using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Steps.AgencyReport;

/// <summary>
/// An agency answers the request for its report (S003 App. E, day 6): with a report, with a nil return, or, where the
/// response was modified, with internal documents instead (S003 App. E, "Modified response"). Records under <c>report</c>:
/// status, author, summary, documents, significantIssues, reason, by. A nil return counts as an answer.
/// The questions of a report are its form's, which can read <c>response</c> (which answer it is) and <c>attached</c> (whether a
/// file is sent): with a form a report may be answered there, attached, or both. Without one it is a file.
/// </summary>
public sealed class AgencyReportStep : Step
{
    /// <summary>The value of the task's <c>step</c> property.</summary>
    public const string Kind = "agency-report";

    /// <summary>Which of the three answers it is.</summary>
    public const string Response = "response";
    public const string Author = "author";

    /// <summary>Optional, unless the form says otherwise.</summary>
    public const string Summary = "summary";

    /// <summary>The files.</summary>
    public const string Documents = "documents";

    /// <summary>Yes or no: significant practice issues, of which the agency's seniors are to be told (S003 App. E, principles).</summary>
    public const string SignificantIssues = "significantIssues";

    /// <summary>Why there is nothing to report.</summary>
    public const string Reason = "reason";

    /// <summary>A box: the agency's records were searched.</summary>
    public const string Confirmed = "confirmed";

    /// <summary>What the form's expressions can read besides: whether a file is sent.</summary>
    public const string Attached = "attached";

    /// <summary>The answers to <see cref="Response"/>; a report's status is "submitted", the others' their own name.</summary>
    public const string Report = "report";
    public const string NilReturn = "nil-return";
    public const string InternalDocuments = "internal-documents";

    public override string OfKind => Kind;

    public override bool CanBeEnteredForOthers => true;

    /// <summary>The answers open to the agency: internal documents only where the response was modified.</summary>
    public static IReadOnlyList<string> Responses(StepTask task) =>
        IsModified(task) ? [Report, NilReturn, InternalDocuments] : [Report, NilReturn];

    /// <summary>Whether what was recorded says that there are significant practice issues, of which the agency's seniors are to be told.</summary>
    /// <param name="recorded">The variables of the task, under whatever name its record stands.</param>
    public static bool TellsOfSignificantIssues(FeelContext recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        return recorded.Entries.Values.OfType<FeelContext>().Any(record => record.Find(SignificantIssues) is FeelBoolean { Value: true });
    }

    public override StepOutcome Take(StepTask task, StepInput input)
    {
        var reading = new StepReading(task with { Variables = WithAnswer(task, input) }, input);
        var record = new Dictionary<string, FeelValue> { ["by"] = new FeelText(input.Context.By) };
        if (reading.Text(Response) == InternalDocuments && !IsModified(task))
            reading.Add(Response, "Send a report or a nil return: internal documents may replace it only where the review allows a modified response");
        else if (reading.Choice(Response, Responses(task), "Select whether you send a report or a nil return") is { Length: > 0 } response)
            Read(task, response, reading, record);
        return reading.Outcome("report", record);
    }

    private static void Read(StepTask task, string response, StepReading reading, Dictionary<string, FeelValue> record)
    {
        record["status"] = new FeelText(response == Report ? "submitted" : response);
        if (response == NilReturn)
        {
            record["reason"] = new FeelText(reading.Required(Reason, "Enter the reason why there is nothing to report"));
            reading.Ticked(Confirmed, "Confirm that your agency’s records have been searched");
            record["documents"] = FeelList.Empty;
            record["significantIssues"] = FeelBoolean.False;
            return;
        }

        record["author"] = new FeelText(response == Report ? reading.Required(Author, "Enter the name of the author") : reading.Text(Author));
        record["summary"] = new FeelText(reading.Text(Summary));
        record["documents"] = KeptFiles.List(reading.Reports(Documents, required: response == InternalDocuments || task.Form is null));
        record["significantIssues"] = new FeelBoolean(reading.YesNo(SignificantIssues, "Select yes if there are significant practice issues"));
    }

    private static FeelContext WithAnswer(StepTask task, StepInput input) => task.Variables
        .With(Response, new FeelText(input.Text(Response)))
        .With(Attached, new FeelBoolean(input.Files.Any(file => file.Field == Documents)));

    private static bool IsModified(StepTask task) => task.Variables.Find(StepVariables.ModifiedResponse) is FeelBoolean { Value: true };
}
