using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Casework;
using Reviews.Host.Pages.Components;
using Reviews.Host.Queries;
using Reviews.Notifications;

namespace Reviews.Host.Pages.Timers;

/// <summary>A reminder or an escalation that is to come goes now, or not at all.</summary>
internal sealed class ReminderModel(CaseDesk desk, FindCase cases, ForeseenReminder foreseen, SendReminder send, DropReminder drop) : PageModel
{
    /// <summary>Null when it is not to come any more.</summary>
    public ComingLine? Line { get; private set; }

    /// <summary>Whom it is about, where that can be chosen.</summary>
    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    public string RequestId { get; } = Guid.NewGuid().ToString("D");

    /// <summary>"send" or "drop".</summary>
    [BindProperty]
    public string? Act { get; set; }

    /// <summary>The tasks it is done for.</summary>
    [BindProperty]
    public List<string> For { get; set; } = [];

    [BindProperty]
    public string? Why { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid process, string reason, long due, string? about, string? role, CancellationToken cancellation) =>
        NameOf(process, reason, due, about, role) is { } name && await ReadAsync(name, cancellation) ? AllChosen() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid process, string reason, long due, string? about, string? role, [FromForm] string? requestId, CancellationToken cancellation)
    {
        if (NameOf(process, reason, due, about, role) is not { } name)
            return NotFound();
        var isThere = await ReadAsync(name, cancellation);
        if (Act is not ("send" or "drop"))
            ModelState.AddModelError(nameof(Act), "Select what is to be done");
        if (Choices.Count > 0 && For.Count == 0)
            ModelState.AddModelError(nameof(For), "Select whom it is about");
        if (string.IsNullOrWhiteSpace(Why))
            ModelState.AddModelError(nameof(Why), "Enter the reason");
        if (!ModelState.IsValid)
            return isThere ? this.Faulty() : NotFound();
        var context = desk.Act(requestId, Why!.Trim());
        IReadOnlyList<Guid>? only = For.Count == 0 ? null : [.. For.Select(id => Guid.TryParse(id, CultureInfo.InvariantCulture, out var task) ? task : Guid.Empty)];
        var outcome = Act == "send" ? await send.RunAsync(context, name, only, cancellation) : await drop.RunAsync(context, name, only, cancellation);
        if (outcome is not { IsDone: true, Value: { } steered })
            return this.No(outcome);
        return Redirect(Act != "send" ? "/timers?done=dropped" : steered.Untold == 0 ? "/timers?done=sent" : FormattableString.Invariant($"/timers?done=sent&untold={steered.Untold}"));
    }

    private PageResult AllChosen()
    {
        For = [.. Choices.Select(choice => choice.Value)];
        return Page();
    }

    private static ReminderName? NameOf(Guid process, string reason, long due, string? about, string? role) =>
        Enum.TryParse<DueReason>(reason, ignoreCase: true, out var why) && Enum.IsDefined(why) && why != DueReason.LimitReached && due is >= 0 and <= 253_402_300_799_999_999
            ? new(process, why, Instant.FromUnixTimeTicks(due), about ?? "", role ?? "")
            : null;

    private async Task<bool> ReadAsync(ReminderName name, CancellationToken cancellation)
    {
        ViewData["Title"] = "Change what happens by itself";
        if (await foreseen.FindAsync(desk.PersonId!.Value, name, desk.Now, cancellation) is not var (line, about))
            return false;
        Choices = about.Count < 2 ? [] : [.. about.Select(one => new Choice(one.TaskId.ToString("D"), one.Subject))];
        if (line.Read is { } review && await cases.ByIdAsync(review, desk.PersonId, cancellation) is { } opened)
            await desk.RecordReadAsync(opened, "review", null, cancellation);
        Line = line;
        return true;
    }
}
