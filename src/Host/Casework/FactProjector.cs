using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Reviews;
using Reviews.Workflows.Steps;
using Reviews.Workflows.Steps.AgencyReport;

namespace Reviews.Host.Casework;

/// <summary>
/// Turns facts into rows, in the order given: tasks, timers, jobs, mail owed, and where the instance stands. Exhaustive on
/// purpose: a fact it does not know is our mistake and stops the change.
/// </summary>
internal sealed class FactProjector(TaskMail mail, LateReports lateReports)
{
    public async Task ProjectAsync(CaseTransaction transaction, RunningProcess process, IReadOnlyList<Fact> facts)
    {
        foreach (var fact in facts)
            await ProjectAsync(transaction, process, fact);
        // Told at the end, when the tasks have their due dates, and only of those that are still open by then.
        var made = facts.OfType<TaskCreated>().Select(t => t.InstanceId).ToHashSet();
        foreach (var task in transaction.Db.ReviewTasks.Local.Where(t => t.ProcessInstanceId == process.Row.Id && t.IsOpen && made.Contains(t.EngineInstanceId)).ToList())
        {
            await ReviewTeam.PutHoldersOnAsync(transaction, task);
            await mail.TaskOpenedAsync(transaction, task);
        }

        // Closed by its own timer: whoever had it was silent. One that a withdrawal or another step closed was not waited for.
        var fired = facts.OfType<TimerFired>().Select(t => t.InstanceId).ToHashSet();
        foreach (var closed in facts.OfType<TaskCancelled>().Where(t => fired.Contains(t.InstanceId)))
        {
            var silent = transaction.Db.ReviewTasks.Local.Single(t => t.ProcessInstanceId == process.Row.Id && t.EngineInstanceId == closed.InstanceId);
            if (JsonSerializer.Deserialize<Dictionary<string, string>>(silent.Properties)!.GetValueOrDefault(StepProperties.Silence) != StepProperties.Stands)
                await mail.ClosedWithSilenceAsync(transaction, silent, closed.At);
        }

        if (process.Row.EndedAt is null)
            process.Row.Status = process.State.Incidents.Any() ? InstanceStatus.Incident : InstanceStatus.Running;
    }

    private Task ProjectAsync(CaseTransaction transaction, RunningProcess process, Fact fact) => fact switch
    {
        ProcessStarted started => AnchorAsync(process.Row, started.Anchor),
        AnchorCorrected corrected => AnchorAsync(process.Row, corrected.To),
        TaskCreated created => OpenTaskAsync(transaction, process, created),
        DeadlineSet set => WithTaskAsync(transaction, process, set.InstanceId, task => (task.Due, task.DueAt, task.FollowUpAt, task.DueRule) = (set.Due, set.DueAt, set.FollowUpAt, set.Rule)),
        DeadlineMoved { TimerId: null } moved => MoveTaskAsync(transaction, process, moved),
        DeadlineMoved moved => MoveTimerAsync(transaction, process, moved.TimerId.Value, moved.To),
        DefinitionMigrated migrated => MovedRows.FollowAsync(transaction, process.Row, migrated),
        TaskChanged changed => WithTaskAsync(transaction, process, changed.InstanceId, task => (task.Name, task.Properties, task.DueRule) = (changed.Name, JsonSerializer.Serialize(changed.Properties), changed.DueRule)),
        TaskCompleted completed => CompleteTaskAsync(transaction, process, completed),
        TaskCancelled cancelled => WithTaskAsync(transaction, process, cancelled.InstanceId, task => (task.IsOpen, task.CancelledAt) = (false, cancelled.At)),
        TimerArmed armed => ArmAsync(transaction, process, armed),
        TimerFired fired => DisarmAsync(transaction, process, fired.TimerId),
        TimerDisarmed disarmed => DisarmAsync(transaction, process, disarmed.TimerId),
        TimerPlanned planned => MoveTimerAsync(transaction, process, planned.TimerId, planned.To),
        TimerCalledOff called => DisarmAsync(transaction, process, called.TimerId),
        JobCreated created => AddJobAsync(transaction, process, created),
        JobCompleted completed => WithJobAsync(transaction, process, completed.InstanceId, job => job.State = JobState.Done),
        JobTried tried => WithJobAsync(transaction, process, tried.InstanceId, job => job.RetriesLeft = tried.RetriesLeft),
        JobCancelled cancelled => WithJobAsync(transaction, process, cancelled.InstanceId, job => job.State = JobState.Cancelled),
        // A job that was done stays so, whatever becomes of its step afterwards. A retry makes the job anew; passed over, it is not carried out any more.
        Incident incident => WithJobAsync(transaction, process, incident.InstanceId, job => job.State = job.State == JobState.Done ? JobState.Done : JobState.Failed),
        IncidentResolved resolved => WithJobAsync(transaction, process, resolved.InstanceId, job => job.State = job.State == JobState.Done ? JobState.Done : JobState.Cancelled),
        ProcessCompleted ended => EndAsync(transaction, process, InstanceStatus.Completed, ended.At),
        ProcessTerminated ended => EndAsync(transaction, process, InstanceStatus.Terminated, ended.At),
        ProcessWithdrawn ended => EndAsync(transaction, process, InstanceStatus.Withdrawn, ended.At),
        ElementEntered or ElementCompleted or ElementTerminated or FlowTaken or TokensDropped => Task.CompletedTask,
        LoopStarted or ItemAdded or ResultGathered or VariableSet or VariablesChanged or BankHolidaysChanged or StepPlanned or StepUnplanned or ClockStopped or ClockResumed => Task.CompletedTask,

        // What waits for an event is in the state, and what one process means for another is told by ProcessRelay.
        SubscriptionOpened or SubscriptionClosed or ConditionMet or ConditionLapsed or MessageReceived or SignalReceived => Task.CompletedTask,
        MessagePublished or SignalBroadcast or ErrorThrown or EscalationThrown or ProcessCalled or ProcessReturned or CallCancelled => Task.CompletedTask,
        _ => throw new InvalidOperationException($"Expected a fact that has its rows, but {fact.GetType().Name} has none: say here what it leads to."),
    };

