using Reviews.Host.Definitions;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications.Documents.Report;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Forms;
using Reviews.Workflows.Steps.AgencyReport;

namespace Reviews.Host.Queries;

/// <summary>The agencies that were asked, for the report: what came of each, and what it wrote.</summary>
internal static class ReportAgencies
{
    public static async Task<IReadOnlyList<ReportAgency>> OfAsync(ReportSources sources, DefinitionShelf definitions, CancellationToken cancellation)
    {
        var agencies = new List<ReportAgency>();
        var named = definitions.Partnership(sources.Case.Review.Partnership)?.On(LondonTime.ToLocal(sources.Now).Date);
        // Each agency once, by what it was asked last: what was sent back no longer stands.
        foreach (var task in sources.Tasks.Where(t => t.Step == AgencyReportStep.Kind).GroupBy(t => t.SubjectId ?? t.Id.ToString("D")).Select(of => of.MaxBy(t => t.CreatedAt)!).OrderBy(t => t.SubjectName, StringComparer.OrdinalIgnoreCase))
        {
            var row = sources.Process.Row;
            var form = task.FormId is null ? null : await definitions.FormAsync(row.ProcessId, row.DefinitionVersion, task.FormId, cancellation);
            agencies.Add(Of(sources, task, form) with { Name = (task.SubjectId is { } id ? named?.Agency(id)?.Name : null) ?? task.SubjectName ?? task.Name });
        }

        return agencies;
    }

    private static ReportAgency Of(ReportSources sources, ReviewTaskRow task, FormDefinition? form)
    {
        var mayKnow = OwedReports.MayKnow(sources.Case, task);
        var record = mayKnow ? sources.Answers.Record(task, "report") : null;
        var status = OwedReports.Status(task, mayKnow ? RunningDefinition.Text(record, "status") : null, sources.Now);
        return new(
            task.SubjectName ?? task.Name,
            Answer(status, isLate: task.AnsweredAt > task.DueAt),
            task.AnsweredAt is { } at ? LondonTime.ToLocal(at).With(TimeAdjusters.TruncateToMinute) : null,
            record is null ? [] : [.. Own(record), .. OfForm(record, form)],
            mayKnow ? sources.Documents.Count(document => document.TaskId == task.Id && document.Kind != Workflows.Steps.ReceivedAnswer.ProofField) : 0,
            task.Recorded is { } recorded ? RecordedWords.Sentence(recorded) : null);
    }

    private static AgencyAnswer Answer(OwedStatus status, bool isLate) => status switch
    {
        OwedStatus.Late => AgencyAnswer.Late,
        OwedStatus.Missed => AgencyAnswer.Silent,
        OwedStatus.Answered => AgencyAnswer.Answered,
        OwedStatus.Submitted => isLate ? AgencyAnswer.ReportLate : AgencyAnswer.Report,
        OwedStatus.NilReturn => isLate ? AgencyAnswer.NilReturnLate : AgencyAnswer.NilReturn,
        OwedStatus.InternalDocuments => AgencyAnswer.InternalDocuments,
        _ => AgencyAnswer.Awaited,
    };

    private static IEnumerable<(string Heading, string Text)> Own(FeelContext record)
    {
        if (RunningDefinition.Text(record, AgencyReportStep.Reason) is { Length: > 0 } reason)
            yield return ("Why there is nothing to report", reason);
        if (RunningDefinition.Text(record, AgencyReportStep.Summary) is { Length: > 0 } summary)
            yield return ("Summary", summary);
        if (record.Find(AgencyReportStep.SignificantIssues) is FeelBoolean { Value: true })
            yield return ("Significant practice issues", "Yes");
    }

    // Whatever the partnership's own form asks is told in its own words.
    private static IEnumerable<(string Heading, string Text)> OfForm(FeelContext record, FormDefinition? form) =>
        from section in form is null ? [] : AnsweredForm.Of(form, record)
        from answer in section.Answers
        where answer.Key is not (AgencyReportStep.Reason or AgencyReportStep.Summary or AgencyReportStep.SignificantIssues or AgencyReportStep.Author)
        select (answer.Row is { } row ? $"{section.Heading} ({row}): {answer.Label}" : answer.Label, answer.Value);
}
