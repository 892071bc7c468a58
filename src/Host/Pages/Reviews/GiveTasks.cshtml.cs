using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Queries;
using Reviews.Workflows.Access;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>The open tasks of a review and who has each, to choose one that somebody else is to have.</summary>
internal sealed class GiveTasksModel(CaseDesk desk, FindCase cases, OpenTasks tasks) : SteeringPageModel(desk, cases)
{
    public override string Here => "Give a task to someone";

    protected override Permission Asked => Permission.ReassignTask;

    public IReadOnlyList<GivableTask> Listed { get; private set; } = [];

    public bool IsVoting { get; private set; }

    /// <summary>The one that was just given.</summary>
    public GivableTask? JustGiven { get; private set; }

    public async Task<IActionResult> OnGetAsync(string review, Guid? given, CancellationToken cancellation)
    {
        if (!await MayOpenAsync(review, cancellation))
            return NotFound();
        Listed = await tasks.OfAsync(Case, cancellation);
        IsVoting = await tasks.IsVotingAsync(Case, cancellation);
        JustGiven = Listed.FirstOrDefault(t => t.Row.Id == given);
        return Page();
    }
}