    private static Task AnchorAsync(ProcessInstanceRow row, ClockAnchor? anchor)
    {
        (row.AnchorOn, row.AnchorTime) = (anchor?.Date, anchor?.Time);
        return Task.CompletedTask;
    }

    private static Task OpenTaskAsync(CaseTransaction transaction, RunningProcess process, TaskCreated created)
    {
        var subject = created.Subject as FeelContext;
        var id = Guid.NewGuid();
        var task = new ReviewTaskRow
        {
            Id = id,
            ReviewId = process.Row.ReviewId,
            ProcessInstanceId = process.Row.Id,
            EngineInstanceId = created.InstanceId,
            ElementId = created.ElementId,
            Name = created.Name,
            Step = created.Step,
            FormId = created.FormId,
            Assignee = created.Assignee,
            Subject = VariableJson.Write(created.Subject),
            SubjectId = (subject?.Find("id") as FeelText)?.Value,
            SubjectName = (subject?.Find("name") as FeelText)?.Value,
            CreatedAt = created.At,
            IsOpen = true,
            Properties = JsonSerializer.Serialize(created.Properties),
            Groups = [.. created.Groups.Distinct(StringComparer.Ordinal).Select(Group.Parse).Select(group => new TaskGroupRow { TaskId = id, Role = group.Role.Id, Body = group.Body ?? "" })],
        };
        transaction.Db.ReviewTasks.Add(task);
        return Task.CompletedTask;
    }

    private static async Task WithTaskAsync(CaseTransaction transaction, RunningProcess process, long instanceId, Action<ReviewTaskRow> change)
    {
        bool IsIt(ReviewTaskRow task) => task.ProcessInstanceId == process.Row.Id && task.EngineInstanceId == instanceId;
        change(transaction.Db.ReviewTasks.Local.SingleOrDefault(IsIt) ?? await transaction.Db.ReviewTasks
            .SingleAsync(t => t.ProcessInstanceId == process.Row.Id && t.EngineInstanceId == instanceId, transaction.Cancellation));
    }

    private static async Task MoveTaskAsync(CaseTransaction transaction, RunningProcess process, DeadlineMoved moved)
    {
        ReviewTaskRow? task = null;
        await WithTaskAsync(transaction, process, moved.InstanceId, found => task = found);
        if (moved.To != moved.From)
            await DeadlineMoves.KeepAsync(transaction, task!.Id, moved);
        (task!.Due, task.DueAt, task.FollowUpAt) = (moved.Due, moved.To, moved.FollowUpAt ?? task.FollowUpAt);
    }

    private async Task CompleteTaskAsync(CaseTransaction transaction, RunningProcess process, TaskCompleted completed)
    {
        ReviewTaskRow? done = null;
        await WithTaskAsync(transaction, process, completed.InstanceId, task =>
        {
            (task.IsOpen, task.CompletedAt, task.CompletedBy) = (false, completed.At, transaction.Context.By);
            done = task;
        });
        await UnsentAnswers.AnsweredAsync(transaction, done!);
        if (done!.Step != AgencyReportStep.Kind)
            return;
        await lateReports.HandedInAsync(transaction, done);
        if (done.SubjectId is not null && AgencyReportStep.TellsOfSignificantIssues(completed.Variables))
            await mail.SignificantIssuesAsync(transaction, done);
    }

