using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Pages.Components;
using Reviews.Host.Queries;
using Reviews.Workflows.Access;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>A recommendation or an immediate action that no meeting recorded.</summary>
internal sealed class AddFollowUpModel(CaseDesk desk, FindCase cases, DefinitionShelf definitions, FollowUpRegister register, AddFollowUp add) : SteeringPageModel(desk, cases)
{
    public override string Here => "Add what is to be followed";

    private IReadOnlySet<string> bodies = new HashSet<string>();

    protected override Permission Asked => Permission.KeepFollowUp;

    /// <summary>Every partner and agency of the partnership: what is recommended may be somebody's who was not asked for a report.</summary>
    public IReadOnlyList<Choice> Owners => definitions.Partnership(Case.Review.Partnership) is { } partnership
        ? [.. partnership.Partners.Select(p => (p.Id, p.Name)).Concat(partnership.Askable.Select(a => (a.Id, a.Name))).Select(body => new Choice(body.Id, bodies.Contains(body.Id) ? body.Name : $"{body.Name} (nobody on this review)"))]
        : [];

    /// <summary>The owner that was chosen, by name, where nobody acts for it on the review; else null.</summary>
    public string? Unheard => !string.IsNullOrEmpty(Owner) && !bodies.Contains(Owner) && definitions.Partnership(Case.Review.Partnership) is { } partnership
        ? partnership.Partner(Owner)?.Name ?? partnership.Agency(Owner)?.Name
        : null;

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? What { get; set; }

    /// <summary>Where it was recommended, in words; empty for this review.</summary>
    [BindProperty]
    public string? Source { get; set; }

    [BindProperty]
    public string? Owner { get; set; }

    [BindProperty]
    public DateEntry DueOn { get; set; } = new();

    /// <summary>One of the ways of <see cref="PassedOn"/>; asked for where nobody acts for the owner.</summary>
    [BindProperty]
    public string? Heard { get; set; }

    [BindProperty]
    public DateEntry LetterOn { get; set; } = new();

    [BindProperty]
    public string? LetterTo { get; set; }

    public async Task<IActionResult> OnGetAsync(string review, CancellationToken cancellation) =>
        await FindAsync(review, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string review, [FromForm] string? requestId, CancellationToken cancellation)
    {
        if (!await FindAsync(review, cancellation))
            return NotFound();
        var dueOn = DueOn.Read(ModelState, nameof(DueOn), "the day by which it is to be done");
        foreach (var fault in AddFollowUp.Faults(Kind, What, Source, Owners.Any(owner => owner.Value == Owner), dueOn, Desk.Now))
            ModelState.AddModelError(Sentence.Capital(fault.Field), fault.Message);
        var passedOn = Unheard is null ? null : ReadPassedOn();
        if (!ModelState.IsValid)
            return this.Faulty();
        var outcome = await add.RunAsync(Desk.Act(requestId), Case.Review.Id, new FollowedItem(Kind!, What!.Trim(), Owner!, dueOn!.Value) { PassedOn = passedOn, Source = string.IsNullOrWhiteSpace(Source) ? null : Source.Trim() }, cancellation);
        return outcome.IsDone ? Redirect($"{Overview}/follow-up?added={(Unheard is null ? "true" : FollowUpModel.ToYou)}") : this.No(outcome);
    }

    private PassedOn? ReadPassedOn()
    {
        var on = Heard == PassedOn.ByLetter ? LetterOn.Read(ModelState, nameof(LetterOn), "the day of the letter") : null;
        var passedOn = Heard switch
        {
            PassedOn.ByInvitation => new PassedOn(null, null),
            PassedOn.ByLetter => new PassedOn(on, LetterTo?.Trim()),
            _ => null,
        };
        foreach (var fault in AddFollowUp.Unheard(passedOn, Desk.Now))
            ModelState.AddModelError(Sentence.Capital(fault.Field), fault.Message);
        return passedOn;
    }

    private async Task<bool> FindAsync(string review, CancellationToken cancellation)
    {
        if (!await MayOpenAsync(review, cancellation))
            return false;
        bodies = await register.BodiesAsync(Case, cancellation);
        return true;
    }
}
