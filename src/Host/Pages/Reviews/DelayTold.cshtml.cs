using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Casework;
using Reviews.Host.Pages.Components;
using Reviews.Host.Queries;
using Reviews.Workflows.Access;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>Who was told of a delay, when and how.</summary>
internal sealed class DelayToldModel(CaseDesk desk, FindCase cases, ReviewDelays delays, NoteDelayTold note) : SteeringPageModel(desk, cases)
{
    public override string Here => "Record who was told";

    protected override Permission Asked => Permission.AgreeDelay;

    public ListedDelay Delay { get; private set; } = null!;

    [BindProperty]
    public string? Who { get; set; }

    [BindProperty]
    public DateEntry ToldOn { get; set; } = new();

    [BindProperty]
    public string? How { get; set; }

    public async Task<IActionResult> OnGetAsync(string review, Guid delay, CancellationToken cancellation) =>
        await ReadAsync(review, delay, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string review, Guid delay, [FromForm] string? requestId, CancellationToken cancellation)
    {
        if (!await ReadAsync(review, delay, cancellation))
            return NotFound();
        var toldOn = ToldOn.Read(ModelState, nameof(ToldOn), "the day on which they were told");
        foreach (var fault in NoteDelayTold.Faults(Who, toldOn, How, Desk.Now))
            ModelState.AddModelError(Sentence.Capital(fault.Field), fault.Message);
        if (!ModelState.IsValid)
            return this.Faulty();
        var outcome = await note.RunAsync(Desk.Act(requestId), delay, Who!.Trim(), toldOn!.Value, How!.Trim(), cancellation);
        return outcome.IsDone ? Redirect($"{Overview}/delays?told=true") : this.No(outcome);
    }

    private async Task<bool> ReadAsync(string review, Guid delayId, CancellationToken cancellation)
    {
        if (!await MayOpenAsync(review, cancellation) || await delays.FindAsync(Case, delayId, Desk.Now, cancellation) is not { } listed)
            return false;
        Delay = listed;
        return true;
    }
}
