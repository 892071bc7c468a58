namespace Reviews.Host.ServiceTasks;

/// <summary>Every job type a definition may name.</summary>
internal sealed class ServiceTaskCatalogue(IEnumerable<IServiceTask> tasks)
{
    private readonly Dictionary<string, IServiceTask> byType = tasks.ToDictionary(task => task.JobType);

    public IReadOnlyCollection<string> JobTypes => byType.Keys;

    /// <summary>The task of that type, or null.</summary>
    public IServiceTask? Find(string jobType) => byType.GetValueOrDefault(jobType);
}
