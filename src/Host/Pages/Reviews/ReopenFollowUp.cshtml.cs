using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Casework;
using Reviews.Host.Pages.Components;
using Reviews.Host.Queries;
using Reviews.Workflows.Access;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>A recommendation or an action that was closed is followed again, with a reason and a new date.</summary>
internal sealed class ReopenFollowUpModel(CaseDesk desk, FindCase cases, FollowUpRegister register, ReopenFollowUp reopen) : SteeringPageModel(desk, cases)
{
    public override string Here => "Follow it again";

    protected override Permission Asked => Permission.KeepFollowUp;

    /// <summary>Set before any view is drawn.</summary>
    public FollowedLine Line { get; private set; } = null!;

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public DateEntry DueOn { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string review, string item, CancellationToken cancellation) =>
        await FindAsync(review, item, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string review, string item, [FromForm] string? requestId, CancellationToken cancellation)
    {
        if (!await FindAsync(review, item, cancellation))
            return NotFound();
        var dueOn = DueOn.Read(ModelState, nameof(DueOn), "the day by which it is to be done");
        foreach (var fault in ReopenFollowUp.Faults(Why, dueOn, Desk.Now))
            ModelState.AddModelError(Sentence.Capital(fault.Field), fault.Message);
        if (!ModelState.IsValid)
            return this.Faulty();
        var outcome = await reopen.RunAsync(Desk.Act(requestId), Case.Review.Id, Line.Key, Why, dueOn!.Value, cancellation);
        return outcome.IsDone ? Redirect($"{Overview}/follow-up?added={FollowUpModel.Again}") : this.No(outcome);
    }

    // One that is followed again already has another name: its old page is gone.
    private async Task<bool> FindAsync(string review, string item, CancellationToken cancellation)
    {
        if (!await MayOpenAsync(review, cancellation) || (await register.OfAsync(Case, Desk.Now, cancellation)).FirstOrDefault(line => line.Key == item && !line.IsOpen) is not { } line)
            return false;
        Line = line;
        return true;
    }
}
