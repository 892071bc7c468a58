using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Steps.Comments;

/// <summary>
/// Comments and requested amendments on the draft, or the statement that there are none (S003 App. E, day 12). A file may
/// say it in place of text. Records under <c>comments</c>: hasComments, text, documents, sha256 (of the draft commented on,
/// null when there is none), by.
/// </summary>
public sealed class CommentsStep : Step
{
    /// <summary>The value of the task's <c>step</c> property.</summary>
    public const string Kind = "comments";

    public const string Text = "comments";

    /// <summary>A box: there are no comments.</summary>
    public const string NoComments = "noComments";

    /// <summary>A file with the comments; optional.</summary>
    public const string Document = "document";

    public override string OfKind => Kind;

    public override bool CanBeEnteredForOthers => true;

    public override StepOutcome Take(StepTask task, StepInput input)
    {
        var reading = new StepReading(task, input);
        var text = reading.Text(Text);
        var files = reading.Reports(Document, required: false, most: 1);
        var says = text.Length > 0 || files.Count > 0;
        if (says == reading.IsTicked(NoComments))
            reading.Add(Text, says ? "Enter comments or confirm that you have none, not both" : "Enter your comments, or confirm that you have none");
        return reading.Outcome("comments", new()
        {
            ["hasComments"] = new FeelBoolean(says),
            ["text"] = new FeelText(text),
            ["documents"] = KeptFiles.List(files),
            [StepVariables.Sha256] = StepVariables.Text(task, StepVariables.Draft, StepVariables.Sha256) is { } sha256 ? new FeelText(sha256) : FeelValue.Null,
            ["by"] = new FeelText(input.Context.By),
        });
    }
}
