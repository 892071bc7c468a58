using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Queries;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>The delays of a review: why, who approved them, what they moved, and who was told when.</summary>
internal sealed class DelaysModel(CaseDesk desk, FindCase cases, ReviewDelays delays, ForeseenDelay foreseen) : ReviewPageModel(desk, cases)
{
    private DelayRules rules = DelayRules.None;

    public override string Here => "Delays";

    public IReadOnlyList<ListedDelay> Listed { get; private set; } = [];

    /// <summary>The processes that run and that the partnership may delay.</summary>
    public IReadOnlyList<ProcessInstanceRow> Delayable { get; private set; } = [];

    public bool MaySteer => Case.May(Permission.AgreeDelay);

    public bool JustAgreed { get; private set; }

    public bool JustChanged { get; private set; }

    public bool JustTold { get; private set; }

    public bool HasRelaxations(ProcessInstanceRow process) => rules.Relaxations.Any(relaxation => relaxation.Names(process.ProcessId));

    public async Task<IActionResult> OnGetAsync(string review, bool agreed, bool changed, bool told, CancellationToken cancellation)
    {
        if (!await OpenAsync(review, cancellation))
            return NotFound();
        rules = foreseen.RulesOf(Case);
        Listed = await delays.OfAsync(Case, Desk.Now, cancellation);
        Delayable = MaySteer ? await delays.DelayableAsync(Case, rules, cancellation) : [];
        (JustAgreed, JustChanged, JustTold) = (agreed && Listed.Count > 0, changed && Listed.Count > 0, told && Listed.Any(delay => delay.Told.Count > 0));
        return Page();
    }

    /// <inheritdoc cref="ReviewDelays.StillToTell"/>
    public IReadOnlyList<string> StillToTell(ListedDelay delay) => delays.StillToTell(Case, delay);

    /// <summary>In a word, with its colour.</summary>
    public static (string Words, string Colour) StandingOf(ListedDelay delay) => delay switch
    {
        { Row.EndedAt: not null } => ("Ended", "grey"),
        { Process.EndedAt: not null } => ("Over", "grey"),
        { StandsStill: true, Row.Kind: DelayKind.Pause } => ("Paused", "yellow"),
        { Row.From: var from, Today: var today } when from > today => ("To come", "blue"),
        { Row: { Kind: not DelayKind.Extension, Through: var through }, Today: var today } when through < today => ("Over", "grey"),
        _ => ("In force", "green"),
    };
}
