using Reviews.Host.Queries;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>The steps of one process, to be drawn.</summary>
/// <param name="Closures">Days on which somebody in the partnership is shut: said of what is still to be done then.</param>
internal sealed record StepsView(IReadOnlyList<ReviewStep> Steps, PeopleNames Names, CaseDesk Desk, IReadOnlyList<Closure> Closures)
{
    public IEnumerable<string> WarningsOf(ReviewStep step) =>
        step.State is StepState.Due or StepState.Overdue or StepState.ToCome or StepState.IfNeeded ? ClosureWords.On(Closures, step.Deadline?.Due.Date) : [];
}
