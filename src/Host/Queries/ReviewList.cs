using Microsoft.EntityFrameworkCore;
using Reviews.Host.Calendar;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Engine;

namespace Reviews.Host.Queries;

/// <summary>The reviews a person is on, those that run before those that are over.</summary>
internal sealed class ReviewList(ReviewsDb db, DefinitionShelf definitions, HolidayCalendar calendar)
{
    public async Task<IReadOnlyList<ListedReview>> OfAsync(Guid personId, Instant now, CancellationToken cancellation)
    {
        var roles = RolePermissions.RolesWith(Permission.ReadReview).Select(role => role.Id).ToList();
        var on = await db.Participants.AsNoTracking().Where(p => p.PersonId == personId && p.Until == null && roles.Contains(p.Role))
            .Select(p => p.ReviewId).Distinct().ToListAsync(cancellation);
        var reviews = await db.Reviews.AsNoTracking().Where(r => on.Contains(r.Id)).ToListAsync(cancellation);
        var processes = (await db.ProcessInstances.AsNoTracking().Where(p => on.Contains(p.ReviewId)).ToListAsync(cancellation)).ToLookup(p => p.ReviewId);
        var due = (await db.ReviewTasks.AsNoTracking().Where(t => on.Contains(t.ReviewId) && t.IsOpen && t.Due != null).ToListAsync(cancellation)).ToLookup(t => t.ReviewId);
        var beside = processes.SelectMany(of => of).Where(p => ProcessIds.IsBeside(p.ProcessId)).Select(p => p.Id).ToHashSet();
        var listed = new List<ListedReview>();
        foreach (var review in reviews.OrderBy(r => r.ClosedAt is not null).ThenByDescending(r => r.StartedAt))
        {
            var process = processes[review.Id].OrderBy(p => !ProcessIds.IsBeside(p.ProcessId)).ThenBy(p => p.EndedAt is null).ThenBy(p => p.StartedAt).LastOrDefault();
            listed.Add(new ListedReview(review, process?.Name ?? "", process is null ? null : await DayAsync(process, now, cancellation), due[review.Id].Where(t => !beside.Contains(t.ProcessInstanceId)).Min(t => t.Due)));
        }

        return listed;
    }

    private async Task<ReviewDay?> DayAsync(ProcessInstanceRow process, Instant now, CancellationToken cancellation)
    {
        var definition = await definitions.PinnedAsync(process.ProcessId, process.DefinitionVersion, cancellation);
        return process.EndedAt is null && ProcessClock.Of(definition, ProcessStateJson.Read(process.Snapshot), calendar.Current) is { } clock
            ? ReviewDay.On(clock, process.Limit, LondonTime.ToLocal(now).Date)
            : null;
    }
}

/// <param name="Day">Null when no process of it is running by a clock.</param>
/// <param name="NextDue">The soonest date of an open task.</param>
internal sealed record ListedReview(ReviewRow Review, string Process, ReviewDay? Day, LocalDateTime? NextDue);

/// <summary>How far a process has come by its clock.</summary>
/// <param name="Number">Today's number; on a day that bears none, the last one that did.</param>
/// <param name="Of">The number the process's limit bears as working days of its own clock; null when that cannot be said.</param>
internal sealed record ReviewDay(int Number, int? Of)
{
    public static ReviewDay? On(ReviewClock clock, LocalDateTime? limit, LocalDate today)
    {
        try
        {
            var first = clock.FirstDayOn;
            if (today < first)
                return null;
            // The limit is counted from the anchor as day 0; a plan whose first day is 1 has as many days as the limit allows.
            int? of = limit is { } end ? clock.ForLimits.DayNumberOn(end.Date) : null;
            return new ReviewDay(clock.Rules.FirstDay + clock.Calendar.Count(first, today), of);
        }
        catch (BeyondCalendarException)
        {
            return null;
        }
    }
}
