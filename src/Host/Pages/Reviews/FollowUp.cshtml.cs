using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Casework;
using Reviews.Host.Queries;
using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>The register of what was recommended and is to be done at once: how far each is, what is overdue, and how it was closed.</summary>
internal sealed class FollowUpModel(CaseDesk desk, FindCase cases, FollowUpRegister register) : ReviewPageModel(desk, cases)
{
    public override string Here => "Recommendations and actions";

    public IReadOnlyList<FollowedLine> Lines { get; private set; } = [];

    public bool SeesAll => Case.May(Permission.ReadFollowUp);

    public bool MayAdd => Case.May(Permission.KeepFollowUp) && Case.Review.Status is not (ReviewStatus.Withdrawn or ReviewStatus.NotNotified);

    public int Overdue => Lines.Count(line => line.State == FollowedState.Overdue);

    public bool JustAdded { get; private set; }

    public async Task<IActionResult> OnGetAsync(string review, bool added, CancellationToken cancellation)
    {
        if (!await OpenAsync(review, cancellation))
            return NotFound();
        Lines = await register.OfAsync(Case, Desk.Now, cancellation);
        JustAdded = added && Lines.Count > 0;
        return Page();
    }

    public static string KindOf(FollowedLine line) => line.Kind == FollowUps.ImmediateAction ? "An immediate action" : "A recommendation";

    /// <summary>In a word, with its colour.</summary>
    public static (string Words, string Colour) StandingOf(FollowedLine line) => line.State switch
    {
        FollowedState.Overdue => ("Overdue", "red"),
        FollowedState.ToBeClosed => ("To be closed", "yellow"),
        FollowedState.Closed => (line.Judged?.State == "closed" ? "Closed: done" : "Closed", "grey"),
        _ => ("Open", "blue"),
    };
}
