using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Queries;
using Reviews.Workflows.Access;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>What is kept of a review beside its steps, as far as the reader may see it.</summary>
internal sealed class RegistersModel(CaseDesk desk, FindCase cases, ReviewRegisters registers) : ReviewPageModel(desk, cases)
{
    public override string Here => "Registers";

    public IReadOnlyList<(string Path, string Name, string About)> Lines =>
    [
        ("follow-up", "Recommendations and actions", Case.May(Permission.ReadFollowUp) ? "What is recommended and what is to be done at once: whose it is, by when, and how far it is" : "What is recommended to you, and what you are to do at once"),
        .. registers.Of(Case).Select(register => ($"registers/{register.Id}", register.Name, register.About)),
        .. Case.May(Permission.ReadReceipts) ? [("receipts", "Who opened the circulated reports", "Each report of the circulation, who has opened it and when first, and who has not")] : Array.Empty<(string, string, string)>(),
    ];

    public bool MaySearch => Case.May(Permission.ReadThemes);

    public async Task<IActionResult> OnGetAsync(string review, CancellationToken cancellation) =>
        await OpenAsync(review, cancellation) ? Page() : NotFound();
}
