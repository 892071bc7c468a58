using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Casework;
using Reviews.Host.Queries;
using Reviews.Workflows.Access;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>A newer version of a process is in force: what moving this review to it comes to, and only its confirmation moves anything.</summary>
internal sealed class MoveVersionModel(CaseDesk desk, FindCase cases, ForeseenMove foreseen, MoveToVersion move) : SteeringPageModel(desk, cases)
{
    public override string Here => "Move to a newer version";

    protected override Permission Asked => Permission.MigrateReview;

    public MovableProcess Movable { get; private set; } = null!;

    public MovePreview Preview { get; private set; } = null!;

    /// <summary>Which step of the new version each takes that has no namesake there. Bound by its name alone: without one, every field of the form would be taken for a pair.</summary>
    [BindProperty(Name = nameof(Map))]
    public Dictionary<string, string?> Map { get; set; } = [];

    [BindProperty]
    public string? Why { get; set; }

    public async Task<IActionResult> OnGetAsync(string review, Guid process, CancellationToken cancellation) =>
        await ReadAsync(review, process, cancellation) && !Movable.IsOver ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string review, Guid process, [FromForm] string? requestId, [FromForm] string? step, [FromForm] string? seen, CancellationToken cancellation)
    {
        if (!await ReadAsync(review, process, cancellation))
            return NotFound();
        if (step != "confirm")
            return Movable.IsOver ? Ended() : Page();
        var outcome = await move.RunAsync(Desk.Act(requestId, Why?.Trim()), process, MappingOf(Map), seen ?? "", cancellation);
        if (outcome.IsDone)
            return Redirect($"{Overview}?moved=true");
        if (!await ReadAsync(review, process, cancellation))
            return NotFound();
        if (Movable.IsOver)
            return Ended();
        // The verb names every step that stands in the way; the page those that its reader is shown.
        if (outcome.Refusal is { Code: "not-migratable" } && Preview.Obstacles.Count > 0)
            return Refused(new("not-migratable", string.Join(' ', Preview.Obstacles)), StatusCodes.Status400BadRequest);
        if (outcome.Refusal != Refusals.ChangedSinceOpened)
            return this.No(outcome);
        ModelState.AddModelError("", "This review changed after this was shown to you. Nothing was moved. What would come of it now is below: check it again.");
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    /// <summary>The pairs that were chosen; a step that nothing was chosen for says nothing.</summary>
    public static IReadOnlyDictionary<string, string> MappingOf(IReadOnlyDictionary<string, string?> chosen) =>
        chosen.Where(pair => !string.IsNullOrEmpty(pair.Value)).ToDictionary(pair => pair.Key, pair => pair.Value!);

    private PageResult Ended()
    {
        ModelState.AddModelError("", $"“{Movable.Process.Row.Name}” ended before you sent this, so it can no longer be moved. Nothing was changed.");
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<bool> ReadAsync(string review, Guid process, CancellationToken cancellation)
    {
        if (!await MayOpenAsync(review, cancellation) || await foreseen.FindAsync(Case, process, cancellation) is not { } movable)
            return false;
        (Movable, Preview) = (movable, await foreseen.OfAsync(Case, movable, MappingOf(Map), Desk.Now, cancellation));
        return true;
    }
}
