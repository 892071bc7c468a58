using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Queries;
using Reviews.Workflows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>
/// A page on which a review is steered: for those whose role on it allows the act, and not there for anyone else. What is to
/// happen is shown first, and happens only when it is confirmed.
/// </summary>
internal abstract class SteeringPageModel(CaseDesk desk, FindCase cases) : ReviewPageModel(desk, cases)
{
    /// <summary>Of the confirmation that is drawn: sent twice, it does what it does once.</summary>
    public string RequestId { get; } = Guid.NewGuid().ToString("D");

    /// <summary>What is to happen is shown, to be confirmed; before, it is asked for.</summary>
    public bool IsCheck { get; protected set; }

    public string Overview => $"/reviews/{Case.Review.Reference}";

    protected abstract Permission Asked { get; }

    protected async Task<bool> MayOpenAsync(string review, CancellationToken cancellation) =>
        await OpenAsync(review, cancellation) && Case.May(Asked);

    protected IActionResult ToBeConfirmed()
    {
        IsCheck = true;
        // What was typed is carried as it was read, not as model state would repeat it beside an error.
        ModelState.Clear();
        return Page();
    }

    protected IActionResult Refused(Refusal refusal, int status)
    {
        ModelState.AddModelError("", refusal.Sentence);
        Response.StatusCode = status;
        return Page();
    }
}
