using Reviews.Host.Queries;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>Where one process of a review stands, to be drawn.</summary>
internal sealed record StandingView(ProcessScreen Process, OverviewScreen Screen, CaseDesk Desk)
{
    public IEnumerable<AwaitedStep> Late => Own.Where(step => step.IsLate);

    /// <summary>What is not late and not the reader's; for a reader with nothing to do it has been said already.</summary>
    public IEnumerable<AwaitedStep> Others => Screen.Mine.Count == 0 ? [] : Own.Where(step => step is { IsLate: false, IsReaders: false });

    private IEnumerable<AwaitedStep> Own => Screen.Awaited.Where(step => step.ProcessInstanceId == Process.Process.Row.Id);
}
