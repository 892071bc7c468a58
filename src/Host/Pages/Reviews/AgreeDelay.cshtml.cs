using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Casework;
using Reviews.Host.Pages.Components;
using Reviews.Host.Queries;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>A delay was agreed: what it is first, then what it moves, and only its confirmation moves anything.</summary>
internal sealed class AgreeDelayModel(CaseDesk desk, FindCase cases, ForeseenDelay foreseen, AgreeDelay agree) : SteeringPageModel(desk, cases)
{
    private const string AtLimit = "limit";

    private DelayRules rules = DelayRules.None;

    public override string Here => "Agree a delay";

    protected override Permission Asked => Permission.AgreeDelay;

    public DelayKind Kind { get; private set; }

    public RunningProcess Process { get; private set; } = null!;

    public DelayPreview Preview { get; private set; } = null!;

    /// <summary>As typed; null until it can be read.</summary>
    public DelayTerms? Terms { get; private set; }

    public bool IsPastLimit => Process.Row.Limit?.Date < Today;

    public IEnumerable<Choice> Reasons => rules.Reasons.Select(reason => new Choice(reason.Id, reason.Name));

    public IEnumerable<Choice> Relaxations => rules.Relaxations.Where(relaxation => relaxation.Names(Process.Row.ProcessId)).Select(relaxation => new Choice(relaxation.Id, relaxation.Name));

    public string? ReasonName => Terms?.ReasonName(rules);

    /// <summary>Who has to approve it, and who is told why; null where the partnership leaves it open.</summary>
    public DelayApproval? Approval => rules.ApprovalOf(Process.Row.ProcessId);

    public bool IsUnverified => Kind == DelayKind.Relaxation && rules.Relaxation(Reason ?? "") is { Verified: false };

    public string? Source => rules.Relaxation(Reason ?? "")?.Source;

    /// <summary>What the form carries to its confirmation.</summary>
    public IEnumerable<(string Field, string? Value)> Typed =>
    [
        .. Parts(nameof(From), From), .. Parts(nameof(RunsFrom), RunsFrom), .. Parts(nameof(Target), Target), .. Parts(nameof(ApprovedOn), ApprovedOn), .. Parts(nameof(ReviewOn), ReviewOn),
        (nameof(Begins), Begins), (nameof(Reason), Reason), (nameof(Why), Why), (nameof(ApprovedBy), ApprovedBy), (nameof(ApproverRole), ApproverRole),
    ];

    [BindProperty]
    public DateEntry From { get; set; } = new();

    [BindProperty]
    public DateEntry RunsFrom { get; set; } = new();

    [BindProperty]
    public DateEntry Target { get; set; } = new();

    [BindProperty]
    public DateEntry ApprovedOn { get; set; } = new();

    [BindProperty]
    public DateEntry ReviewOn { get; set; } = new();

