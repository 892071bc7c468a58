using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Casework;
using Reviews.Host.Queries;
using Reviews.Workflows.Deadlines;

namespace Reviews.Host.Pages.Calendar.Holidays;

/// <summary>
/// A page on which bank holidays change: what is to change is asked for, then what it would move is shown, review by review, and
/// only the confirmation of exactly that changes anything.
/// </summary>
[Authorize("manage-calendar")]
internal abstract class HolidayChangeModel(HolidayDesk holidays) : PageModel
{
    /// <summary>Of the confirmation that is drawn: sent twice, it does what it does once.</summary>
    public string RequestId { get; } = Guid.NewGuid().ToString("D");

    /// <summary>What would move; null while it is asked for.</summary>
    public HolidayForesight? Foreseen { get; private set; }

    public IReadOnlyList<ReachedReview> Reviews { get; private set; } = [];

    /// <summary>It reaches reviews that the reader is told nothing of: those of other partnerships.</summary>
    public bool ReachesOthers { get; private set; }

    /// <summary>What the confirmation carries of what was entered, beside the reason.</summary>
    public virtual IReadOnlyList<(string Name, string? Value)> Carried => [];

    /// <summary>Known dates that what was entered leaves out, and that stay bank holidays.</summary>
    public virtual IReadOnlyList<BankHoliday> Staying => [];

    [BindProperty]
    public string? Why { get; set; }

    protected HolidayDesk Holidays => holidays;

    protected LocalDate Today => LondonTime.ToLocal(holidays.Desk.Now).Date;

    /// <summary>What the page is called.</summary>
    protected abstract string Here { get; }

    /// <summary>Whether there is anything at this address.</summary>
    protected virtual bool IsThere() => true;

    /// <summary>Whether something about what was entered is to be asked first.</summary>
    protected virtual bool IsAsking => false;

    /// <summary>What was entered; null, with every fault in the model state, when it cannot be read.</summary>
    /// <param name="isConfirmed">Whether it was shown before: then whether it still is a change is for the verb to say.</param>
    protected abstract HolidayChange? Read(bool isConfirmed);

    public async Task<IActionResult> OnPostAsync([FromForm] string? requestId, [FromForm] string? step, [FromForm] string? seen, CancellationToken cancellation)
    {
        ViewData["Title"] = Here;
        // A confirmation that is sent again finds what it changed itself, and is answered as before.
        var isConfirmed = step == "confirm";
        if (!IsThere() && !isConfirmed)
            return NotFound();
        if (step == "change")
        {
            ModelState.Clear();
            return Page();
        }

        var change = Read(isConfirmed);
        if (string.IsNullOrWhiteSpace(Why))
            ModelState.AddModelError(nameof(Why), "Enter the reason for the change");
        if (change is null || !ModelState.IsValid)
            return this.Faulty();
        if (IsAsking)
        {
            // What was typed is carried as it was read.
            ModelState.Clear();
            return Page();
        }

        if (!isConfirmed)
            return await CheckAsync(change, cancellation);
        var outcome = await holidays.Import.RunAsync(holidays.Desk.Act(requestId, Why!.Trim()), change, seen ?? "", cancellation);
        if (outcome.IsDone)
            return Redirect(FormattableString.Invariant($"/calendar/holidays?deadlines={outcome.Value.Deadlines}&reviews={outcome.Value.Reviews}"));
        if (!IsThere())
            return NotFound();
        if (outcome.Refusal?.Code != Refusals.ChangedSinceOpened.Code)
            return this.No(outcome);
        var shown = await CheckAsync(change, cancellation);
        ModelState.AddModelError("", outcome.Refusal.Sentence);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return shown;
    }

    private async Task<IActionResult> CheckAsync(HolidayChange change, CancellationToken cancellation)
    {
        var foreseen = await holidays.Foreseen.OfAsync(change, holidays.Desk.Now, cancellation);
        if (foreseen.Refusal is { } refusal)
            ModelState.AddModelError("", refusal.Sentence);
        else if (!foreseen.IsChange)
            ModelState.AddModelError("", "Every date in it is known already: nothing would change");
        if (!ModelState.IsValid)
            return this.Faulty();
        Reviews = await holidays.Foreseen.WordsAsync(foreseen, await OpenAsync(foreseen, cancellation), holidays.Desk.PersonId, cancellation);
        Foreseen = foreseen;
        ReachesOthers = foreseen.Reached.Select(one => one.Process.Row.ReviewId).Concat(foreseen.Meetings.Select(one => one.Process.Row.ReviewId)).Distinct().Count() > Reviews.Count;
        // What was typed is carried as it was read, not as model state would repeat it beside an error.
        ModelState.Clear();
        return Page();
    }

    // Of the reviews that the reader is on, more is told than a mail tells: that is a reading, and written down.
    private async Task<IReadOnlyDictionary<Guid, OpenCase>> OpenAsync(HolidayForesight foreseen, CancellationToken cancellation)
    {
        var open = new Dictionary<Guid, OpenCase>();
        foreach (var id in foreseen.Reached.Select(one => one.Process.Row.ReviewId).Distinct())
        {
            if (await holidays.Cases.ByIdAsync(id, holidays.Desk.PersonId, cancellation) is not { } opened)
                continue;
            await holidays.Desk.RecordReadAsync(opened, "review", null, cancellation);
            open.Add(id, opened);
        }

        return open;
    }
}
