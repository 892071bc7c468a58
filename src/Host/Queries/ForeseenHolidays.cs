using Microsoft.EntityFrameworkCore;
using Reviews.Host.Calendar;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Engine;

namespace Reviews.Host.Queries;

/// <summary>What a change of bank holidays would move, in every running review, were it confirmed now.</summary>
internal sealed class ForeseenHolidays(ReviewsDb db, DefinitionShelf definitions, ProcessRunner runner, HolidayCalendar calendar)
{
    public async Task<HolidayForesight> OfAsync(HolidayChange change, Instant now, CancellationToken cancellation)
    {
        // As the verb asks, in its order.
        var rows = await db.ProcessInstances.AsNoTracking().Where(p => p.EndedAt == null).OrderBy(p => p.Id).ToListAsync(cancellation);
        var running = new List<RunningProcess>();
        foreach (var row in rows)
            running.Add(new RunningProcess(row, await definitions.PinnedAsync(row.ProcessId, row.DefinitionVersion, cancellation)) { State = ProcessStateJson.Read(row.Snapshot) });
        return HolidayForesight.Of(runner, running, calendar.Current.Holidays, change, now);
    }

    /// <summary>In words, review by review, in order of their references.</summary>
    /// <param name="open">The reviews that the reader may read; of the others is told what a mail tells. Null for an operator, who is told all.</param>
    /// <param name="personId">The reader, who is told of the reviews of the partnerships whose calendar they manage and of no other; null for an operator.</param>
    public async Task<IReadOnlyList<ReachedReview>> WordsAsync(HolidayForesight foreseen, IReadOnlyDictionary<Guid, OpenCase>? open, Guid? personId, CancellationToken cancellation)
    {
        var ids = foreseen.Reached.Select(one => one.Process.Row.ReviewId).Concat(foreseen.Meetings.Select(one => one.Process.Row.ReviewId)).Distinct().ToList();
        var told = personId is null ? db.Reviews.AsNoTracking() : CaseAccess.ReviewsUnder(db, personId, Permission.ManageCalendar);
        var reviews = await told.Where(r => ids.Contains(r.Id)).OrderBy(r => r.Reference).ToListAsync(cancellation);
        var tasks = (await db.ReviewTasks.AsNoTracking().Include(t => t.Groups).Where(t => ids.Contains(t.ReviewId) && t.IsOpen).ToListAsync(cancellation))
            .ToDictionary(t => (t.ProcessInstanceId, t.EngineInstanceId));
        return
        [
            .. reviews.Select(review => new ReachedReview(
                review.Reference,
                [.. foreseen.Reached.Where(one => one.Process.Row.ReviewId == review.Id).Select(one => ReachedLines.Of(one, tasks, open is null, open?.GetValueOrDefault(review.Id)))],
                [.. foreseen.Meetings.Where(one => one.Process.Row.ReviewId == review.Id).Select(one => new ReachedMeeting(one.Meets.On, one.Meets.ToString()))])),
        ];
    }
}

/// <summary>A review that a change of bank holidays reaches.</summary>
internal sealed record ReachedReview(string Reference, IReadOnlyList<ReachedLines> Processes, IReadOnlyList<ReachedMeeting> Meetings);

/// <param name="When">As a sentence goes on: "at 10am on Monday 4 January 2027".</param>
internal sealed record ReachedMeeting(LocalDate On, string When);
