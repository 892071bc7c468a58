using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Casework;
using Reviews.Host.Queries;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Uploads;
using Reviews.Workflows.Forms;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Pages.Tasks;

/// <summary>
/// The page of one kind of task: opened for those whose task it is, written down as read, sent once under the form's
/// request id; after a fault everything typed and every file sent is still there. What is not sent yet can be kept and taken
/// up again, and is kept by itself when a session is over before it is sent.
/// </summary>
[Authorize("act-on-task")]
[ServiceFilter<CatchStaleForms>]
[RequestSizeLimit(RequestLimits.Files)]
[RequestFormLimits(MultipartBodyLengthLimit = RequestLimits.Files)]
internal abstract class TaskPageModel(TaskDesk tasks) : PageModel
{
    /// <summary>The button that asks for another row of a list names the list by this; nothing is sent then.</summary>
    public const string More = "more";

    /// <summary>The button that keeps what is typed, complete or not; nothing is sent then.</summary>
    public const string Later = "later";

    /// <summary>Set before any view is drawn.</summary>
    public TaskScreen Screen { get; private set; } = null!;

    /// <summary>Of the form that is drawn: each drawing has its own, so what is sent again after a fault is a request of its own.</summary>
    public string RequestId { get; } = Guid.NewGuid().ToString("D");

    /// <summary>For whom the form is drawn.</summary>
    public string WriterToken => tasks.Unsent.Writers.Of(Screen.Case.PersonId, Screen.Row.Id);

    /// <summary>What its fields were filled in with, as the reader had typed it; null where the page is opened without, or shown after a fault.</summary>
    public UnsentAnswer? Unsent { get; private set; }

    public CaseDesk Desk => tasks.Desk;

    protected TaskDesk Tasks => tasks;

    /// <summary>Asked for in the address: what somebody else answered is recorded for them.</summary>
    [FromQuery(Name = "record")]
    public bool IsRecording { get; set; }

    /// <summary>Files sent before for the answer itself.</summary>
    public IReadOnlyList<DocumentRow> Kept => [.. Screen.Kept.Where(document => document.Kind != ReceivedAnswer.ProofField)];

    /// <summary>Files sent before as proof of how it came.</summary>
    public IReadOnlyList<DocumentRow> KeptProof => [.. Screen.Kept.Where(document => document.Kind == ReceivedAnswer.ProofField)];

    /// <summary>What is to be recorded is shown, to be confirmed.</summary>
    public RecordedCheck? Check { get; private set; }

    /// <summary>The kind of step this page is for.</summary>
    protected abstract string Step { get; }

    public async Task<IActionResult> OnGetAsync(Guid task, CancellationToken cancellation)
    {
        if (!await OpenAsync(task, cancellation))
            return NotFound();
        if (!Screen.IsOpen)
            return Redirect(IsRecording ? ToRecordings : FormattableString.Invariant($"/tasks/{task:D}"));
        if (!IsRecording)
            await tasks.Opened.RunAsync(Desk.Act(requestId: null), task, cancellation);
        Unsent = await tasks.Unsent.Find.OfAsync(Screen, IsRecording, tasks.Unsent.Lost.BrowserHash, cancellation);
        if (Unsent is { } unsent)
            Retype(unsent.Fields);
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
        if (form[Later].Count > 0)
            return await SaveAsync(task, requestId, fields, faults, cancellation);
        if (faults.Count == 0 && form[More].ToString() is { Length: > 0 } list)
            return await OneMoreAsync(task, list, fields, cancellation);
        var outcome = faults.Count > 0
            ? Outcome<SubmittedTask>.Rejected(faults)
            : await SendAsync(task, form, requestId, fields, kept, cancellation);
        if (outcome is { IsDone: true })
            return Redirect(IsRecording ? FormattableString.Invariant($"{ToRecordings}?done={task:D}") : await AfterAsync(cancellation) ?? FormattableString.Invariant($"/tasks?done={task:D}"));
        return outcome is null ? Page() : await AgainAsync(task, outcome, fields, cancellation);
    }

    /// <summary>Where whoever has sent it goes next, where that is not to their other tasks.</summary>
    protected virtual Task<string?> AfterAsync(CancellationToken cancellation) => Task.FromResult<string?>(null);

    /// <summary>Reads what this kind of page shows besides; nothing by default.</summary>
    protected virtual Task PrepareAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>The page of what may be recorded for somebody, on this review.</summary>
    public string ToRecordings => $"/reviews/{Screen.Reference}/record";

