using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Casework;
using Reviews.Host.Queries;
using Reviews.Host.Uploads;
using Reviews.Workflows.Forms;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Pages.Tasks;

/// <summary>
/// The page of one kind of task: opened for those whose task it is, written down as read, sent once under the form's
/// request id; after a fault everything typed and every file sent is still there.
/// </summary>
[Authorize("act-on-task")]
[RequestSizeLimit(RequestLimits.Files)]
[RequestFormLimits(MultipartBodyLengthLimit = RequestLimits.Files)]
internal abstract class TaskPageModel(TaskDesk tasks) : PageModel
{
    /// <summary>Set before any view is drawn.</summary>
    public TaskScreen Screen { get; private set; } = null!;

    /// <summary>Of the form that is drawn: each drawing has its own, so what is sent again after a fault is a request of its own.</summary>
    public string RequestId { get; } = Guid.NewGuid().ToString("D");

    public CaseDesk Desk => tasks.Desk;

    protected TaskDesk Tasks => tasks;

    /// <summary>The kind of step this page is for.</summary>
    protected abstract string Step { get; }

    public async Task<IActionResult> OnGetAsync(Guid task, CancellationToken cancellation)
    {
        if (!await OpenAsync(task, cancellation))
            return NotFound();
        if (!Screen.Row.IsOpen)
            return Redirect(FormattableString.Invariant($"/tasks/{task:D}"));
        await PrepareAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid task, CancellationToken cancellation)
    {
        if (!await OpenAsync(task, cancellation))
            return NotFound();
        var form = await Request.ReadFormAsync(cancellation);
        var requestId = form["requestId"].ToString();
        var fields = SentForm.Fields(form);
        var (kept, faults) = await SentFiles.KeepAsync(tasks, task, form, requestId, cancellation);
        var outcome = faults.Count > 0
            ? Outcome<SubmittedTask>.Rejected(faults)
            : await tasks.Submit.RunAsync(Desk.Act(requestId), task, fields, kept, cancellation);
        if (outcome.IsDone)
            return Redirect(FormattableString.Invariant($"/tasks?done={task:D}"));
        return await AgainAsync(task, outcome, fields, cancellation);
    }

    /// <summary>Reads what this kind of page shows besides; nothing by default.</summary>
    protected virtual Task PrepareAsync(CancellationToken cancellation) => Task.CompletedTask;

    private async Task<bool> OpenAsync(Guid id, CancellationToken cancellation)
    {
        if (await tasks.Tasks.AsAsync(id, Desk.PersonId, cancellation) is not { } screen || screen.Row.Step != Step)
            return false;
        await Desk.RecordReadAsync(screen.Case, "task", id, cancellation);
        Screen = screen;
        ViewData["Title"] = $"{screen.Row.Name} – {screen.Reference}";
        ViewData["Partnership"] = Desk.PartnershipName(screen.Case);
        return true;
    }

    private async Task<IActionResult> AgainAsync(
        Guid id, Outcome<SubmittedTask> outcome, IReadOnlyDictionary<string, IReadOnlyList<string>> fields, CancellationToken cancellation)
    {
        // Read again: files were kept by this very request, and somebody else may have closed the task.
        if (outcome.Refusal == Refusals.NotFound || await tasks.Tasks.AsAsync(id, Desk.PersonId, cancellation) is not { } now)
            return NotFound();
        Screen = now;
        foreach (var (name, values) in fields)
            ModelState.SetModelValue(name, values.Count == 1 ? values[0] : values.ToArray(), string.Join(',', values));
        foreach (var error in outcome.Errors)
            ModelState.AddModelError(NameOf(error), error.Message);
        if (outcome.Refusal is { } refusal)
            ModelState.AddModelError("", refusal.Sentence);
        await PrepareAsync(cancellation);
        Response.StatusCode = Refusals.IsConflict(outcome.Refusal) ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
        return Page();
    }

    // A time alone is drawn under a name of its own, so its fault is put there.
    private string NameOf(FieldError error) =>
        Screen.Task.Form?.Field(error.Field)?.Kind == FieldKind.Time ? error.Field + ".time" : error.Field;
}
