using Reviews.Host.Casework;
using Reviews.Host.Storage;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Queries;

/// <summary>What appointing a lead author means for whoever is it now: said before, as the change does it.</summary>
internal sealed class ReviewAuthors(ReviewsDb db)
{
    /// <summary>A sentence for each who has the part now; none where somebody is chosen for another one.</summary>
    public async Task<IReadOnlyList<string>> BeforeAsync(TaskScreen screen, CancellationToken cancellation)
    {
        if (screen.Task.Properties.GetValueOrDefault(StepProperties.Result) != LeadAuthors.Variable)
            return [];
        var held = await LeadAuthors.OfAsync(db, screen.Case.Review.Id, screen.Row.ProcessInstanceId, cancellation);
        var names = await PeopleNames.OfAsync(db, held.Select(one => one.Part.PersonId.ToString("D")), cancellation);
        return [.. held.Select(one => names.Of(one.Part.PersonId.ToString("D")) + (one.KeptFor is { } process
            ? $" is lead author now and stays it, because “{process}” needs them too."
            : " is lead author now. Appointing somebody else takes them off the review in that part: what they had to write is the new author’s."))];
    }
}
