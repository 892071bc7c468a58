using Reviews.Host.Storage.Rows;
using Reviews.Workflows;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Reviews;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Casework;

/// <summary>What was agreed of a delay, as it is asked for; nothing of it is checked yet.</summary>
/// <param name="From">The first day on which the clock stands still. Of a relaxation the catalogue says it.</param>
/// <param name="RunsFrom">The first day on which a paused clock runs again; null for any other kind.</param>
/// <param name="Target">The new day of the limit; null for any but an extension.</param>
/// <param name="Reason">The reason's code; of a relaxation its id.</param>
internal sealed record DelayTerms(
    DelayKind Kind, LocalDate From, LocalDate? RunsFrom, LocalDate? Target, string Reason, string ApprovedBy, string ApproverRole, LocalDate ApprovedOn, LocalDate ReviewOn)
{
    public const int LongestName = 200;

    private const string RelaxationCode = "national-relaxation";

    /// <summary>Every fault, before anything is reckoned; the fields are <c>runsFrom</c>, <c>target</c>, <c>reason</c>, <c>approvedBy</c>, <c>approverRole</c>, <c>approvedOn</c>, <c>reviewOn</c> and <c>why</c>.</summary>
    public IEnumerable<FieldError> Faults(DelayRules rules, string? why, Instant now)
    {
        var today = LondonTime.ToLocal(now).Date;
        if (Kind == DelayKind.Pause && !(RunsFrom > today))
            yield return new("runsFrom", "The day on which the clock runs again must be after today");
        if (Kind == DelayKind.Extension && Target is null)
            yield return new("target", "Enter the new target");
        if (ReasonName(rules) is null)
            yield return new("reason", Kind == DelayKind.Relaxation ? "Select the national relaxation" : "Select the reason");
        foreach (var (field, text, missing) in new[] { ("approvedBy", ApprovedBy, "Enter who approved it"), ("approverRole", ApproverRole, "Enter the approver’s role") })
        {
            if (string.IsNullOrWhiteSpace(text))
                yield return new(field, missing);
            else if (text.Length > LongestName)
                yield return new(field, FormattableString.Invariant($"It must be {LongestName} characters or fewer"));
        }

        if (ApprovedOn > today)
            yield return new("approvedOn", "The date of the approval must be today or in the past");
        if (ReviewOn < today)
            yield return new("reviewOn", "The review date must be today or in the future");
        else if ((RunsFrom ?? Target) is { } latest && ReviewOn > latest)
            yield return new("reviewOn", Kind == DelayKind.Pause ? "The review date must be by the day on which the clock runs again" : "The review date must be by the new target");
        if (string.IsNullOrWhiteSpace(why))
            yield return new("why", "Enter why the review is delayed");
    }

    /// <summary>Why the partnership's rules do not allow it for this process; null when they do.</summary>
    public Refusal? WhyNot(DelayRules rules, RunningProcess process)
    {
        var row = process.Row;
        if (!rules.Reaches(row.ProcessId))
            return new("clock-not-delayable", $"Expected a process whose time may be delayed ({Names(rules.Processes)}), but “{row.Name}” is none of them: its time stays as it is.");
        if (rules.ApprovalOf(row.ProcessId) is { } approval && !approval.IsBy(ApproverRole))
            return new("approver-is-another", $"Expected a delay of “{row.Name}” to be approved by the {approval.By}, but the approver’s role is “{ApproverRole}”. Say in the role what part of it approved: {approval.Source}.");
        return Kind == DelayKind.Relaxation && rules.Relaxation(Reason) is { } relaxation && !relaxation.Names(row.ProcessId)
            ? new("relaxation-of-others", $"Expected a relaxation that names “{row.Name}”, but “{relaxation.Name}” is of {Names(relaxation.Processes)} alone.")
            : null;
    }

    /// <summary>The code that is kept.</summary>
    public string ReasonCode => Kind == DelayKind.Relaxation ? RelaxationCode : Reason;

    /// <summary>Null where the catalogue has no such reason.</summary>
    public string? ReasonName(DelayRules rules) => Kind == DelayKind.Relaxation ? rules.Relaxation(Reason)?.Name : rules.Reason(Reason)?.Name;

    /// <summary>What happens to the process by it. A relaxation has its own days, those before the anchor too: which of them count is seen anew when the anchor is corrected.</summary>
    public Happening Happening(DelayRules rules, Instant at) => Kind switch
    {
        DelayKind.Pause => new ClockPaused(at, From, RunsFrom!.Value.PlusDays(-1), "the review was paused"),
        DelayKind.Extension => new LimitExtended(at, From, Target!.Value, "the review was given more time"),
        _ when rules.Relaxation(Reason) is { } relaxation => new ClockPaused(at, relaxation.From, relaxation.Through, "national relaxation", PeopleWork: true),
        _ => throw new InvalidOperationException($"Expected a relaxation of the catalogue, but it has no \"{Reason}\": it was not asked for its faults."),
    };

    private static string Names(IReadOnlyList<string> processes) => processes.Count == 0 ? "none" : string.Join(", ", processes);
}
