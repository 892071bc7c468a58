using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Casework;
using Reviews.Host.Pages.Components;
using Reviews.Host.Queries;
using Reviews.Workflows.Access;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>Somebody who is not here yet is invited to this one review, for an agency.</summary>
internal sealed class InviteModel(CaseDesk desk, FindCase cases, ReviewPeople people, InviteToReview invite) : SteeringPageModel(desk, cases)
{
    public override string Here => "Invite somebody";

    protected override Permission Asked => Permission.PutOnReview;

    public IReadOnlyList<Choice> Parts { get; private set; } = [];

    [BindProperty]
    public string? DisplayName { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Part { get; set; }

    /// <summary>Once it is done.</summary>
    public (string Name, string Email, bool IsShared)? Invited { get; private set; }

    public async Task<IActionResult> OnGetAsync(string review, CancellationToken cancellation) => await ReadAsync(review, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string review, [FromForm] string? requestId, CancellationToken cancellation)
    {
        if (!await ReadAsync(review, cancellation))
            return NotFound();
        if (!Group.TryParse(Part ?? "", out var group, out _))
            group = new Group(Role.Administrator, null);
        var outcome = await invite.RunAsync(
            Desk.Act(requestId), Case.Review.Id, new Invitee(Email ?? "", DisplayName ?? "", group!, Partnership: null), OneTimeSecret.New(), cancellation);
        if (!outcome.IsDone)
            return this.No(outcome);
        Invited = (DisplayName!.Trim(), Email!.Trim(), outcome.Value.IsShared);
        return Page();
    }

    private async Task<bool> ReadAsync(string review, CancellationToken cancellation)
    {
        if (!await MayOpenAsync(review, cancellation))
            return false;
        Parts = [.. people.Parts(Case, ofNeighbours: true).Where(p => Group.Parse(p.Group).Role.Body == BodyKind.Agency).Select(p => new Choice(p.Group, p.Words))];
        return true;
    }
}
