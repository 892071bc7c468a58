using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Queries;

namespace Reviews.Host.Pages.Tasks;

/// <summary>What the reader owes, and has done lately. Whoever is on no review owes nothing, and is told so.</summary>
[Authorize]
internal sealed class IndexModel(MyTasks mine, FindUnsentAnswer unsent, CaseDesk desk) : PageModel
{
    public CaseDesk Desk => desk;

    public IReadOnlyList<MyTask> Open { get; private set; } = [];

    public IReadOnlyList<MyTask> Done { get; private set; } = [];

    /// <summary>The task that was just completed, by this reader.</summary>
    public MyTask? JustDone { get; private set; }

    /// <summary>The task whose answer was just kept for later, by this reader.</summary>
    public MyTask? JustKept { get; private set; }

    /// <summary>When the reader saved what they have typed and not sent, by task.</summary>
    public IReadOnlyDictionary<Guid, Instant> Saved { get; private set; } = new Dictionary<Guid, Instant>();

    /// <summary>How much there is and how much of it is late: "2 tasks, 1 of them late".</summary>
    public string Summary
    {
        get
        {
            var late = Open.Count(mine => mine.Task.Due is { } due && DueWords.IsOverdue(due, Desk.Now));
            var all = Open.Count == 1 ? "1 task" : FormattableString.Invariant($"{Open.Count} tasks");
            return (late, Open.Count) switch
            {
                (0, _) => $"{all}. Nothing is late.",
                (1, 1) => $"{all}, and it is late.",
                _ => FormattableString.Invariant($"{all}, {late} of them late."),
            };
        }
    }

    public async Task OnGetAsync(Guid? done, Guid? kept, CancellationToken cancellation)
    {
        ViewData["Title"] = "My tasks";
        if (desk.PersonId is not { } person)
            return;
        (Open, Done) = await mine.OfAsync(person, cancellation);
        Saved = await unsent.SavedByAsync(person, cancellation);
        JustKept = Open.FirstOrDefault(task => task.Task.Id == kept && Saved.ContainsKey(task.Task.Id));
        JustDone = Done.FirstOrDefault(task => task.Task.Id == done);
    }
}
