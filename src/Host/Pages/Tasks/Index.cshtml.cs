using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Queries;

namespace Reviews.Host.Pages.Tasks;

/// <summary>What the reader owes, and has done lately. Whoever is on no review owes nothing, and is told so.</summary>
[Authorize]
internal sealed class IndexModel(MyTasks mine, CaseDesk desk) : PageModel
{
    public CaseDesk Desk => desk;

    public IReadOnlyList<MyTask> Open { get; private set; } = [];

    public IReadOnlyList<MyTask> Done { get; private set; } = [];

    /// <summary>The task that was just completed, by this reader.</summary>
    public MyTask? JustDone { get; private set; }

    public async Task OnGetAsync(Guid? done, CancellationToken cancellation)
    {
        ViewData["Title"] = "My tasks";
        if (desk.PersonId is not { } person)
            return;
        (Open, Done) = await mine.OfAsync(person, cancellation);
        JustDone = Done.FirstOrDefault(task => task.Task.Id == done);
    }
}
