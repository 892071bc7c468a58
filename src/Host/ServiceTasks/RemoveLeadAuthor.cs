using Reviews.Host.Casework;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.ServiceTasks;

/// <summary>Whom the partners have removed writes and reads no more from then on, and not only once another is appointed (SI 2018/789, reg. 13).</summary>
internal sealed class RemoveLeadAuthor(LeadAuthors authors) : IServiceTask
{
    public string JobType => "remove-lead-author";

    public async Task<FeelContext> CarryOutAsync(ServiceTaskCall call)
    {
        await authors.RemoveAsync(call.Transaction, call.Process);
        return FeelContext.Empty;
    }
}
