using System.Runtime.CompilerServices;

namespace Reviews.Host.ServiceTasks;

/// <summary>The job types there is a service task for, told without starting anything: <c>check</c> needs no database and no mail.</summary>
internal static class KnownJobs
{
    /// <summary>Asks each registered service task its type. None is constructed, as a type's name rests on nothing it is given.</summary>
    public static IReadOnlySet<string> Types() => new ServiceCollection().AddServiceTasks()
        .Where(service => service.ServiceType == typeof(IServiceTask) && service.ImplementationType is not null)
        .Select(service => ((IServiceTask)RuntimeHelpers.GetUninitializedObject(service.ImplementationType!)).JobType)
        .ToHashSet();
}
