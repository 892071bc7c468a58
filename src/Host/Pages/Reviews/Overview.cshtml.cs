using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Queries;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>A review at a glance: where it stands, who owes what, and the vote.</summary>
internal sealed class OverviewModel(CaseDesk desk, FindCase cases, ReviewOverview overview, ReviewIncidents incidents, WaitingReports waiting, ForeseenMove moves, ReviewDelays delays) : ReviewPageModel(desk, cases)
{
    public override string Here => "Overview";

    public OverviewScreen Screen { get; private set; } = null!;

    /// <summary>What failed; empty for those who may not settle it.</summary>
    public IReadOnlyList<ListedIncident> Incidents { get; private set; } = [];

    /// <summary>Days on which somebody in the partnership is shut, and how many deadlines fall in them; for whoever may move one.</summary>
    public IEnumerable<(Closure Closure, int Count)> Shut => Case.May(Permission.MoveStep)
        ? Desk.ClosuresOf(Case).Where(closure => closure.Through >= Desk.Today).Select(closure => (closure, Screen.Processes.Sum(process => Deadlines(process, closure)))).Where(shut => shut.Item2 > 0)
        : [];

    /// <summary>Reports that came too late for the circulation and wait for the reader to release them.</summary>
    public WaitingScreen Waiting { get; private set; } = null!;

    /// <summary>Who is still to be told of a delay and its reasons; for whoever may record that they were.</summary>
    public IReadOnlyList<string> StillToTell { get; private set; } = [];

    public bool JustStarted { get; private set; }

    public bool JustMoved { get; private set; }

    /// <summary>Whether the reader may raise a dispute for whom they act for, and the review is not over.</summary>
    public bool MayDispute => Case.May(Permission.RaiseDispute) && Case.Review.ClosedAt is null;

    /// <summary>Whether the reader may move it to a newer version, and there is one.</summary>
    public bool HasNewer(ProcessInstanceRow process) => Case.May(Permission.MigrateReview) && moves.HasNewer(Case.Review, process);

    // A step that several have is one deadline; of a vote their number would say how many have not voted.
    private static int Deadlines(ProcessScreen process, Closure closure) =>
        process.Steps.Count(step => step.State is StepState.Due or StepState.Overdue or StepState.ToCome && step.Deadline is { } note && closure.Holds(note.Due.Date));

    public async Task<IActionResult> OnGetAsync(string review, bool started, bool moved, CancellationToken cancellation)
    {
        if (!await OpenAsync(review, cancellation))
            return NotFound();
        (JustStarted, JustMoved) = (started, moved);
        Screen = await overview.OfAsync(Case, Desk.Now, cancellation);
        Waiting = await waiting.OfAsync(Case, cancellation);
        if (Case.May(Permission.SettleIncident))
            Incidents = await incidents.OfAsync(Case, cancellation);
        if (Case.May(Permission.AgreeDelay))
            StillToTell = await delays.StillToTellAsync(Case, Desk.Now, cancellation);
        return Page();
    }
}
