using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Casework;
using Reviews.Host.Queries;
using Reviews.Workflows.Access;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>Somebody is taken off a review: what it means is shown first, or what stands against it.</summary>
internal sealed class TakeOffModel(CaseDesk desk, FindCase cases, ForeseenLeaving foreseen, RemoveParticipant remove) : SteeringPageModel(desk, cases)
{
    public override string Here => "Take someone off the review";

    protected override Permission Asked => Permission.PutOnReview;

    /// <summary>Null once they have left.</summary>
    public LeavingPerson? Person { get; private set; }

    public async Task<IActionResult> OnGetAsync(string review, Guid participant, CancellationToken cancellation) =>
        await ReadAsync(review, participant, cancellation) && Person is not null ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string review, Guid participant, [FromForm] string? requestId, CancellationToken cancellation)
    {
        if (!await ReadAsync(review, participant, cancellation))
            return NotFound();
        var outcome = await remove.RunAsync(Desk.Act(requestId), participant, cancellation);
        if (outcome.IsDone)
            return Redirect(outcome.Value.PersonId == Desk.PersonId ? "/reviews" : FormattableString.Invariant($"{Overview}/people?left={participant:D}"));
        // Somebody else took them off a moment ago: what was wanted is so.
        if (Person is null)
            return Redirect($"{Overview}/people");
        if (outcome.Errors.Count == 0)
            return this.No(outcome);
        foreach (var error in outcome.Errors)
            ModelState.AddModelError("", error.Message);
        return this.Faulty();
    }

    private async Task<bool> ReadAsync(string review, Guid participant, CancellationToken cancellation)
    {
        if (!await MayOpenAsync(review, cancellation))
            return false;
        Person = await foreseen.FindAsync(Case, participant, cancellation);
        return Person is not null || await foreseen.NameOfLeftAsync(Case, participant, cancellation) is not null;
    }
}
