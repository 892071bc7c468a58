using Reviews.Host.Queries;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>The steps of one process, to be drawn.</summary>
internal sealed record StepsView(IReadOnlyList<ReviewStep> Steps, PeopleNames Names, CaseDesk Desk);
