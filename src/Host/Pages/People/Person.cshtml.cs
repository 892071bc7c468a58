using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Access;
using Reviews.Host.Casework;
using Reviews.Host.Queries;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Pages.People;

/// <summary>One person: the roles they hold, and whether they may sign in.</summary>
internal sealed class PersonModel(PeopleList people, ThisPartnership here, CurrentActor actor, GrantRole grantRole, EndRole endRole, SetPersonActive setActive) : PageModel
{
    [BindProperty]
    public string? RequestId { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    /// <summary>The body chosen for each role that is held for one, by the role's id.</summary>
    [BindProperty]
    public Dictionary<string, string?> Bodies { get; set; } = [];

    /// <summary>The partnership they are given a role in, where there are several.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Partnership { get; set; }

    public IReadOnlyList<Partnership> Partnerships { get; private set; } = [];

    public ListedPerson Shown { get; private set; } = null!;

    public RoleChoice RoleChoice { get; private set; } = null!;

    /// <summary>The form for another role stays open when it was sent with a fault.</summary>
    public bool GivesRole { get; private set; }

    public bool IsMyself => actor.PersonId == Shown.Id;

    private Workflows.ActionContext Act => actor.Act(PageAnswers.Known(RequestId));

    public async Task<IActionResult> OnGetAsync(Guid person, CancellationToken cancellation)
    {
        RequestId = Guid.NewGuid().ToString("D");
        GivesRole = !string.IsNullOrEmpty(Partnership);
        return await PrepareAsync(person, cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostGrantRoleAsync(Guid person, CancellationToken cancellation)
    {
        if (!await PrepareAsync(person, cancellation))
            return NotFound();
        GivesRole = true;
        if (RoleChoice.Read(Role, Bodies, ModelState) is not { } group)
            return this.Faulty();
        var partnership = group.Role == Workflows.Access.Role.Administrator ? null : RoleChoice.Partnership.Id;
        return Back(person, await grantRole.RunAsync(Act, person, group, partnership, cancellation));
    }

    public async Task<IActionResult> OnPostEndRoleAsync(Guid person, Guid assignment, CancellationToken cancellation) =>
        await PrepareAsync(person, cancellation) ? Back(person, await endRole.RunAsync(Act, assignment, cancellation)) : NotFound();

    public Task<IActionResult> OnPostLeaveAsync(Guid person, CancellationToken cancellation) => SetActiveAsync(person, active: false, cancellation);

    public Task<IActionResult> OnPostReturnAsync(Guid person, CancellationToken cancellation) => SetActiveAsync(person, active: true, cancellation);

    private async Task<IActionResult> SetActiveAsync(Guid person, bool active, CancellationToken cancellation) =>
        await PrepareAsync(person, cancellation) ? Back(person, await setActive.RunAsync(Act, person, active, cancellation)) : NotFound();

    private async Task<bool> PrepareAsync(Guid person, CancellationToken cancellation)
    {
        if (await people.FindAsync(person, cancellation) is not { } found)
            return false;
        Shown = found;
        Partnerships = await here.AllAsync(cancellation);
        RoleChoice = new RoleChoice(await here.GetAsync(Partnership, cancellation));
        ViewData["Title"] = found.Name;
        return true;
    }

    private IActionResult Back(Guid person, Outcome<ChangedPerson> outcome) =>
        outcome.IsDone ? LocalRedirect($"/people/{person:D}") : this.No(outcome);
}
