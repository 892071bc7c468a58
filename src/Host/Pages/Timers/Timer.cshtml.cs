using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime.Text;
using Reviews.Host.Casework;
using Reviews.Host.Pages.Components;
using Reviews.Host.Queries;
using Reviews.Workflows.Deadlines;

namespace Reviews.Host.Pages.Timers;

/// <summary>What a process does by itself is moved, let happen now or called off: what comes of it is shown first, and happens only when confirmed.</summary>
internal sealed class TimerModel(CaseDesk desk, ForeseenTimer foreseen, MoveTimer move, CallOffTimer callOff) : PageModel
{
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("H:mm");

    public SteeredTimers Steered { get; private set; } = null!;

    public TimerPreview Preview { get; private set; } = null!;

    /// <summary>Why each of the three cannot be, in words; null where it can.</summary>
    public (string? Move, string? Now, string? CallOff) WhyNot { get; private set; }

    /// <summary>Whether it goes where a step's date goes, and so is moved there.</summary>
    public bool MovesWithStep { get; private set; }

    public string RequestId { get; } = Guid.NewGuid().ToString("D");

    public bool IsCheck { get; private set; }

    /// <summary>Nothing is left of it to steer.</summary>
    public bool IsGone { get; private set; }

    public LocalDateTime Until => LondonTime.ToLocal(Steered.Timers.DueAt).With(TimeAdjusters.TruncateToMinute);

    /// <summary>The new time as typed, London time; null for now, and until it can be read.</summary>
    public LocalDateTime? To { get; private set; }

    public bool IsDayOff => To is { } to && desk.Calendar.Holidays.Knows(to.Date) && !desk.Calendar.IsWorkingDay(to.Date);

    /// <summary>Who is shut on the new date.</summary>
    public IEnumerable<string> Shut => ClosureWords.On(desk.ClosuresOf(Steered.Case), To?.Date);

    /// <summary>"move", "now" or "off".</summary>
    [BindProperty]
    public string? Act { get; set; }

    [BindProperty]
    public DateEntry On { get; set; } = new();

    [BindProperty]
    public string? At { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid process, string element, long due, CancellationToken cancellation)
    {
        if (!await ReadAsync(process, element, due, cancellation))
            return NotFound();
        await AskAsync(cancellation);
        // The one thing that can be done is chosen already.
        Act = WhyNot switch
        {
            (null, not null, not null) => "move",
            (not null, null, not null) => "now",
            (not null, not null, null) => "off",
            _ => null,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid process, string element, long due, [FromForm] string? requestId, [FromForm] string? step, [FromForm] string? seen, CancellationToken cancellation)
    {
        if (!await ReadAsync(process, element, due, cancellation))
            return NotFound();
        var isThere = await AskAsync(cancellation);
        if (step == "change" && isThere)
        {
            ModelState.Clear();
            return Page();
        }

        if (!Typed())
            return this.Faulty();
        if (step != "confirm")
            return isThere ? await CheckAsync(cancellation) : this.No<SteeredTimer>(Refusals.NotToCome);
        var context = desk.Act(requestId, Why!.Trim());
        var outcome = Act == "off"
            ? await callOff.RunAsync(context, Steered.Timers, seen ?? "", cancellation)
            : await move.RunAsync(context, Steered.Timers, To is { } to ? LondonTime.ToInstant(to) : null, seen ?? "", cancellation);
        if (outcome.IsDone)
            return Redirect($"/timers?done={(Act == "move" ? "moved" : Act)}");
        if (outcome.Refusal?.Code == Refusals.ChangedSinceOpened.Code && isThere)
            await CheckAsync(cancellation);
        return this.No(outcome);
    }

    private async Task<IActionResult> CheckAsync(CancellationToken cancellation)
    {
        Preview = Act == "off" ? await foreseen.OfCallOffAsync(Steered, desk.Now, cancellation) : await foreseen.OfMoveAsync(Steered, To is { } to ? LondonTime.ToInstant(to) : null, desk.Now, cancellation);
        if (Preview.Refusal is { } refusal)
        {
            ModelState.AddModelError(Act == "move" ? nameof(On) : nameof(Act), TimerRefusals.Words(refusal, Steered));
            return this.Faulty();
        }

        IsCheck = true;
        ModelState.Clear();
        return Page();
    }

    /// <summary>Whether it is still to come, and what can be done about it.</summary>
    private async Task<bool> AskAsync(CancellationToken cancellation)
    {
        var now = await foreseen.OfMoveAsync(Steered, null, desk.Now, cancellation);
        Preview = now;
        IsGone = now.Foreseen.Happenings.Count == 0;
        if (IsGone)
            return false;
        var later = await foreseen.OfMoveAsync(Steered, Steered.Timers.DueAt + Duration.FromMinutes(1), desk.Now, cancellation);
        var off = await foreseen.OfCallOffAsync(Steered, desk.Now, cancellation);
        MovesWithStep = later.Refusal?.Code == "moves-with-step";
        WhyNot = (
            later.Refusal is { Code: "moves-with-step" or "timer-due" } cannotMove ? TimerRefusals.Words(cannotMove, Steered) : null,
            now.Refusal is { } cannotNow ? TimerRefusals.Words(cannotNow, Steered) : null,
            off.Refusal is { } cannotOff ? TimerRefusals.Words(cannotOff, Steered) : null);
        return true;
    }

    private bool Typed()
    {
        if (Act is not ("move" or "now" or "off"))
            ModelState.AddModelError(nameof(Act), "Select what is to be done");
        if (Act == "move")
        {
            var on = On.Read(ModelState, nameof(On), "the new date");
            if (Time.Parse((At ?? "").Trim()) is not { Success: true, Value: var at })
                ModelState.AddModelError(nameof(At), string.IsNullOrWhiteSpace(At) ? "Enter the time" : "The time must be a time such as 17:00");
            else if (on is { } day)
                To = day + at;
        }

        if (string.IsNullOrWhiteSpace(Why))
            ModelState.AddModelError(nameof(Why), "Enter the reason");
        return ModelState.IsValid;
    }

    private async Task<bool> ReadAsync(Guid process, string element, long due, CancellationToken cancellation)
    {
        ViewData["Title"] = "Change what happens by itself";
        if (due is < 0 or > 253_402_300_799_999_999 || await foreseen.FindAsync(desk.PersonId, new(process, element, Instant.FromUnixTimeTicks(due)), cancellation) is not { } steered)
            return false;
        await desk.RecordReadAsync(steered.Case, "review", null, cancellation);
        Steered = steered;
        return true;
    }
}
