using Reviews.Host.Queries;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Steps.Submission;

namespace Reviews.Host.Pages.Tasks;

/// <summary>Records that the signed report was sent to the Panel.</summary>
internal sealed class SubmissionModel(TaskDesk tasks) : TaskPageModel(tasks)
{
    protected override string Step => SubmissionStep.Kind;

    /// <summary>The file that was signed off; null where there is none.</summary>
    public ListedDocument? Signed { get; private set; }

    /// <summary>What was put together to be sent; null where nothing is yet.</summary>
    public DocumentRow? Pack => Screen.Kept.LastOrDefault(document => document.Kind == SubmissionStep.Pack);

    /// <summary>Agencies that signed before the file was changed last.</summary>
    public IReadOnlyList<EarlierSignOff> SignedEarlier { get; private set; } = [];

    /// <summary>Whether their sign-offs count all the same.</summary>
    public bool SignOffsStand => (Screen.Task.Variables.Find("corrections") as FeelContext)?.Find("stand") is FeelBoolean { Value: true };

    protected override async Task PrepareAsync(CancellationToken cancellation)
    {
        Signed = await CurrentDraft.OfAsync(Tasks, Screen, cancellation);
        if (Signed is { } signed)
            SignedEarlier = await Tasks.Documents.SignedEarlierAsync(Screen.Case, Screen.Row.ProcessInstanceId, signed.Row.Sha256, cancellation);
    }
}
