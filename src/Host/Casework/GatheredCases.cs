using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Casework;

/// <summary>What requests that are run together need, read at once: their processes and reviews, and the answers that some had before.</summary>
internal sealed class GatheredCases
{
    private readonly Dictionary<Guid, ProcessInstanceRow> processes;
    private readonly Dictionary<string, RequestRow> answers;

    private GatheredCases(Dictionary<Guid, ProcessInstanceRow> processes, Dictionary<string, RequestRow> answers) => (this.processes, this.answers) = (processes, answers);

    public ProcessInstanceRow? Process(Guid id) => processes.GetValueOrDefault(id);

    public RequestRow? Answer(string requestId) => answers.GetValueOrDefault(requestId);

    /// <summary>The rows of the reviews are known to the context from then on: whoever asks for one by its id has it.</summary>
    public static async Task<GatheredCases> ReadAsync(ReviewsDb db, IReadOnlyList<Guid> processIds, IReadOnlyList<string> requestIds, CancellationToken cancellation)
    {
        var read = await db.ProcessInstances.Where(p => processIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellation);
        var reviewIds = read.Values.Select(p => p.ReviewId).Distinct().ToList();
        await db.Reviews.Where(r => reviewIds.Contains(r.Id)).LoadAsync(cancellation);
        return new(read, await db.Requests.AsNoTracking().Where(r => requestIds.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellation));
    }
}
