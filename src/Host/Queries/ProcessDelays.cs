using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Deadlines;

namespace Reviews.Host.Queries;

/// <summary>How the delays of one process stand: what its limit was, how late it is against that, and since when it is paused.</summary>
/// <param name="OriginalLimit">The limit without any delay, London time; null where no delay has moved it.</param>
/// <param name="DaysLate">Working days since that limit, until now or until the process ended; 0 on its own day and before.</param>
/// <param name="Pause">The pause that today is part of; null when the clock runs.</param>
internal sealed record ProcessDelays(LocalDateTime? OriginalLimit, int DaysLate, DelayRow? Pause)
{
    public static async Task<ProcessDelays> OfAsync(ReviewsDb db, RunningDefinition process, WorkingDayCalendar calendar, Instant now, CancellationToken cancellation)
    {
        if (process.State.Stopped.IsEmpty || ProcessClock.OriginalLimitOf(process.Definition, process.State, calendar) is not { } original)
            return new(null, 0, null);
        var today = LondonTime.ToLocal(now).Date;
        var id = process.Row.Id;
        var pause = process.Row.EndedAt is not null ? null : await db.Delays.AsNoTracking()
            .Where(d => d.ProcessInstanceId == id && d.Kind == DelayKind.Pause && d.EndedAt == null && d.From <= today && d.Through >= today)
            .OrderBy(d => d.From).FirstOrDefaultAsync(cancellation);
        return new(original == process.Row.Limit ? null : original, Late(original, process.Row.EndedAt ?? now, calendar), pause);
    }

    private static int Late(LocalDateTime original, Instant until, WorkingDayCalendar calendar)
    {
        try
        {
            return LondonTime.ToInstant(original) < until ? calendar.Count(original.Date, LondonTime.ToLocal(until).Date) : 0;
        }
        catch (BeyondCalendarException)
        {
            return 0;
        }
    }
}
