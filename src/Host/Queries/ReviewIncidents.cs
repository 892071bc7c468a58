using Microsoft.EntityFrameworkCore;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Engine;

namespace Reviews.Host.Queries;

/// <summary>The steps of a review that failed and wait for somebody who may settle them.</summary>
internal sealed class ReviewIncidents(ReviewsDb db, DefinitionShelf definitions)
{
    public async Task<IReadOnlyList<ListedIncident>> OfAsync(OpenCase opened, CancellationToken cancellation)
    {
        var rows = await db.ProcessInstances.AsNoTracking()
            .Where(p => p.ReviewId == opened.Review.Id && p.Status == InstanceStatus.Incident).OrderBy(p => p.StartedAt).ToListAsync(cancellation);
        var listed = new List<ListedIncident>();
        foreach (var row in rows)
        {
            var definition = await definitions.PinnedAsync(row.ProcessId, row.DefinitionVersion, cancellation);
            listed.AddRange(ProcessStateJson.Read(row.Snapshot).Incidents.Select(at =>
                new ListedIncident(row.Id, at.Id, definition.Find(at.ElementId)?.Name ?? at.ElementId, row.Name, at.Incident!.Message)));
        }

        return listed;
    }
}

/// <param name="Step">The step's name, as drawn.</param>
/// <param name="Message">What went wrong, as the engine or the job says it.</param>
internal sealed record ListedIncident(Guid ProcessInstanceId, long InstanceId, string Step, string Process, string Message)
{
    /// <summary>The name of its own field for the reason: several may be on one page.</summary>
    public string WhyField => $"why-{ProcessInstanceId:N}-{InstanceId}";
}
