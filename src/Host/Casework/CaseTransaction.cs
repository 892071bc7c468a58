using Reviews.Host.Storage;
using Reviews.Host.Storage.Audit;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.Casework;

/// <summary>What a verb works with inside its one transaction: rows, running processes and the audit trail.</summary>
internal sealed class CaseTransaction(ProcessRunner runner, ReviewsDb db, ActionContext context, WorkingDayCalendar calendar, CancellationToken cancellation)
{
    private readonly List<AuditAct> acts = [];
    private readonly Dictionary<Guid, RunningProcess> running = [];

    public ReviewsDb Db => db;

    public ActionContext Context => context;

    /// <summary>The working days that this change counts by; others from the moment it changes them.</summary>
    public WorkingDayCalendar Calendar { get; set; } = calendar;

    public CancellationToken Cancellation => cancellation;

    /// <summary>The team of the one review that this is about, as the database had it when several were read at once; else null.</summary>
    public KeptTeam? Team { get; init; }

    /// <summary>What its processes have yet to tell one another.</summary>
    public BetweenProcesses Between { get; } = new();

    /// <summary>What has been recorded so far, to be appended when the work is done.</summary>
    public IReadOnlyList<AuditAct> Acts => acts;

    /// <summary>A process with its pinned definition and state, or null when there is none of that id. The same one however often it is asked for.</summary>
    public async Task<RunningProcess?> FindAsync(Guid instanceId)
    {
        if (!running.TryGetValue(instanceId, out var process) && await runner.FindAsync(this, instanceId) is { } found)
            running.Add(instanceId, process = found);
        return process;
    }

    /// <summary>A process that this very change begins, or that was read for it, locked where there are many writers.</summary>
    public void Keep(RunningProcess process) => running.Add(process.Row.Id, process);

    /// <summary>Lets something happen to a process, and to others what follows from it; null when the engine took it.</summary>
    public Task<Refusal?> HappenAsync(RunningProcess process, Happening happening) => runner.HappenAsync(this, process, happening);

    /// <summary>Begins a process of a review.</summary>
    /// <param name="caller">Null when nothing called it.</param>
    public Task<Refusal?> BeginAsync(ReviewRow review, ProcessDefinition definition, FeelContext variables, ClockAnchor? anchor, ProcessCaller? caller = null) =>
        runner.BeginAsync(this, review, definition, variables, anchor, caller);

    public void Record(AuditAct act) => acts.Add(act);

    /// <summary>Records an act of the house in the review's chain.</summary>
    public void Record(Guid reviewId, string happened, object data) =>
        acts.Add(new AuditAct(AuditEntryRow.ChainOf(reviewId), context, context.At, happened, AuditJson.Write(data)));

    /// <summary>Records an act in the system's chain: sign-ins, invitations, roles, imports.</summary>
    public void RecordForSystem(string happened, object data) =>
        acts.Add(new AuditAct(AuditEntryRow.SystemChain, context, context.At, happened, AuditJson.Write(data)));

    /// <summary>The review of that id, one that this very change starts included; or null.</summary>
    public async Task<ReviewRow?> FindReviewAsync(Guid reviewId) => await db.Reviews.FindAsync([reviewId], cancellation);
}

/// <summary>A process as a verb sees it.</summary>
internal sealed record RunningProcess(ProcessInstanceRow Row, ProcessDefinition Definition)
{
    /// <summary>The one it is pinned to; another from the moment it is moved to that.</summary>
    public ProcessDefinition Definition { get; set; } = Definition;

    public required ProcessState State { get; set; }
}
