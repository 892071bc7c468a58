using Reviews.Host.Casework;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.ServiceTasks;

/// <summary>
/// What the system does for one job type that a definition may name. It writes rows only, in the transaction of the job:
/// mail is owed there, and sent later. A failure is an exception; its message is shown to people.
/// </summary>
internal interface IServiceTask
{
    /// <summary>As the definition writes it: <c>release-agency-reports</c>.</summary>
    string JobType { get; }

    /// <summary>The variables it gives the process.</summary>
    Task<FeelContext> CarryOutAsync(ServiceTaskCall call);
}

/// <summary>One job to be carried out.</summary>
/// <param name="Variables">What the job's element can read.</param>
internal sealed record ServiceTaskCall(CaseTransaction Transaction, RunningProcess Process, JobRow Job, FeelContext Variables);
