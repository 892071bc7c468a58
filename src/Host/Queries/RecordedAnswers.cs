using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Steps.Form;

namespace Reviews.Host.Queries;

/// <summary>
/// What was answered at a step that asks a form and no more, once it is done: for those whose task it was, and for the business
/// manager, who answers for the record of the review. What two who disagree wrote is theirs.
/// </summary>
internal sealed class RecordedAnswers(ReviewsDb db, DefinitionShelf definitions)
{
    /// <summary>Null for whoever may not read it, for steps of other kinds, and while there is no answer.</summary>
    public async Task<RecordedScreen?> AsAsync(OpenCase opened, Guid taskId, CancellationToken cancellation)
    {
        var review = opened.Review.Id;
        var task = await db.ReviewTasks.AsNoTracking().Include(t => t.Groups).SingleOrDefaultAsync(t => t.Id == taskId && t.ReviewId == review && t.CompletedAt != null, cancellation);
        if (task is not { Step: FormStep.Kind, FormId: { } formId })
            return null;
        var row = await db.ProcessInstances.AsNoTracking().SingleAsync(p => p.Id == task.ProcessInstanceId, cancellation);
        if (!TaskHolders.MayAct(task, opened.PersonId.ToString("D"), opened.Groups) && !(row.ProcessId != ProcessIds.Dispute && opened.May(Permission.ReadReviewAudit)))
            return null;
        var form = await definitions.FormAsync(row.ProcessId, row.DefinitionVersion, formId, cancellation);
        var fields = (await CompletedAnswers.OfAsync(db, review, cancellation)).Fields(task);
        var names = await PeopleNames.OfAsync(db, [task.CompletedBy], cancellation);
        return form is null || fields is null ? null : new(task, RecordedWords.By(task, names), AnsweredForm.Of(form, fields));
    }
}

/// <param name="By">Who answered, in words.</param>
internal sealed record RecordedScreen(ReviewTaskRow Task, string By, IReadOnlyList<AnsweredSection> Sections);
