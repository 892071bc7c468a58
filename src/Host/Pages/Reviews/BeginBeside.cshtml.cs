using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Casework;
using Reviews.Host.Queries;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>A process that a review's page offers is begun: what it is for is said first, and what came is recorded at its first step.</summary>
internal sealed class BeginBesideModel(CaseDesk desk, FindCase cases, ReviewOverview overview, ForeseenMove moves, BeginBeside begin) : SteeringPageModel(desk, cases)
{
    public override string Here => "What came later";

    protected override Permission Asked => Permission.RecordForOthers;

    public OfferedProcess Offered { get; private set; } = null!;

    /// <summary>Those it comes after that run by an earlier version than the one in force.</summary>
    public IReadOnlyList<ProcessInstanceRow> Earlier { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string review, string definition, CancellationToken cancellation) =>
        await ReadAsync(review, definition, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string review, string definition, [FromForm] string? requestId, CancellationToken cancellation)
    {
        if (!await ReadAsync(review, definition, cancellation))
            return NotFound();
        var outcome = await begin.RunAsync(Desk.Act(requestId), Case.Review.Id, definition, cancellation);
        return outcome.IsDone ? Redirect(FormattableString.Invariant($"/tasks/{outcome.Value.Step}/{outcome.Value.TaskId:D}")) : this.No(outcome);
    }

    private async Task<bool> ReadAsync(string review, string definition, CancellationToken cancellation)
    {
        if (!await MayOpenAsync(review, cancellation))
            return false;
        var screen = await overview.OfAsync(Case, Desk.Now, cancellation);
        if (screen.Offered.FirstOrDefault(one => one.Process.Id == definition) is not { } offered)
            return false;
        Offered = offered;
        Earlier = [.. screen.Processes.Select(process => process.Process.Row).Where(row => offered.Offer.After.Contains(row.ProcessId) && moves.HasNewer(Case.Review, row))];
        return true;
    }
}
