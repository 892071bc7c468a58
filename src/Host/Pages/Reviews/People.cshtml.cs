using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Casework;
using Reviews.Host.Pages.Components;
using Reviews.Host.Queries;
using Reviews.Workflows.Access;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>Who is on a review; the business manager puts others of the partnership on it.</summary>
internal sealed class PeopleModel(CaseDesk desk, FindCase cases, ReviewPeople people, ForeseenLeaving leaving, AddParticipant adding) : ReviewPageModel(desk, cases)
{
    public override string Here => "People";

    public IReadOnlyList<ListedParticipant> Listed { get; private set; } = [];

    public IReadOnlyList<Choice> Candidates { get; private set; } = [];

    public IReadOnlyList<Choice> Parts { get; private set; } = [];

    public string RequestId { get; } = Guid.NewGuid().ToString("D");

    public bool MayAdd => Case.May(Permission.PutOnReview);

    public string? JustAdded { get; private set; }

    public string? JustLeft { get; private set; }

    [BindProperty]
    public string? Person { get; set; }

    [BindProperty]
    public string? Part { get; set; }

    public async Task<IActionResult> OnGetAsync(string review, Guid? added, Guid? left, CancellationToken cancellation)
    {
        if (!await OpenAsync(review, cancellation))
            return NotFound();
        await ReadAsync(cancellation);
        JustAdded = Listed.FirstOrDefault(p => p.PersonId == added)?.Name;
        JustLeft = MayAdd && left is not null ? await leaving.NameOfLeftAsync(Case, left, cancellation) : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string review, [FromForm] string? requestId, CancellationToken cancellation)
    {
        if (!await OpenAsync(review, cancellation) || !MayAdd)
            return NotFound();
        if (!Guid.TryParse(Person, out var person))
            ModelState.AddModelError(nameof(Person), "Select a person");
        if (!Group.TryParse(Part ?? "", out var group, out _))
            ModelState.AddModelError(nameof(Part), "Select what they are on this review");
        if (ModelState.IsValid)
        {
            var outcome = await adding.RunAsync(Desk.Act(requestId), Case.Review.Id, person, group!, cancellation);
            if (outcome.IsDone)
                return Redirect($"/reviews/{Case.Review.Reference}/people?added={person:D}");
            foreach (var error in outcome.Errors)
                ModelState.AddModelError(error.Field == "role" ? nameof(Part) : nameof(Person), error.Message);
            if (outcome.Refusal is { } refusal)
                ModelState.AddModelError("", refusal.Sentence);
        }

        await ReadAsync(cancellation);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        Listed = await people.OfAsync(Case, cancellation);
        if (!MayAdd)
            return;
        Candidates = [.. (await people.CandidatesAsync(Case, cancellation)).Select(p => new Choice(p.Id.ToString("D"), p.Name))];
        Parts = [.. people.Parts(Case, ofNeighbours: false).Select(p => new Choice(p.Group, p.Words))];
    }
}
