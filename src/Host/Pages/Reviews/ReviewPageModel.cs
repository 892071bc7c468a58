using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Queries;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>A page of one review: opened only for those on it, and written down as read before anything is shown.</summary>
[Authorize("read-review")]
internal abstract class ReviewPageModel(CaseDesk desk, FindCase cases) : PageModel
{
    /// <summary>Set before any view is drawn.</summary>
    public OpenCase Case { get; private set; } = null!;

    public CaseDesk Desk => desk;

    /// <summary>Where the reader is within the review: the word of its sub-navigation.</summary>
    public abstract string Here { get; }

    protected async Task<bool> OpenAsync(string reference, CancellationToken cancellation)
    {
        if (await cases.ByReferenceAsync(reference, desk.PersonId, cancellation) is not { } opened)
            return false;
        await desk.RecordReadAsync(opened, "review", null, cancellation);
        Case = opened;
        ViewData["Title"] = $"{Here} – {opened.Review.Reference}";
        ViewData["Partnership"] = desk.PartnershipName(opened);
        return true;
    }
}
