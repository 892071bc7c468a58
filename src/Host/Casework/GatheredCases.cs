using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Casework;

/// <summary>What requests that are run together need, read at once: their processes and reviews, their teams, and the answers that some had before.</summary>
internal sealed class GatheredCases
{
    private readonly Dictionary<Guid, ProcessInstanceRow> processes;
    private readonly Dictionary<string, RequestRow> answers;
    private readonly IReadOnlyDictionary<Guid, KeptTeam> teams;

    private GatheredCases(Dictionary<Guid, ProcessInstanceRow> processes, Dictionary<string, RequestRow> answers, IReadOnlyDictionary<Guid, KeptTeam> teams) =>
        (this.processes, this.answers, this.teams) = (processes, answers, teams);

    public ProcessInstanceRow? Process(Guid id) => processes.GetValueOrDefault(id);

    public RequestRow? Answer(string requestId) => answers.GetValueOrDefault(requestId);

    /// <summary>The team of the process's review.</summary>
    public KeptTeam? TeamOf(Guid processId) => Process(processId) is { } process ? teams[process.ReviewId] : null;

    /// <summary>The rows of the reviews are known to the context from then on: whoever asks for one by its id has it.</summary>
    public static async Task<GatheredCases> ReadAsync(ReviewsDb db, IReadOnlyList<Guid> processIds, IReadOnlyList<string> requestIds, CancellationToken cancellation)
    {
        var read = await db.ProcessInstances.Where(p => processIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellation);
        var reviewIds = read.Values.Select(p => p.ReviewId).Distinct().ToList();
        await db.Reviews.Where(r => reviewIds.Contains(r.Id)).LoadAsync(cancellation);
        var answered = await db.Requests.AsNoTracking().Where(r => requestIds.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellation);
        return new(read, answered, await KeptTeam.ReadAsync(db, reviewIds, cancellation));
    }
}
