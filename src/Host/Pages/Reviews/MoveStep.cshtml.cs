using Microsoft.AspNetCore.Mvc;
using NodaTime.Text;
using Reviews.Host.Casework;
using Reviews.Host.Pages.Components;
using Reviews.Host.Queries;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Steps.Meeting;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>A step is given another date: which and when first, then what moves with it, and only its confirmation moves anything.</summary>
internal sealed class MoveStepModel(CaseDesk desk, FindCase cases, ForeseenStep foreseen, MoveStep move) : SteeringPageModel(desk, cases)
{
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("H:mm");

    public override string Here => "Move a step";

    protected override Permission Asked => Permission.MoveStep;

    public SteeredProcess Steered { get; private set; } = null!;

    public StepPreview? Preview { get; private set; }

    public MovableStep? Chosen => Steered.Steps.FirstOrDefault(step => step.ElementId == Moves);

    /// <summary>Whether the new date is one on which nobody works.</summary>
    public bool IsDayOff => Goes is { } due && Desk.Calendar.Holidays.Knows(due.Date) && !Desk.Calendar.IsWorkingDay(due.Date);

    public IEnumerable<Choice> Choices => Steered.Steps.Select(step => new Choice(step.ElementId, $"{step.Name} – {Due(step)}"));

    /// <summary>When a step is due as it stands.</summary>
    public static string Due(MovableStep step) => step.Due is { } due ? DueWords.At(due) : step.FromOpening ?? "its date follows from what is entered later";

    /// <summary>When it is due from then on; null while that cannot be said.</summary>
    public LocalDateTime? Goes => IsBack ? Preview?.Foreseen.Due : To;

    /// <summary>The date and time as typed; null until they can be read.</summary>
    public LocalDateTime? To { get; private set; }

    [BindProperty]
    public string? Moves { get; set; }

    [BindProperty]
    public DateEntry On { get; set; } = new();

    [BindProperty]
    public string? At { get; set; }

    /// <summary>"rule" to put the step back to what the process says; anything else gives it the date typed.</summary>
    [BindProperty]
    public string? How { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public bool IsBack => How == "rule";

    /// <param name="panel">Whether it is the panel meeting that is to be moved: it is selected then.</param>
    public async Task<IActionResult> OnGetAsync(string review, Guid process, bool? panel, CancellationToken cancellation)
    {
        if (!await ReadAsync(review, process, cancellation) || Steered.IsOver)
            return NotFound();
        if (panel == true)
            Moves = Steered.Steps.FirstOrDefault(step => step.Kind == MeetingStep.Kind)?.ElementId;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        string review, Guid process, [FromForm] string? requestId, [FromForm] string? step, [FromForm] string? seen, CancellationToken cancellation)
    {
        if (!await ReadAsync(review, process, cancellation))
            return NotFound();
        if (step == "change")
        {
            ModelState.Clear();
            return Page();
        }

        if (step == "confirm" && Typed(isKnown: false))
        {
            var outcome = await move.RunAsync(Desk.Act(requestId, Why!.Trim()), process, Moves!, To, seen ?? "", cancellation);
            if (outcome.IsDone)
                return Redirect($"{Overview}/timetable?{(IsBack ? "back" : "moved")}=true");
            if (outcome.Refusal != Refusals.ChangedSinceOpened)
                return this.No(outcome);
            return await ChangedAsync(cancellation);
        }

        return Typed(isKnown: true) ? await CheckAsync(cancellation) : this.Faulty();
    }

    private async Task<IActionResult> ChangedAsync(CancellationToken cancellation)
    {
        if (Chosen is not null)
            await CheckAsync(cancellation);
        ModelState.AddModelError("", Chosen is null
            ? "That step was done or closed before you sent this. Nothing was moved."
            : IsCheck
                ? "This review changed after this was shown to you. Nothing was moved. What would move now is below: check it again."
                : "This review changed after this was shown to you. Nothing was moved.");
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<IActionResult> CheckAsync(CancellationToken cancellation)
    {
        Preview = await foreseen.OfAsync(Steered, Chosen!, To, Desk.Now, cancellation);
        if (Preview.Foreseen.Refusal is { } refusal)
            ModelState.AddModelError(IsBack ? nameof(How) : nameof(On), Words(refusal));
        return ModelState.IsValid ? ToBeConfirmed() : this.Faulty();
    }

    private string Words(Refusal refusal) => refusal.Code switch
    {
        "step-not-moved" => "That step was not moved: it is due as the process says",
        "date-past" when IsBack => "By the process the step was due at a time that has passed: give it another date instead",
        "date-past" => "The new date must be in the future",
        "nothing-moves" when Chosen?.Kind == MeetingStep.Kind => "The step is due then already. To move only its meeting to that day, enter another time, such as when the meeting ends",
        "nothing-moves" => "Enter another date or time: the step is due then already",
        "closed-before" => $"The new date must be by the time at which the step closes by itself. {refusal.Sentence}",
        "panel-past" => "The panel keeps its time of day, and that has passed on the new date: choose a later date",
        "beyond-limit" => $"The new date must be by the outer limit, {DueWords.At(Steered.Process.Row.Limit!.Value)}",
        _ => refusal.Sentence,
    };

    private bool Typed(bool isKnown)
    {
        if (isKnown && Chosen is null)
            ModelState.AddModelError(nameof(Moves), "Select the step to move");
        if (string.IsNullOrWhiteSpace(Why))
            ModelState.AddModelError(nameof(Why), "Enter the reason for the move");
        if (IsBack)
            return ModelState.IsValid;
        var on = On.Read(ModelState, nameof(On), "the new date");
        if (Time.Parse((At ?? "").Trim()) is not { Success: true, Value: var at })
            ModelState.AddModelError(nameof(At), string.IsNullOrWhiteSpace(At) ? "Enter the time" : "The time must be a time such as 17:00");
        else if (on is { } day)
            To = day + at;
        return ModelState.IsValid;
    }

    private async Task<bool> ReadAsync(string review, Guid process, CancellationToken cancellation)
    {
        if (!await MayOpenAsync(review, cancellation) || await foreseen.FindAsync(Case, process, cancellation) is not { } steered)
            return false;
        Steered = steered;
        return true;
    }
}