    // A timer that repeats fires and is armed again under the same number, in one change: its row stays.
    private static Task ArmAsync(CaseTransaction transaction, RunningProcess process, TimerArmed armed)
    {
        var gone = transaction.Db.ChangeTracker.Entries<ArmedTimerRow>()
            .SingleOrDefault(e => e.Entity.ProcessInstanceId == process.Row.Id && e.Entity.TimerId == armed.TimerId);
        if (gone is null)
        {
            transaction.Db.ArmedTimers.Add(new ArmedTimerRow { ProcessInstanceId = process.Row.Id, TimerId = armed.TimerId, ElementId = armed.ElementId, DueAt = armed.DueAt });
            return Task.CompletedTask;
        }

        gone.State = EntityState.Modified;
        gone.Entity.DueAt = armed.DueAt;
        return Task.CompletedTask;
    }

    private static async Task MoveTimerAsync(CaseTransaction transaction, RunningProcess process, long timerId, Instant to) =>
        (await TimerAsync(transaction, process, timerId)).DueAt = to;

    private static async Task DisarmAsync(CaseTransaction transaction, RunningProcess process, long timerId) =>
        transaction.Db.ArmedTimers.Remove(await TimerAsync(transaction, process, timerId));

    private static async Task<ArmedTimerRow> TimerAsync(CaseTransaction transaction, RunningProcess process, long timerId) =>
        await transaction.Db.ArmedTimers.FindAsync([process.Row.Id, timerId], transaction.Cancellation)
        ?? throw new InvalidOperationException($"Expected timer {timerId} of process {process.Row.Id} to be armed, but there is no such row.");

    // A job that is taken up again after an incident is the same job: its effect is known by the same key. What it does may be
    // another thing by then: by corrected values, or by the version that its process was moved to.
    private static async Task AddJobAsync(CaseTransaction transaction, RunningProcess process, JobCreated created)
    {
        if (await FindJobAsync(transaction, process, created.InstanceId) is { } again)
        {
            (again.State, again.Type, again.ElementId, again.RetriesLeft, again.DueAt) = (JobState.Waiting, created.JobType, created.ElementId, created.Retries, created.At);
            return;
        }

        transaction.Db.Jobs.Add(new JobRow
        {
            Id = Guid.NewGuid(),
            ReviewId = process.Row.ReviewId,
            ProcessInstanceId = process.Row.Id,
            EngineInstanceId = created.InstanceId,
            ElementId = created.ElementId,
            Type = created.JobType,
            RetriesLeft = created.Retries,
            CreatedAt = created.At,
            DueAt = created.At,
            State = JobState.Waiting,
        });
    }

    // An incident may stand at an element that has no job: then there is none to change.
    private static async Task WithJobAsync(CaseTransaction transaction, RunningProcess process, long instanceId, Action<JobRow> change)
    {
        if (await FindJobAsync(transaction, process, instanceId) is { } row)
            change(row);
    }

    private static async Task<JobRow?> FindJobAsync(CaseTransaction transaction, RunningProcess process, long instanceId) =>
        transaction.Db.Jobs.Local.SingleOrDefault(j => j.ProcessInstanceId == process.Row.Id && j.EngineInstanceId == instanceId)
        ?? await transaction.Db.Jobs.SingleOrDefaultAsync(j => j.ProcessInstanceId == process.Row.Id && j.EngineInstanceId == instanceId, transaction.Cancellation);

    private static async Task EndAsync(CaseTransaction transaction, RunningProcess process, InstanceStatus status, Instant at)
    {
        (process.Row.Status, process.Row.EndedAt) = (status, at);
        var review = await transaction.Db.Reviews.FindAsync([process.Row.ReviewId], transaction.Cancellation)
            ?? throw new InvalidOperationException($"Expected the review of process {process.Row.Id}, but there is none.");
        var to = await OutermostAsync(transaction, process.Row) == InstanceStatus.Withdrawn ? ReviewStatus.Withdrawn : ReviewStatus.Completed;
        if (!await GoesOnAsync(transaction, review.Id) && ReviewLifecycle.CanMove(review.Status, to))
            (review.Status, review.ClosedAt) = (to, at);
    }

    /// <summary>One that another calls is stopped when its caller goes on without it: how the review ends is said by the one that nothing called.</summary>
    private static async Task<InstanceStatus> OutermostAsync(CaseTransaction transaction, ProcessInstanceRow row)
    {
        while (row.CallerId is { } id && await transaction.FindAsync(id) is { } caller)
            row = caller.Row;
        return row.Status;
    }

    /// <summary>
    /// A notification ends without ending its review: the rapid review it led to, perhaps begun by this very change, goes on. What
    /// was recommended is followed after a review is over, for as long as it takes.
    /// </summary>
    private static async Task<bool> GoesOnAsync(CaseTransaction transaction, Guid reviewId)
    {
        await transaction.Db.ProcessInstances.Where(p => p.ReviewId == reviewId).LoadAsync(transaction.Cancellation);
        return transaction.Db.ProcessInstances.Local.Any(p => p.ReviewId == reviewId && p.EndedAt is null && !ProcessIds.Outlasts(p.ProcessId));
    }
}
