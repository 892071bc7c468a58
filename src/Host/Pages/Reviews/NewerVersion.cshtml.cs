using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Queries;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>
/// Every review of one process that runs by an earlier version, with what moving it comes to, each written down as read; those
/// that can be moved are, when that is confirmed.
/// </summary>
[Authorize("migrate-review")]
internal sealed class NewerVersionModel(CaseDesk desk, FindCase cases, ForeseenMove foreseen, MoveToVersion move, DefinitionShelf definitions) : PageModel
{
    public string RequestId { get; } = Guid.NewGuid().ToString("D");

    public string ProcessName { get; private set; } = "";

    public IReadOnlyList<(MovableProcess Movable, MovePreview Preview)> Lines { get; private set; } = [];

    /// <summary>Steps that the version in force has no namesake for, of any of the reviews.</summary>
    public IReadOnlyList<UnplacedStep> Unplaced { get; private set; } = [];

    public int Movable => Lines.Count(line => line.Preview.Foreseen.Plan.CanBeDone);

    /// <summary>How many were moved just now, and how many that were shown as movable were not; null before.</summary>
    public (int Moved, int Left)? Done { get; private set; }

    [BindProperty(Name = nameof(Map))]
    public Dictionary<string, string?> Map { get; set; } = [];

    /// <summary>What was shown of each process, by its id.</summary>
    [BindProperty(Name = nameof(Seen))]
    public Dictionary<Guid, string> Seen { get; set; } = [];

    [BindProperty]
    public string? Why { get; set; }

    public async Task<IActionResult> OnGetAsync(string definition, int? moved, int? left, CancellationToken cancellation)
    {
        Done = moved is { } count ? (count, left ?? 0) : null;
        return await ReadAsync(definition, cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string definition, [FromForm] string? requestId, [FromForm] string? step, CancellationToken cancellation)
    {
        if (step == "confirm" && string.IsNullOrWhiteSpace(Why))
            ModelState.AddModelError(nameof(Why), "Enter the reason for the move");
        else if (step == "confirm")
            return Redirect($"/reviews/newer-version/{Uri.EscapeDataString(definition)}{await MoveAllAsync(requestId, cancellation)}");
        if (!await ReadAsync(definition, cancellation))
            return NotFound();
        return ModelState.IsValid ? Page() : this.Faulty();
    }

    // Each in a change of its own: one that changed meanwhile stays where it is and holds up no other.
    private async Task<string> MoveAllAsync(string? requestId, CancellationToken cancellation)
    {
        var (moved, left) = (0, 0);
        foreach (var (process, seal) in Seen.OrderBy(pair => pair.Key))
        {
            var outcome = await move.RunAsync(desk.ActPart(requestId, process.ToString("D"), Why!.Trim()), process, MoveVersionModel.MappingOf(Map), seal, cancellation);
            (moved, left) = outcome.IsDone ? (moved + 1, left) : (moved, left + 1);
        }

        return FormattableString.Invariant($"?moved={moved}&left={left}");
    }

    private async Task<bool> ReadAsync(string definition, CancellationToken cancellation)
    {
        var inForce = definitions.Partnerships.Select(p => definitions.Current(p.Id, definition)).FirstOrDefault(process => process is not null);
        if (inForce is null)
            return false;
        (ProcessName, ViewData["Title"]) = (inForce.Name, "Move reviews to a newer version");
        var mapping = MoveVersionModel.MappingOf(Map);
        var lines = new List<(MovableProcess, MovePreview)>();
        foreach (var review in (await foreseen.AllAsync(desk.PersonId, definition, cancellation)).GroupBy(movable => movable.Review.Id))
        {
            if (await cases.ByIdAsync(review.Key, desk.PersonId, cancellation) is not { } opened)
                continue;
            await desk.RecordReadAsync(opened, "review", null, cancellation);
            foreach (var movable in review)
                lines.Add((movable, await foreseen.OfAsync(opened, movable, mapping, desk.Now, cancellation)));
        }

        Lines = lines;
        Unplaced = [.. Lines.SelectMany(line => line.Preview.Unplaced).DistinctBy(gone => gone.Id)];
        return true;
    }
}
