using Reviews.Host.Queries;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>The agencies' reports as a table of a review's overview.</summary>
internal sealed record OwedView(IReadOnlyList<OwedReport> Reports, string Reference);
