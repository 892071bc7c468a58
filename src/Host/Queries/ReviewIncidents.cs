using Microsoft.EntityFrameworkCore;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;

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
            var state = ProcessStateJson.Read(row.Snapshot);
            listed.AddRange(state.Incidents.Select(at => new ListedIncident(
                row.Id, at.Id, definition.Element(at.ElementId).Name, row.Name, at.Incident!.Message, Reads(definition, state, at))));
        }

        return listed;
    }

    private static IReadOnlyList<ReadValue> Reads(ProcessDefinition definition, ProcessState state, ElementInstance at)
    {
        var visible = state.Visible(at.Id);
        return [.. definition.NamesRead(at.ElementId).Select(name => new ReadValue(name, visible.Find(name) is null or FeelNull))];
    }
}

/// <summary>A value that a step reads, by its name alone: what it is may be somebody's vote.</summary>
internal sealed record ReadValue(string Name, bool IsMissing);

/// <param name="Step">The step's name, as drawn.</param>
/// <param name="Message">What went wrong, as the engine or the job says it.</param>
/// <param name="Reads">What may have to be set right before it can go on.</param>
internal sealed record ListedIncident(Guid ProcessInstanceId, long InstanceId, string Step, string Process, string Message, IReadOnlyList<ReadValue> Reads)
{
    /// <summary>The name of its own field for the reason: several may be on one page.</summary>
    public string WhyField => $"why-{ProcessInstanceId:N}-{InstanceId}";

    public string ValueField(ReadValue value) => $"value-{ProcessInstanceId:N}-{InstanceId}-{value.Name}";
}
