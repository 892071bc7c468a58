using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Casework;
using Reviews.Host.Queries;
using Reviews.Workflows.Access;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>The register of what was recommended and is to be done at once: how far each is, what is overdue, and how it was closed.</summary>
internal sealed class FollowUpModel(CaseDesk desk, FindCase cases, FollowUpRegister register) : ReviewPageModel(desk, cases)
{
    /// <summary>What is said of one that was added for an owner whom nobody acts for.</summary>
    public const string ToYou = "to-you";

    /// <summary>What is said of one that was reopened.</summary>
    public const string Again = "again";

    public override string Here => "Recommendations and actions";

    public IReadOnlyList<FollowedLine> Lines { get; private set; } = [];

    public bool SeesAll => Case.May(Permission.ReadFollowUp);

    public bool MayAdd { get; private set; }

    public int Overdue => Lines.Count(line => line.State == FollowedState.Overdue);

    /// <summary>What is said of one that was just added; else null.</summary>
    public string? JustAdded { get; private set; }

    public async Task<IActionResult> OnGetAsync(string review, string? added, CancellationToken cancellation)
    {
        if (!await OpenAsync(review, cancellation))
            return NotFound();
        Lines = await register.OfAsync(Case, Desk.Now, cancellation);
        MayAdd = Case.May(Permission.KeepFollowUp) && await register.GoesOnAsync(Case, cancellation);
        JustAdded = Lines.Count == 0 ? null : added switch
        {
            "true" => "It is added. Whoever has it is told by email.",
            Again => "It is followed again. Whoever has it is told by email.",
            ToYou => "It is added. Nobody from there is on this review, so you have it and are reminded of it.",
            _ => null,
        };
        return Page();
    }

    public static string KindOf(FollowedLine line) => line.Kind == FollowUps.ImmediateAction ? "An immediate action" : "A recommendation";
}
