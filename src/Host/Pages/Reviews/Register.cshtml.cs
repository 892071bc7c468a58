using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Queries;
using Reviews.Workflows.Registers;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>One register of a review, as far as its reader may see it; one that is not theirs to open is not there.</summary>
internal sealed class RegisterModel(CaseDesk desk, FindCase cases, ReviewRegisters registers, WaitingReports waiting) : ReviewPageModel(desk, cases)
{
    public override string Here => Register.Name;

    /// <summary>Set before any view is drawn.</summary>
    public Register Register { get; private set; } = null!;

    public IReadOnlyList<RegisterLine> Lines { get; private set; } = [];

    public bool MayAdd => Case.May(Register.Keep);

    /// <summary>Of the register of proceedings: the reports that wait until sharing is no longer blocked; null of any other.</summary>
    public WaitingScreen? Waiting { get; private set; }

    public bool JustKept { get; private set; }

    public async Task<IActionResult> OnGetAsync(string review, string register, bool kept, CancellationToken cancellation)
    {
        if (Register.Find(register) is not { } found)
            return NotFound();
        Register = found;
        if (!await OpenAsync(review, cancellation) || !registers.Of(Case).Contains(found))
            return NotFound();
        Lines = await registers.EntriesAsync(Case, found, cancellation);
        Waiting = found == Register.Proceedings ? await waiting.OfAsync(Case, cancellation) : null;
        JustKept = kept && Lines.Count > 0;
        return Page();
    }
}
