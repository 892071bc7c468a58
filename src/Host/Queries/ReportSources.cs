using Microsoft.EntityFrameworkCore;
using Reviews.Host.Calendar;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Steps.Draft;

namespace Reviews.Host.Queries;

/// <summary>Of one review: the process whose report it is, its tasks with what was answered at them, and its documents, as the reader may see them.</summary>
internal sealed record ReportSources(
    OpenCase Case, RunningDefinition Process, IReadOnlyList<ReviewTaskRow> Tasks, CompletedAnswers Answers, IReadOnlyList<DocumentRow> Documents, Instant Now)
{
    /// <summary>Null where the review has no process that writes a report.</summary>
    /// <param name="process">The one whose report it is; the rapid review, the last begun, where none is named.</param>
    public static async Task<ReportSources?> OfAsync(
        ReviewsDb db, DefinitionShelf definitions, HolidayCalendar calendar, OpenCase opened, Guid? process, Instant now, CancellationToken cancellation)
    {
        var id = opened.Review.Id;
        var running = db.ProcessInstances.AsNoTracking().Where(p => p.ReviewId == id);
        running = process is { } named ? running.Where(p => p.Id == named) : running.Where(p => p.ProcessId != ProcessIds.PracticeReview);
        foreach (var row in await running.OrderByDescending(p => p.StartedAt).ToListAsync(cancellation))
        {
            var definition = await definitions.PinnedAsync(row.ProcessId, row.DefinitionVersion, cancellation);
            if (!definition.Elements.OfType<UserTask>().Any(task => task.Step == DraftStep.Kind))
                continue;
            var state = ProcessStateJson.Read(row.Snapshot);
            var tasks = await db.ReviewTasks.AsNoTracking().Include(t => t.Groups).Where(t => t.ProcessInstanceId == row.Id)
                .OrderBy(t => t.CreatedAt).ThenBy(t => t.EngineInstanceId).ToListAsync(cancellation);
            var sight = await DocumentSight.OfAsync(db, id, opened.PersonId.ToString("D"), opened.Groups, cancellation);
            var documents = await db.Documents.AsNoTracking().Where(d => d.ProcessInstanceId == row.Id && d.LinkedAt != null).ToListAsync(cancellation);
            return new(
                opened,
                new RunningDefinition(row, definition, state, ReviewTimetable.Of(definition, calendar.Current, state)),
                tasks,
                await CompletedAnswers.OfAsync(db, id, cancellation),
                [.. documents.Where(sight.MaySee).OrderBy(d => d.LinkedAt).ThenBy(d => d.Version)],
                now);
        }

        return null;
    }

    /// <summary>The last task of that kind that is done; null when none is.</summary>
    public ReviewTaskRow? LastDone(string step) => Tasks.Where(t => t.Step == step && t.CompletedAt is not null).MaxBy(t => t.CompletedAt);

    /// <summary>What a body or role of the review is called; its id where nothing says.</summary>
    public string NameOf(string id) => Process.Bodies("partners").Concat(Process.Bodies("agencies")).FirstOrDefault(body => body.Id == id) is { Name.Length: > 0 } named
        ? named.Name
        : Workflows.Access.Role.Find(id)?.Name ?? id;

    public FeelContext? Variable(string name) => Process.Variable(name) as FeelContext;
}
