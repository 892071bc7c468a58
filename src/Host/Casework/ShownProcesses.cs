using Microsoft.EntityFrameworkCore;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Workflows.Access;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Casework;

/// <summary>Which processes of a review are known to somebody: all, but for those whose definition says whom they are for.</summary>
internal static class ShownProcesses
{
    /// <param name="held">On the review; none for whoever is not on it.</param>
    public static bool To(IReadOnlyList<Group> held, ProcessDefinition definition, FeelContext variables)
    {
        if (!definition.Properties.TryGetValue(StepProperties.ProcessShownTo, out var text) || FeelExpression.Parse(text).Expression is not { } groups)
            return true;
        var named = (groups.Evaluate(new FeelScope(variables)).Value as FeelList)?.Items.OfType<FeelText>() ?? [];
        return named.Select(name => Group.TryParse(name.Value, out var group, out _) ? group : null).OfType<Group>()
            .Any(group => held.Any(own => own.Covers(group)));
    }

    /// <summary>Those of a review that are hidden from whoever holds these groups on it.</summary>
    public static async Task<IReadOnlySet<Guid>> HiddenAsync(ReviewsDb db, DefinitionShelf definitions, Guid reviewId, IReadOnlyList<Group> held, CancellationToken cancellation)
    {
        var hidden = new HashSet<Guid>();
        // Without their snapshots, which are most of what there is: only a process that may be hidden is read.
        foreach (var row in await db.ProcessInstances.AsNoTracking().Where(p => p.ReviewId == reviewId).Select(p => new { p.Id, p.ProcessId, p.DefinitionVersion }).ToListAsync(cancellation))
        {
            var definition = await definitions.PinnedAsync(row.ProcessId, row.DefinitionVersion, cancellation);
            if (!definition.Properties.ContainsKey(StepProperties.ProcessShownTo))
                continue;
            var snapshot = await db.ProcessInstances.AsNoTracking().Where(p => p.Id == row.Id).Select(p => p.Snapshot).SingleAsync(cancellation);
            if (!To(held, definition, ProcessStateJson.Read(snapshot).Variables))
                hidden.Add(row.Id);
        }

        return hidden;
    }
}
