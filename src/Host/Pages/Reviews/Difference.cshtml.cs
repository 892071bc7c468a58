using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Queries;
using Reviews.Notifications.Documents;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>What has changed between a version of the report and the one before: paragraph by paragraph, word by word.</summary>
internal sealed class DifferenceModel(CaseDesk desk, FindCase cases, DraftVersions versions) : ReviewPageModel(desk, cases)
{
    public override string Here => "Report";

    public DraftVersion Version { get; private set; } = null!;

    /// <summary>Null where one of the two is no Word document.</summary>
    public TextDifference? Difference { get; private set; }

    public async Task<IActionResult> OnGetAsync(string review, Guid document, CancellationToken cancellation)
    {
        if (!await OpenAsync(review, cancellation) || await versions.OfAsync(Case, document, Desk.Now, cancellation) is not { Before: not null } version)
            return NotFound();
        Version = version;
        Difference = await versions.DifferenceAsync(version, cancellation);
        ViewData["Title"] = string.Create(CultureInfo.InvariantCulture, $"What changed in version {version.Number} – {Case.Review.Reference}");
        return Page();
    }
}
