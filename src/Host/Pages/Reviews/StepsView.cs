using Reviews.Host.Queries;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;
using Reviews.Workflows.Steps.Form;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>The steps of one process, to be drawn.</summary>
/// <param name="Closures">Days on which somebody in the partnership is shut: said of what is still to be done then.</param>
internal sealed record StepsView(IReadOnlyList<ReviewStep> Steps, PeopleNames Names, CaseDesk Desk, IReadOnlyList<Closure> Closures, OpenCase Case)
{
    /// <summary>What was answered at it, as far as the reader may read it again: at each step that asks a form their own, and the business manager all.</summary>
    public IEnumerable<ReviewTaskRow> AnswersOf(ReviewStep step) =>
        step.Tasks.Where(task => task is { Step: FormStep.Kind, FormId: not null, CompletedAt: not null } && (Case.May(Permission.ReadReviewAudit) || task.CompletedBy == Case.PersonId.ToString("D")));

    public IEnumerable<string> WarningsOf(ReviewStep step) =>
        step.State is StepState.Due or StepState.Overdue or StepState.ToCome or StepState.IfNeeded ? ClosureWords.On(Closures, step.Deadline?.Due.Date) : [];
}
