using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Steps.Draft;

/// <summary>
/// Hands in a version of the review's report (S003 App. E, days 9-12): one PDF or Word file. Records documentId, name,
/// sha256, version, note and by, always under <c>draft</c> (the current one, which sign-offs are held against) and, where
/// the task has another <c>result</c>, under that name too. Versions count from 1. One that came back from Word with tracked
/// changes or comments is nobody's version yet: it waits at the task until they are settled, and is then handed in without them.
/// </summary>
public sealed class DraftStep : Step
{
    /// <summary>The value of the task's <c>step</c> property.</summary>
    public const string Kind = "draft";

    /// <summary>The variable that holds the current version.</summary>
    public const string Current = StepVariables.Draft;

    /// <summary>The file.</summary>
    public const string Document = "document";

    /// <summary>What has changed; optional.</summary>
    public const string Note = "note";

    public override string OfKind => Kind;

    /// <summary>The id of the document that is the current version; null where there is none.</summary>
    public static string? CurrentDocument(FeelContext variables) => StepVariables.Text(variables.Find(Current), "documentId");

    public override StepOutcome Take(StepTask task, StepInput input)
    {
        var reading = new StepReading(task, input);
        var current = task.Variables.Find(StepVariables.Draft) as FeelContext;
        var version = current?.Find("version") is FeelNumber number ? number.Value + 1 : 1;
        if (reading.Reports(Document, required: true, most: 1) is not [var file])
            return reading.Outcome(StepVariables.Draft, []);
        if (KeptFiles.IsWord(file) && file.Marks is null)
            reading.Add(Document, "The selected Word document cannot be read: open it in Word, save it as .docx again and send that");
        var record = new Dictionary<string, FeelValue>
        {
            ["documentId"] = new FeelText(file.DocumentId),
            ["name"] = new FeelText(file.FileName),
            [StepVariables.Sha256] = new FeelText(file.Sha256),
            ["version"] = new FeelNumber(version),
            ["note"] = new FeelText(reading.Text(Note)),
            ["by"] = new FeelText(input.Context.By),
        };
        var outcome = reading.Outcome(StepVariables.Draft, record, KeyValuePair.Create<string, FeelValue>(StepVariables.Draft, new FeelContext(record)));
        return outcome is StepOutcome.Recorded recorded && file.Marks > 0 ? new StepOutcome.ToBeSettled(file, recorded.Files) : outcome;
    }
}
