using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;
using Reviews.Workflows.Engine;

namespace Reviews.Host.ServiceTasks;

/// <summary>
/// Carries out a job that a process asked for. Its effect is rows of ours, written in the same transaction as the process
/// goes on: both or neither. What a service task cannot do becomes a failed try, and at the last one an incident.
/// </summary>
internal sealed class CarryOutJob(ProcessRunner runner, ServiceTaskCatalogue tasks)
{
    private static readonly Duration WaitAfterFailure = Duration.FromSeconds(30);

    /// <param name="now">What the clock says: however long ago the job fell due, the wait after a failed try begins here.</param>
    public async Task<Outcome<CarriedOutJob>> RunAsync(JobRow job, Instant now, CancellationToken cancellation)
    {
        var context = new ActionContext(Actors.System, job.DueAt, FormattableString.Invariant($"job:{job.Id:D}:{job.CreatedAt.ToUnixTimeTicks()}:{job.DueAt.ToUnixTimeTicks()}"));
        try
        {
            return await runner.RunAsync<CarriedOutJob>(context, Asked.For(nameof(CarryOutJob), job.Id), transaction => CarryOutAsync(transaction, job.Id), cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException && !WriteConflict.Is(failure))
        {
            // The failed try is a fact of its own, in a transaction of its own: what was half done is gone.
            return await runner.RunAsync<CarriedOutJob>(
                context with { RequestId = $"{context.RequestId}:failed" }, Asked.For(nameof(FailAsync), job.Id), transaction => FailAsync(transaction, job.Id, failure.Message, now), cancellation);
        }
    }

    private async Task<Outcome<CarriedOutJob>> CarryOutAsync(CaseTransaction transaction, Guid jobId)
    {
        if (await FindAsync(transaction, jobId) is not var (job, process))
            return Refusals.NotFound;
        var task = tasks.Find(job.Type)
            ?? throw new InvalidOperationException($"Expected a job type of the catalogue, but \"{job.Type}\" is not in it.");
        var result = await task.CarryOutAsync(new ServiceTaskCall(transaction, process, job, process.State.Visible(job.EngineInstanceId)));
        return await transaction.HappenAsync(process, new JobDone(transaction.Context.At, job.EngineInstanceId, result)) is { } refusal
            ? refusal
            : new CarriedOutJob(job.Id, Done: true);
    }

    private static async Task<Outcome<CarriedOutJob>> FailAsync(CaseTransaction transaction, Guid jobId, string reason, Instant now)
    {
        if (await FindAsync(transaction, jobId) is not var (job, process))
            return Refusals.NotFound;
        job.DueAt = now + WaitAfterFailure;
        return await transaction.HappenAsync(process, new JobFailed(transaction.Context.At, job.EngineInstanceId, reason)) is { } refusal
            ? refusal
            : new CarriedOutJob(job.Id, Done: false);
    }

    private static async Task<(JobRow Job, RunningProcess Process)?> FindAsync(CaseTransaction transaction, Guid jobId)
    {
        var job = await transaction.Db.Jobs.SingleOrDefaultAsync(j => j.Id == jobId && j.State == JobState.Waiting, transaction.Cancellation);
        return job is not null && await transaction.FindAsync(job.ProcessInstanceId) is { } process
            && process.State.OpenJobs.Any(open => open.Id == job.EngineInstanceId)
            ? (job, process)
            : null;
    }
}

/// <param name="Done">False when the try failed, and was recorded as such.</param>
internal sealed record CarriedOutJob(Guid JobId, bool Done);
