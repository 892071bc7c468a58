using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Casework;
using Reviews.Host.Pages.Components;
using Reviews.Host.Queries;
using Reviews.Workflows.Access;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>One open task is given to one of those who may do it, or back to its group.</summary>
internal sealed class GiveTaskModel(CaseDesk desk, FindCase cases, OpenTasks tasks, ReassignTask reassign) : SteeringPageModel(desk, cases)
{
    private const string ToGroup = "group";

    public override string Here => "Give a task to someone";

    protected override Permission Asked => Permission.ReassignTask;

    public GivableTask Given { get; private set; } = null!;

    /// <summary>A person's id, or that it goes back to its group.</summary>
    [BindProperty]
    public string? To { get; set; }

    /// <summary>Everyone but whoever has it already.</summary>
    public IReadOnlyList<Choice> Choices =>
    [
        .. Given.Takers.Where(t => t.Id.ToString("D") != Given.Row.Assignee).Select(t => new Choice(t.Id.ToString("D"), t.Name)),
        .. Given.Row.Assignee is null ? (IEnumerable<Choice>)[] : [new Choice(ToGroup, $"Back to its group: {Given.Group}")],
    ];

    /// <summary>It was done or closed before this was sent: nothing is given any more.</summary>
    public bool IsOver => !Given.Row.IsOpen;

    public string Chosen => Choices.FirstOrDefault(c => c.Value == To)?.Label ?? "";

    public async Task<IActionResult> OnGetAsync(string review, Guid task, CancellationToken cancellation) =>
        await ReadAsync(review, task, cancellation) && !IsOver ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string review, Guid task, [FromForm] string? requestId, [FromForm] string? step, CancellationToken cancellation)
    {
        if (!await ReadAsync(review, task, cancellation))
            return NotFound();
        var person = Guid.TryParse(To, CultureInfo.InvariantCulture, out var id) ? id : (Guid?)null;
        if (step == "confirm" && (person is not null || To == ToGroup))
        {
            var outcome = await reassign.RunAsync(Desk.Act(requestId), task, person, cancellation);
            if (outcome.IsDone)
                return Redirect(FormattableString.Invariant($"{Overview}/give?given={task:D}"));
            if (IsOver || (Refusals.IsConflict(outcome.Refusal) && await ReadAsync(review, task, cancellation) && IsOver))
                return Closed();
            foreach (var error in outcome.Errors)
                ModelState.AddModelError(nameof(To), error.Message);
            return outcome.Refusal is null ? this.Faulty() : this.No(outcome);
        }

        if (IsOver)
            return Closed();
        if (step == "change")
            return Page();
        if (Choices.Any(c => c.Value == To))
            return ToBeConfirmed();
        ModelState.AddModelError(nameof(To), "Select who is to have the task");
        return this.Faulty();
    }

    private PageResult Closed()
    {
        ModelState.AddModelError("", "This task is closed: it was done, or its time passed, before you sent this. It was not given to anyone.");
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<bool> ReadAsync(string review, Guid task, CancellationToken cancellation)
    {
        if (!await MayOpenAsync(review, cancellation) || await tasks.FindAsync(Case, task, cancellation) is not { } given)
            return false;
        Given = given;
        return true;
    }
}
