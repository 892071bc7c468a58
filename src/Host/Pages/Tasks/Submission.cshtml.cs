using Reviews.Host.Queries;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications.Documents.Report;
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

    /// <summary>Agencies that signed before the file was changed last, as the record of the decision has them.</summary>
    public IReadOnlyList<ReportSignOff> SignedEarlier { get; private set; } = [];

    /// <summary>Whether their sign-offs count all the same.</summary>
    public bool SignOffsStand => SignedEarlier.All(signOff => signOff.State == SignOffState.SignedBeforeCorrections);

    protected override async Task PrepareAsync(CancellationToken cancellation)
    {
        Signed = await CurrentDraft.OfAsync(Tasks, Screen, cancellation);
        if (Signed is not null)
            SignedEarlier = await Tasks.Versions.SignedEarlierAsync(Screen.Case, Screen.Row.ProcessInstanceId, Desk.Now, cancellation);
    }
}
