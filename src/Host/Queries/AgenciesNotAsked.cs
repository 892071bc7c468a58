using Microsoft.EntityFrameworkCore;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Workflows.Reviews;
using Reviews.Workflows.Steps.AgencyReport;

namespace Reviews.Host.Queries;

/// <summary>The agencies that a review may ask, its neighbours' among them, and that were asked for no report in it.</summary>
internal sealed class AgenciesNotAsked(ReviewsDb db, DefinitionShelf definitions)
{
    public async Task<IReadOnlyList<Agency>> OfAsync(OpenCase opened, CancellationToken cancellation)
    {
        var review = opened.Review.Id;
        var asked = await db.ReviewTasks.AsNoTracking().Where(t => t.ReviewId == review && t.Step == AgencyReportStep.Kind).Select(t => t.SubjectId).Distinct().ToListAsync(cancellation);
        return [.. (definitions.Partnership(opened.Review.Partnership)?.Askable ?? []).Where(agency => !asked.Contains(agency.Id))];
    }
}
