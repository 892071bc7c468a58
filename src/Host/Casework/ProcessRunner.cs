using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Calendar;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Audit;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Engine.Migration;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.Casework;

/// <summary>
/// Every change goes through here: load, decide, record, project, save, remember the answer, in one transaction. Nothing
/// else calls the engine.
/// </summary>
internal sealed class ProcessRunner(WriteTransactions writes, DefinitionShelf definitions, HolidayCalendar calendar, FactProjector projector, ProcessRelay relay)
{
    private const int Tries = 3;

    /// <summary>
    /// Runs a verb's work. A request that was answered before gets that answer and changes nothing; its id with anything
    /// else is refused. Whoever comes second to the same change works again on what the first one left: a closed task then
    /// refuses by itself.
    /// </summary>
    /// <param name="asked">What the request asks for, as <see cref="Asked"/> writes it.</param>
    public async Task<Outcome<T>> RunAsync<T>(ActionContext context, string asked, Func<CaseTransaction, Task<Outcome<T>>> work, CancellationToken cancellation)
        where T : class
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await writes.RunAsync(
                    async db =>
                    {
                        await CountAsync(db, cancellation);
                        var answered = await db.Requests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == context.RequestId, cancellation);
                        var transaction = new CaseTransaction(this, db, context, calendar.Current, cancellation);
                        var outcome = await OnceAsync(transaction, answered, asked, work);
                        if (outcome.IsDone)
                            await AuditTrail.AppendAsync(db, transaction.Acts, cancellation);
                        return outcome;
                    },
                    outcome => outcome.IsDone,
                    cancellation);
            }
            catch (Exception failure) when (WriteConflict.Is(failure))
            {
                if (attempt == Tries)
                    return Refusals.ChangedSinceOpened;
            }
        }
    }

    /// <summary>
    /// The work of several requests in one transaction, each on a process of another review: what they need is read at once and
    /// what they lead to is written at once. All are done, or none is and nothing is kept. Whoever asks then has each run on its own.
    /// </summary>
    /// <param name="gather">Finds them, in the transaction itself; where there are many writers, with the rows of their processes locked.</param>
    /// <returns>Whether they are done.</returns>
    public async Task<bool> RunTogetherAsync<T>(Func<ReviewsDb, Task<IReadOnlyList<GatheredWork<T>>>> gather, CancellationToken cancellation)
        where T : class
    {
        try
        {
            return await writes.RunAsync(
                async db =>
                {
                    await CountAsync(db, cancellation);
                    var works = await gather(db);
                    var known = await GatheredCases.ReadAsync(db, [.. works.Select(w => w.ProcessInstanceId)], [.. works.Select(w => w.Context.RequestId)], cancellation);
                    // Asked at every step what has changed, the context would compare all that it knows each time; it is asked once, when all is done.
                    db.ChangeTracker.AutoDetectChangesEnabled = false;
                    var acts = new List<AuditAct>();
                    foreach (var work in works)
                    {
                        var transaction = new CaseTransaction(this, db, work.Context, calendar.Current, cancellation) { Team = known.TeamOf(work.ProcessInstanceId) };
                        if (known.Process(work.ProcessInstanceId) is { } row)
                            transaction.Keep(await RunningAsync(row, cancellation));
                        if (!(await OnceAsync(transaction, known.Answer(work.Context.RequestId), work.Asked, work.DoAsync)).IsDone)
                            return false;
                        acts.AddRange(transaction.Acts);
                    }

                    await AuditTrail.AppendAsync(db, acts, cancellation);
                    db.ChangeTracker.AutoDetectChangesEnabled = true;
                    return true;
                },
                areDone => areDone,
                cancellation);
        }
        catch (Exception failure) when (WriteConflict.Is(failure))
        {
            return false;
        }
    }

    public async Task<RunningProcess?> FindAsync(CaseTransaction transaction, Guid instanceId)
    {
        // Where there are many writers, the row is locked as it is read: whoever comes second waits, and then sees the tasks
        // and timers as the first one left them. The version guard stays, for whatever does not take this way.
        var rows = transaction.Db.Database.IsNpgsql()
            ? transaction.Db.ProcessInstances.FromSql($"SELECT * FROM \"ProcessInstances\" WHERE \"Id\" = {instanceId} FOR UPDATE")
            : transaction.Db.ProcessInstances.Where(p => p.Id == instanceId);
        var row = (await rows.ToListAsync(transaction.Cancellation)).SingleOrDefault();
        return row is null ? null : await RunningAsync(row, transaction.Cancellation);
    }

    public async Task<Refusal?> BeginAsync(
        CaseTransaction transaction, ReviewRow review, ProcessDefinition definition, FeelContext variables, ClockAnchor? anchor, ProcessCaller? caller)
    {
        var row = new ProcessInstanceRow
        {
            Id = Guid.NewGuid(),
            ReviewId = review.Id,
            ProcessId = definition.Id,
            Name = definition.Name,
            DefinitionVersion = definition.Version,
            Version = 0,
            Snapshot = "",
            Status = InstanceStatus.Running,
            StartedAt = transaction.Context.At,
            CallerId = caller?.ProcessInstanceId,
            CallId = caller?.CallId,
        };
        transaction.Db.ProcessInstances.Add(row);
        var process = new RunningProcess(row, definition) { State = ProcessState.NotStarted };
        transaction.Keep(process);
        if (await HappenAsync(transaction, process, new ProcessBegun(transaction.Context.At, variables, anchor)) is not { } refusal)
            return null;
        transaction.Db.Entry(row).State = EntityState.Detached;
        return refusal;
    }

    /// <summary>What would come of it, were it to happen now, and the process's limit from then on. Nothing does, and nothing is written.</summary>
    public (Decision Decision, LocalDateTime? Limit) Foresee(RunningProcess process, Happening happening)
    {
        var decision = Decide(process, happening, calendar.Current);
        return (decision, decision is Decision.Accepted accepted ? LimitAfter(process, happening, accepted.State, calendar.Current) : null);
    }

    /// <summary>What moving a process to another version of its definition would come to, were it done now.</summary>
    public MigrationPlan Plan(RunningProcess process, ProcessDefinition to, IReadOnlyDictionary<string, string> mapping, Instant at) =>
        MigrationPlan.Of(process.Definition, to, calendar.Current, process.State, at, mapping);

    public async Task<Refusal?> HappenAsync(CaseTransaction transaction, RunningProcess process, Happening happening)
    {
        // A change of bank holidays is decided by those in force before it; whatever follows from it by the new ones.
        var days = happening is CalendarChanged ? calendar.Current : transaction.Calendar;
        var decision = Decide(process, happening, days);
        if (decision is not Decision.Accepted accepted)
            return ((Decision.Refused)decision).Refusal;
        var chain = AuditEntryRow.ChainOf(process.Row.ReviewId);
        foreach (var fact in accepted.Facts)
            transaction.Record(new AuditAct(chain, transaction.Context, fact.At, FactNames.Of(fact), FactJson.Write(fact), process.Row.Id));
        process.State = accepted.State;
        process.Definition = DefinitionAfter(process, happening);
        process.Row.Snapshot = ProcessStateJson.Write(accepted.State);
        process.Row.Version++;
        process.Row.Limit = LimitAfter(process, happening, accepted.State, days);
        await projector.ProjectAsync(transaction, process, accepted.Facts);
        relay.Tell(transaction, process, accepted.Facts);
        return await transaction.Between.DoAsync();
    }

    // First of all in a transaction: from here on nobody can change the bank holidays any more before it is kept.
    private async Task CountAsync(ReviewsDb db, CancellationToken cancellation)
    {
        await HolidayLock.ShareAsync(db, cancellation);
        await calendar.RefreshAsync(db, cancellation);
    }

    private static Decision Decide(RunningProcess process, Happening happening, WorkingDayCalendar days) =>
        ProcessInterpreter.Decide(process.Definition, days, process.State, happening);

    private static ProcessDefinition DefinitionAfter(RunningProcess process, Happening happening) =>
        happening is VersionChanged changed ? changed.To : process.Definition;

    private static LocalDateTime? LimitAfter(RunningProcess process, Happening happening, ProcessState state, WorkingDayCalendar days) =>
        ProcessClock.LimitOf(DefinitionAfter(process, happening), state, happening is CalendarChanged changed ? new WorkingDayCalendar(changed.After) : days);

    private async Task<RunningProcess> RunningAsync(ProcessInstanceRow row, CancellationToken cancellation) =>
        new(row, await definitions.PinnedAsync(row.ProcessId, row.DefinitionVersion, cancellation)) { State = ProcessStateJson.Read(row.Snapshot) };

    /// <param name="answered">The answer that the request had before, if it had one.</param>
    private static async Task<Outcome<T>> OnceAsync<T>(CaseTransaction transaction, RequestRow? answered, string asked, Func<CaseTransaction, Task<Outcome<T>>> work)
        where T : class
    {
        var context = transaction.Context;
        if (answered is not null)
        {
            if (answered.By != context.By)
                return Refusals.RequestIdTaken;
            return answered.Asked == asked ? JsonSerializer.Deserialize<T>(answered.Result)! : Refusals.RequestReused;
        }

        var outcome = await work(transaction);
        if (outcome.IsDone)
            transaction.Db.Requests.Add(new RequestRow { Id = context.RequestId, By = context.By, At = context.At, Asked = asked, Result = JsonSerializer.Serialize(outcome.Value) });
        return outcome;
    }
}

/// <summary>One request among several that are run together, and the process it is about.</summary>
internal sealed record GatheredWork<T>(ActionContext Context, string Asked, Guid ProcessInstanceId, Func<CaseTransaction, Task<Outcome<T>>> DoAsync)
    where T : class;
