using Reviews.Host.Calendar;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Notifications.Documents.Report;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Reviews;
using Reviews.Workflows.Steps.Submission;

namespace Reviews.Host.Queries;

/// <summary>What a review's documents are made of, as far as it is recorded and the reader may know it.</summary>
internal sealed class ReportOfReview(ReviewsDb db, DefinitionShelf definitions, HolidayCalendar calendar, ReviewDates dates)
{
    /// <summary>Null where the review has no process that writes a report.</summary>
    /// <param name="process">The one whose report it is; the rapid review, the last begun, where none is named.</param>
    public async Task<ReportFacts?> OfAsync(OpenCase opened, Guid? process, Instant now, CancellationToken cancellation)
    {
        if (await ReportSources.OfAsync(db, definitions, calendar, opened, process, now, cancellation) is not { } sources)
            return null;
        var known = await dates.OfAsync(opened, cancellation);
        return new ReportFacts(
            ReviewReference.Parse(opened.Review.Reference),
            definitions.Partnership(opened.Review.Partnership)?.Name ?? opened.Review.Partnership,
            LondonTime.ToLocal(now).With(TimeAdjusters.TruncateToMinute))
        {
            Dates = [.. known.Where(date => date.Date != CaseDate.ReportSubmitted).Select(date => new ReportDate(date.Date.Name, date.Now?.Value.Date, date.Now?.Value.Time))],
            Limit = await LimitAsync(sources, cancellation),
            Agencies = await ReportAgencies.OfAsync(sources, definitions, cancellation),
            Meeting = ReportMeetings.Of(sources),
            Decision = ReportDecisions.Decision(sources),
            Votes = ReportDecisions.Votes(sources, definitions.Partnership(opened.Review.Partnership)?.On(LondonTime.ToLocal(now).Date)),
            Versions = ReportSignatures.Versions(sources),
            SignOffs = ReportSignatures.OfAgencies(sources),
            AdvisorSignOff = ReportSignatures.OfAdvisor(sources),
        };
    }

    private async Task<ReportLimit?> LimitAsync(ReportSources sources, CancellationToken cancellation)
    {
        if (sources.Process.Row.Limit is not { } due)
            return null;
        var delays = await ProcessDelays.OfAsync(db, sources.Process, calendar.Current, sources.Now, cancellation);
        var sent = sources.LastDone(SubmissionStep.Kind) is { } task && sources.Answers.Record(task, SubmissionStep.Kind)?.Find(SubmissionStep.SentAt) is FeelDateTime at ? at.Local : (LocalDateTime?)null;
        var until = sent ?? LondonTime.ToLocal(sources.Now);
        return new ReportLimit(due, delays.OriginalLimit, sent, until > due ? DaysAfter(due.Date, until.Date) : 0, sources.Variable("lateReason") is { } late ? Reason(late) : null);
    }

    private int DaysAfter(LocalDate limit, LocalDate until)
    {
        try
        {
            return calendar.Current.Count(limit, until);
        }
        catch (BeyondCalendarException)
        {
            return Period.DaysBetween(limit, until);
        }
    }

    private static string? Reason(FeelContext late) => RunningDefinition.Text(late, "explanation");
}
