using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Queries;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>The documents of a review that the reader may see.</summary>
internal sealed class DocumentsModel(CaseDesk desk, FindCase cases, ReviewDocuments documents) : ReviewPageModel(desk, cases)
{
    public override string Here => "Documents";

    public IReadOnlyList<ListedDocument> Listed { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string review, CancellationToken cancellation)
    {
        if (!await OpenAsync(review, cancellation))
            return NotFound();
        Listed = await documents.OfAsync(Case, cancellation);
        return Page();
    }
}
