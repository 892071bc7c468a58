using Microsoft.EntityFrameworkCore;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Steps;
using Reviews.Workflows.Steps.AgencyReport;

namespace Reviews.Host.Queries;

/// <summary>What an agency answered when it was asked for its report, for those who may know it; null for anyone else, and while there is nothing.</summary>
internal sealed class FindReport(ReviewsDb db, DefinitionShelf definitions, ReviewDocuments documents, WaitingReports waiting)
{
    public async Task<ReportScreen?> AsAsync(OpenCase opened, Guid taskId, CancellationToken cancellation)
    {
        var review = opened.Review.Id;
        var task = await db.ReviewTasks.AsNoTracking().SingleOrDefaultAsync(t => t.Id == taskId && t.ReviewId == review && t.Step == AgencyReportStep.Kind && t.CompletedAt != null, cancellation);
        if (task is null || !OwedReports.MayKnow(opened, task))
            return null;
        var given = await db.ReportVerdicts.AsNoTracking().SingleOrDefaultAsync(v => v.TaskId == taskId, cancellation);
        var record = (await CompletedAnswers.OfAsync(db, review, cancellation)).Record(task, "report") ?? FeelContext.Empty;
        var row = await db.ProcessInstances.AsNoTracking().SingleAsync(p => p.Id == task.ProcessInstanceId, cancellation);
        var form = task.FormId is null ? null : await definitions.FormAsync(row.ProcessId, row.DefinitionVersion, task.FormId, cancellation);
        var files = (await documents.OfAsync(opened, cancellation)).Where(d => d.Row.TaskId == taskId && d.Row.Kind != ReceivedAnswer.ProofField);
        var names = await PeopleNames.OfAsync(db, [task.CompletedBy], cancellation);
        // What was made of it is its agency's and the business manager's, also once it is circulated.
        var verdict = OwedReports.IsTheirs(opened, task) ? given : null;
        var isLatest = !await db.ReviewTasks.AnyAsync(t => t.ReviewId == review && t.Step == task.Step && t.SubjectId == task.SubjectId && t.CreatedAt > task.CreatedAt, cancellation);
        return new ReportScreen(task, RecordedWords.By(task, names), record, form is null ? [] : AnsweredForm.Of(form, record), [.. files])
        {
            Verdict = verdict,
            MayBeJudged = opened.May(Permission.JudgeReport) && given is null && isLatest && row.EndedAt is null,
            Waiting = (await waiting.OfAsync(opened, cancellation)) is var late && late.Tasks.Any(one => one.Id == taskId) ? late : null,
        };
    }
}

/// <param name="By">Who sent it, in words.</param>
/// <param name="Record">As the step recorded it.</param>
/// <param name="Sections">The answers to its form; none where it was not answered there.</param>
internal sealed record ReportScreen(ReviewTaskRow Task, string By, FeelContext Record, IReadOnlyList<AnsweredSection> Sections, IReadOnlyList<ListedDocument> Files)
{
    /// <summary>Null while there is none, and for those who are not to know of it.</summary>
    public ReportVerdictRow? Verdict { get; init; }

    /// <summary>By the reader, now.</summary>
    public bool MayBeJudged { get; init; }

    /// <summary>What came after the circulation, this one among them, where the reader is to release it; else null.</summary>
    public WaitingScreen? Waiting { get; init; }

    /// <summary>One of the answers of <see cref="AgencyReportStep"/>.</summary>
    public string Answer => RunningDefinition.Text(Record, "status") is { } status and not "submitted" ? status : AgencyReportStep.Report;

    /// <summary>What the page shows of it besides: asked for by the step, not by its form.</summary>
    public IEnumerable<(string Label, string Value)> Facts => new[]
    {
        ("Why there is nothing to report", RunningDefinition.Text(Record, AgencyReportStep.Reason)),
        ("Author", Sections.Count > 0 ? null : RunningDefinition.Text(Record, AgencyReportStep.Author)),
        ("Summary", Sections.Count > 0 ? null : RunningDefinition.Text(Record, AgencyReportStep.Summary)),
        ("Significant practice issues", Answer == AgencyReportStep.NilReturn ? null : Record.Find(AgencyReportStep.SignificantIssues) is FeelBoolean { Value: true } ? "Yes" : "No"),
    }.Where(fact => fact.Item2?.Length > 0).Select(fact => (fact.Item1, fact.Item2!));
}