    private Task<TaskScreen?> FindAsync(Guid id, CancellationToken cancellation) => IsRecording
        ? tasks.Tasks.ToRecordAsync(id, Desk.PersonId, cancellation)
        : tasks.Tasks.AsAsync(id, Desk.PersonId, cancellation);

    private async Task<IActionResult> SaveAsync(
        Guid task, string requestId, IReadOnlyDictionary<string, IReadOnlyList<string>> fields, IReadOnlyList<FieldError> faults, CancellationToken cancellation)
    {
        var saved = await tasks.Unsent.Save.RunAsync(Desk.Act(requestId), task, fields, caught: null, cancellation);
        if (saved.Refusal is { } refusal)
            return await AgainAsync(task, refusal, fields, cancellation);
        // A file that cannot be kept is said: what was typed is kept all the same.
        if (faults.Count > 0)
            return await AgainAsync(task, Outcome<SubmittedTask>.Rejected(faults), fields, cancellation);
        return Redirect(IsRecording ? FormattableString.Invariant($"{ToRecordings}?kept={task:D}") : FormattableString.Invariant($"/tasks?kept={task:D}"));
    }

    /// <summary>Null when nothing was sent yet: what is recorded for somebody is checked first.</summary>
    private async Task<Outcome<SubmittedTask>?> SendAsync(
        Guid task, IFormCollection form, string requestId, IReadOnlyDictionary<string, IReadOnlyList<string>> fields, IReadOnlyList<Guid> kept, CancellationToken cancellation)
    {
        if (!IsRecording)
            return await tasks.Submit.RunAsync(Desk.Act(requestId), task, fields, kept, cancellation);
        if (form[RecordedCheck.Step] == RecordedCheck.Confirm)
            return await tasks.Record.RunAsync(Desk.Act(requestId), task, fields, kept, cancellation);
        // Read again: files were kept by this very request.
        Screen = await FindAsync(task, cancellation) ?? Screen;
        var (check, errors) = RecordedCheck.Of(Screen, Desk.Act(requestId), fields, kept);
        if (errors.Count > 0)
            return Outcome<SubmittedTask>.Rejected(errors);
        if (form[RecordedCheck.Step] == RecordedCheck.Change)
            return Outcome<SubmittedTask>.Rejected([]);
        Check = check;
        ModelState.Clear();
        await PrepareAsync(cancellation);
        return null;
    }

    private async Task<bool> OpenAsync(Guid id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is not { } screen || screen.Row.Step != Step)
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
        if (outcome.Refusal == Refusals.NotFound || await FindAsync(id, cancellation) is not { } now)
            return NotFound();
        Screen = now;
        Retype(fields);
        foreach (var error in outcome.Errors)
            ModelState.AddModelError(NameOf(error), error.Message);
        if (outcome.Refusal is { } refusal)
            ModelState.AddModelError("", refusal.Sentence);
        await PrepareAsync(cancellation);
        // Nothing is wrong: it was checked, and is to be changed.
        if (outcome is { Refusal: null, Errors.Count: 0 })
            return Page();
        Response.StatusCode = Refusals.IsConflict(outcome.Refusal) ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
        return Page();
    }

    /// <summary>The same page with all that was typed, the files that came with it kept, and one row more.</summary>
    private async Task<IActionResult> OneMoreAsync(Guid id, string list, IReadOnlyDictionary<string, IReadOnlyList<string>> fields, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is not { } now)
            return NotFound();
        Screen = now;
        Retype(fields);
        ViewData[More] = list;
        await PrepareAsync(cancellation);
        return Page();
    }

    private void Retype(IReadOnlyDictionary<string, IReadOnlyList<string>> fields)
    {
        foreach (var (name, values) in fields.Where(field => SentForm.IsTyped(field.Key)))
        {
            ModelState.SetModelValue(name, values.Count == 1 ? values[0] : values.ToArray(), string.Join(',', values));
            // Nothing is wrong with it as yet: else the page would call itself an error.
            ModelState.MarkFieldSkipped(name);
        }
    }

    // A time alone is drawn under a name of its own, so its fault is put there.
    private string NameOf(FieldError error) =>
        Screen.Task.Form?.Field(error.Field)?.Kind == FieldKind.Time ? error.Field + ".time" : error.Field;
}
