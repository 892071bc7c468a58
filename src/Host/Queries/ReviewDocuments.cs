using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Steps;
using Reviews.Workflows.Steps.Comments;
using Reviews.Workflows.Steps.Draft;

namespace Reviews.Host.Queries;

/// <summary>The documents of a review that its reader may see.</summary>
internal sealed class ReviewDocuments(ReviewsDb db)
{
    public async Task<IReadOnlyList<ListedDocument>> OfAsync(OpenCase opened, CancellationToken cancellation)
    {
        var sight = await DocumentSight.OfAsync(db, opened.Review.Id, opened.PersonId.ToString("D"), opened.Groups, cancellation);
        var rows = await db.Documents.AsNoTracking().Where(d => d.ReviewId == opened.Review.Id && d.LinkedAt != null).ToListAsync(cancellation);
        var seen = rows.Where(sight.MaySee).OrderByDescending(d => d.UploadedAt).ToList();
        var names = await PeopleNames.OfAsync(db, seen.Select(d => d.UploadedBy), cancellation);
        return [.. seen.Select(d => new ListedDocument(d, sight.TaskOf(d)?.Name ?? d.Kind, sight.TaskOf(d)?.SubjectName, names.Of(d.UploadedBy) + (sight.TaskOf(d)?.Recorded is { } recorded ? $" for {recorded.From}" : ""))
        {
            VersionPath = sight.TaskOf(d)?.Step == DraftStep.Kind ? FormattableString.Invariant($"/reviews/{opened.Review.Reference}/versions/{d.Id:D}") : null,
        })];
    }

    /// <summary>What was sent at the steps of that kind in one process, as far as the reader may see it, newest first: the versions of its report so far, or the comments' files on them.</summary>
    public async Task<IReadOnlyList<ListedDocument>> OfStepAsync(OpenCase opened, Guid process, string step, CancellationToken cancellation)
    {
        var sight = await DocumentSight.OfAsync(db, opened.Review.Id, opened.PersonId.ToString("D"), opened.Groups, cancellation);
        return [.. (await OfAsync(opened, cancellation)).Where(d => sight.TaskOf(d.Row) is { } task && task.Step == step && task.ProcessInstanceId == process)];
    }

    /// <summary>What the agencies said about the draft of one process; nothing for those who may not read all of it.</summary>
    public async Task<IReadOnlyList<CommentReceived>> CommentsAsync(OpenCase opened, Guid process, CancellationToken cancellation)
    {
        if (!opened.May(Permission.ReadDraft) || opened.Groups.All(group => group.Role.Body == BodyKind.Agency))
            return [];
        var tasks = await db.ReviewTasks.AsNoTracking()
            .Where(t => t.ReviewId == opened.Review.Id && t.ProcessInstanceId == process && t.Step == CommentsStep.Kind && t.CompletedAt != null).OrderBy(t => t.CompletedAt).ToListAsync(cancellation);
        var answers = await CompletedAnswers.OfAsync(db, opened.Review.Id, cancellation);
        var files = await OfStepAsync(opened, process, CommentsStep.Kind, cancellation);
        return [.. tasks.Select(task => new CommentReceived(
            task.SubjectName ?? task.Name,
            answers.Text(task, "comments", "text") ?? "",
            [.. files.Where(f => f.Row.TaskId == task.Id && f.Row.Kind != ReceivedAnswer.ProofField).Select(f => f.Row)],
            task.Recorded is { } recorded ? RecordedWords.Sentence(recorded) : null))];
    }
}

/// <param name="Text">Empty when it was said in a file, or when there were none.</param>
/// <param name="Recorded">How they came, where they were entered for the agency; else null.</param>
internal sealed record CommentReceived(string Agency, string Text, IReadOnlyList<DocumentRow> Files, string? Recorded);

/// <param name="What">The task it was sent for.</param>
/// <param name="Body">The agency or partner the task was about.</param>
internal sealed record ListedDocument(DocumentRow Row, string What, string? Body, string By)
{
    /// <summary>The page of a version of the report; null for every other document.</summary>
    public string? VersionPath { get; init; }
}
