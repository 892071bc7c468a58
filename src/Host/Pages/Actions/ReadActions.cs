using Reviews.Host.Queries;

namespace Reviews.Host.Pages.Actions;

/// <summary>Whoever reads what is followed across reviews has read each of them: that is written down before anything is shown.</summary>
internal static class ReadActions
{
    public static async Task RecordAsync(CaseDesk desk, FindCase cases, IReadOnlyList<PartnershipActions> found, string what, CancellationToken cancellation)
    {
        foreach (var review in found.SelectMany(of => of.Reviews))
        {
            if (await cases.ByIdAsync(review, desk.PersonId, cancellation) is { } opened)
                await desk.RecordReadAsync(opened, what, null, cancellation);
        }
    }
}
