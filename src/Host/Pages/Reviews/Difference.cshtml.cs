using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Queries;
using Reviews.Notifications.Documents;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>What has changed between a version of the report and an earlier one: paragraph by paragraph, word by word.</summary>
internal sealed class DifferenceModel(CaseDesk desk, FindCase cases, DraftVersions versions) : ReviewPageModel(desk, cases)
{
    public override string Here => "Report";

    public DraftVersion Version { get; private set; } = null!;

    /// <summary>The number of the version that it is compared with: the last that was signed, or the one before.</summary>
    public int Since { get; private set; }

    /// <summary>Null where one of the two is no Word document.</summary>
    public TextDifference? Difference { get; private set; }

    public async Task<IActionResult> OnGetAsync(string review, Guid document, int? since, CancellationToken cancellation)
    {
        if (!await OpenAsync(review, cancellation) || await versions.OfAsync(Case, document, Desk.Now, cancellation) is not { ComparedNumber: { } usual } version)
            return NotFound();
        Since = since is { } asked && asked >= 1 && asked <= version.Earlier.Count ? asked : usual;
        Version = version;
        Difference = await versions.DifferenceAsync(version, Since, cancellation);
        // Its words are on the page.
        await Desk.RecordReadAsync(Case, "document", document, cancellation);
        ViewData["Title"] = string.Create(CultureInfo.InvariantCulture, $"What changed in version {version.Number} – {Case.Review.Reference}");
        return Page();
    }
}
