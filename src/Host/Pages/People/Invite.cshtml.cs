using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Access;
using Reviews.Host.Casework;
using Reviews.Host.Queries;
using Reviews.Notifications;
using Reviews.Notifications.Email;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Pages.People;

/// <summary>Invites somebody new in a first role; the link is shown once, beside being mailed.</summary>
internal sealed class InviteModel(PeopleList people, ThisPartnership here, InvitePerson invitePerson, MailLinks links, CurrentActor actor) : PageModel
{
    [BindProperty]
    public string? RequestId { get; set; }

    [BindProperty]
    public string? DisplayName { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    /// <summary>The body chosen for each role that is held for one, by the role's id.</summary>
    [BindProperty]
    public Dictionary<string, string?> Bodies { get; set; } = [];

    /// <summary>The partnership they are invited to, where there are several.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Partnership { get; set; }

    public IReadOnlyList<Partnership> Partnerships { get; private set; } = [];

    public RoleChoice Roles { get; private set; } = null!;

    /// <summary>Once it is done. The link is null where the same form was sent again.</summary>
    public (string Name, string Email, string? Link)? Invited { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await PrepareAsync(cancellation);
        RequestId = Guid.NewGuid().ToString("D");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await PrepareAsync(cancellation);
        var group = Roles.Read(Role, Bodies, ModelState);
        if (await people.FindByEmailAsync(Email ?? "", cancellation) is { } known)
            ModelState.AddModelError(nameof(Email), $"{known.Name} has this address already: give them the role on their own page");
        if (string.IsNullOrWhiteSpace(DisplayName))
            ModelState.AddModelError(nameof(DisplayName), "Enter the person’s name");
        if (MailboxAddress.Read(Email?.Trim() ?? "") is null)
            ModelState.AddModelError(nameof(Email), "Enter an email address in the correct format, like name@example.org");
        // The verb says the same of name and address; here it is said together with what is wrong with the role.
        if (group is null || !ModelState.IsValid)
            return this.Faulty();
        var token = OneTimeSecret.New();
        var partnership = group.Role == Workflows.Access.Role.Administrator ? null : Roles.Partnership.Id;
        var outcome = await invitePerson.RunAsync(
            actor.Act(PageAnswers.Known(RequestId)), new Invitee(Email ?? "", DisplayName ?? "", group, partnership), token, cancellation);
        if (!outcome.IsDone)
            return this.No(outcome);
        // A form sent twice invites once, with the first one's token: then this one opens nothing and is not shown.
        var isNew = await people.IsTokenOfAsync(outcome.Value.InvitationId, OneTimeSecret.HashOf(token), cancellation);
        Invited = (DisplayName!.Trim(), Email!.Trim(), isNew ? links.Invitation(token).Address : null);
        ViewData["Title"] = "Invitation made";
        return Page();
    }

    private async Task PrepareAsync(CancellationToken cancellation)
    {
        ViewData["Title"] = "Invite someone";
        Partnerships = await here.AllAsync(cancellation);
        Roles = new RoleChoice(await here.GetAsync(Partnership, cancellation));
    }
}
