using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Pages.Components;
using Reviews.Host.Queries;

namespace Reviews.Host.Pages.Timers;

/// <summary>Everything that will happen by itself, the soonest first.</summary>
internal sealed class IndexModel(CaseDesk desk, FindCase cases, ComingEvents coming) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "review")]
    public string? Review { get; set; }

    [BindProperty(SupportsGet = true, Name = "kind")]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "number")]
    public int Number { get; set; } = 1;

    public ComingPage Coming { get; private set; } = null!;

    /// <summary>What was just done, in a sentence.</summary>
    public string? Done { get; private set; }

    public bool IsFiltered => Asked is not { Review: null, Kind: null };

    public static IEnumerable<Choice> Kinds => Enum.GetValues<ComingKind>().Select(kind => new Choice(kind.ToString(), kind.Words()));

    private ComingFilter Asked => new(
        string.IsNullOrWhiteSpace(Review) ? null : Review.Trim().ToUpperInvariant(), Enum.TryParse<ComingKind>(Kind, out var kind) && Enum.IsDefined(kind) ? kind : null, Number);

    public async Task OnGetAsync(string? done, int untold, CancellationToken cancellation)
    {
        ViewData["Title"] = "Coming up";
        Done = done switch
        {
            "moved" => "It is put to its new time.",
            "now" => "It happens within a few seconds, after whatever else of the review is due.",
            "off" => "It is called off.",
            "sent" when untold > 0 => FormattableString.Invariant($"It is sent with the next mail that goes. For {untold} of those you chose there is nobody to tell: that is still to come."),
            "sent" => "It is sent with the next mail that goes, and not again.",
            "dropped" => "It is not sent.",
            _ => null,
        };
        Coming = await coming.OfAsync(desk.PersonId!.Value, Asked, desk.Now, cancellation);
        // What is told of a review by the names of its steps is a reading of it, and written down.
        foreach (var review in Coming.Lines.Select(line => line.Read).OfType<Guid>().Distinct())
        {
            if (await cases.ByIdAsync(review, desk.PersonId, cancellation) is { } opened)
                await desk.RecordReadAsync(opened, "review", null, cancellation);
        }
    }

    public string PathOf(int number) => FormattableString.Invariant($"/timers?number={number}&review={Uri.EscapeDataString(Asked.Review ?? "")}&kind={Asked.Kind}");
}