    [BindProperty]
    public string? Begins { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public string? ApprovedBy { get; set; }

    [BindProperty]
    public string? ApproverRole { get; set; }

    private LocalDate Today => LondonTime.ToLocal(Desk.Now).Date;

    public async Task<IActionResult> OnGetAsync(string review, Guid process, string kind, CancellationToken cancellation)
    {
        if (!await ReadAsync(review, process, kind, cancellation) || Process.Row.EndedAt is not null)
            return NotFound();
        From = DateEntry.From(Today);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        string review, Guid process, string kind, [FromForm] string? requestId, [FromForm] string? step, [FromForm] string? seen, CancellationToken cancellation)
    {
        if (!await ReadAsync(review, process, kind, cancellation))
            return NotFound();
        if (step == "change")
        {
            ModelState.Clear();
            return Page();
        }

        Terms = ReadTerms(isShown: step == "confirm");
        if (!ModelState.IsValid)
            return this.Faulty();
        if (step != "confirm")
            return await CheckAsync(cancellation);
        var outcome = await agree.RunAsync(Desk.Act(requestId, Why!.Trim()), process, Terms!, seen ?? "", cancellation);
        if (outcome.IsDone)
            return Redirect($"{Overview}/delays?agreed=true");
        if (outcome.Refusal != Refusals.ChangedSinceOpened)
            return this.No(outcome);
        // Of what is now: the limit, and with it the first of the extra days, may be another.
        Terms = ReadTerms(isShown: false);
        if (ModelState.IsValid)
            await CheckAsync(cancellation);
        ModelState.AddModelError("", IsCheck
            ? "This review changed after this was shown to you. Nothing was moved. What would move now is below: check it again."
            : "This review changed after this was shown to you. Nothing was moved.");
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<IActionResult> CheckAsync(CancellationToken cancellation)
    {
        if (Kind == DelayKind.Extension)
            From = DateEntry.From(Terms!.From);
        if (Terms!.WhyNot(rules, Process) is { } notForThis)
        {
            ModelState.AddModelError("", notForThis.Sentence);
            return this.Faulty();
        }

        Preview = await foreseen.OfAsync(Process, Terms, rules, Desk.Now, cancellation);
        if (Preview.Foreseen.Refusal is { } refusal)
            AddRefusal(refusal);
        return ModelState.IsValid ? ToBeConfirmed() : this.Faulty();
    }

    private void AddRefusal(Refusal refusal)
    {
        var (field, words) = refusal.Code switch
        {
            "target-no-working-day" => (nameof(Target), "The new target must be a working day"),
            "target-not-after-limit" => (nameof(Target), $"The new target must be after the outer limit, {DueWords.At(Process.Row.Limit!.Value)}"),
            "target-past" => (nameof(Target), "The new target must be in the future"),
            "target-out-of-reach" => (nameof(Target), refusal.Sentence),
            "before-anchor" => (nameof(From), $"The first day must be {DueWords.At(Process.State.Anchor! with { Time = null })} or later, because the review is counted from then"),
            "nothing-stops" => (Kind == DelayKind.Pause ? nameof(RunsFrom) : nameof(Reason), "There is no working day left out by it: the clock does not run on those days already"),
            _ => ("", refusal.Sentence),
        };
        ModelState.AddModelError(field, words);
    }

    /// <summary>Null where a date cannot be read; every fault is in the model state under its field.</summary>
    /// <param name="isShown">Whether they were shown with what they move: then more time begins on the day that was shown, so that what is sent twice is the same, whatever the limit is by then.</param>
    private DelayTerms? ReadTerms(bool isShown)
    {
        var from = Kind switch
        {
            DelayKind.Pause => From.Read(ModelState, nameof(From), "the first day of the pause"),
            DelayKind.Extension when isShown => From.Read(ModelState, nameof(From), "the first of the extra days"),
            DelayKind.Extension when Process.Row.Limit is { } limit && (Begins == AtLimit || IsPastLimit) => limit.Date,
            DelayKind.Relaxation => rules.Relaxation(Reason ?? "")?.From,
            _ => Today,
        };
        var runsFrom = Kind == DelayKind.Pause ? RunsFrom.Read(ModelState, nameof(RunsFrom), "the first day on which the review goes on") : null;
        var target = Kind == DelayKind.Extension ? Target.Read(ModelState, nameof(Target), "the new target") : null;
        if (Kind == DelayKind.Extension && !isShown && !IsPastLimit && Begins is not ("now" or AtLimit))
            ModelState.AddModelError(nameof(Begins), "Select what moves");
        var approvedOn = ApprovedOn.Read(ModelState, nameof(ApprovedOn), "the date of the approval");
        var reviewOn = ReviewOn.Read(ModelState, nameof(ReviewOn), "the review date");
        var terms = new DelayTerms(
            Kind, from ?? Today, runsFrom, target, Reason ?? "", (ApprovedBy ?? "").Trim(), (ApproverRole ?? "").Trim(), approvedOn ?? Today, reviewOn ?? runsFrom ?? target ?? Today);
        foreach (var fault in terms.Faults(rules, Why, Desk.Now))
        {
            var field = Sentence.Capital(fault.Field);
            // A date that cannot be read has its own sentence.
            if (ModelState[field] is not { Errors.Count: > 0 })
                ModelState.AddModelError(field, fault.Message);
        }

        return ModelState.IsValid ? terms : null;
    }

    private static IEnumerable<(string, string?)> Parts(string field, DateEntry entry) =>
        [($"{field}.{nameof(DateEntry.Day)}", entry.Day), ($"{field}.{nameof(DateEntry.Month)}", entry.Month), ($"{field}.{nameof(DateEntry.Year)}", entry.Year)];

    private async Task<bool> ReadAsync(string review, Guid processId, string kind, CancellationToken cancellation)
    {
        if (DelayPaths.Kind(kind) is not { } read || !await MayOpenAsync(review, cancellation) || await foreseen.FindAsync(Case, processId, cancellation) is not { } process)
            return false;
        (Kind, Process, rules) = (read, process, foreseen.RulesOf(Case));
        return true;
    }
}
