using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Engine;

/// <summary>What comes back from a job: its result, a failed try, or an error that the definition knows.</summary>
internal static class Jobs
{
    public static Refusal? Finish(Execution run, JobDone done)
    {
        if (Open(run, done.JobId) is not var (instance, element)) return NotOpen(done.JobId);
        run.Emit(new JobCompleted(run.At, instance.Id, element.Id, element.Type, done.Variables));
        Mappings.TakeResults(run, instance.Id, done.Variables);
        Leaving.Complete(run, instance.Id);
        return null;
    }

    public static Refusal? Fail(Execution run, JobFailed failed)
    {
        if (Open(run, failed.JobId) is not var (instance, element)) return NotOpen(failed.JobId);
        var job = instance.Job!;
        if (job.RetriesLeft > 1)
            run.Emit(new JobTried(run.At, instance.Id, element.Id, element.Type, failed.Reason, job.RetriesLeft - 1));
        else
            run.Stop(instance.Id, TokenStage.Acting, "job-failed", $"The job \"{job.JobType}\" failed at its last try: {failed.Reason}");
        return null;
    }

    public static Refusal? Throw(Execution run, JobThrew threw)
    {
        if (Open(run, threw.JobId) is not var (instance, _)) return NotOpen(threw.JobId);
        if (!Throwing.Error(run, instance.Id, threw.Code, threw.Variables)) Throwing.NotCaught(run, instance.Id, threw.Code);
        return null;
    }

    private static (ElementInstance Instance, Element Element)? Open(Execution run, long id) =>
        run.State.Instances.TryGetValue(id, out var instance) && instance.Job is not null ? (instance, run.ElementOf(instance)) : null;

    private static Refusal NotOpen(long id) =>
        new("job-not-open", $"Expected an open job, but {id} is done, has failed, was cancelled or never was one.");
}
