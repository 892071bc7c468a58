using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Storage;

/// <summary>
/// What is due, the earliest first. Where there are many writers, what another has in hand is passed over, and so is a process that
/// another has in hand: a host that stands still holds up what it holds, and nothing else.
/// </summary>
internal static class DueRows
{
    // Unless a timer or a job of the review comes before it: what happens to one review keeps its order.
    private const string FirstTimers =
        """
        SELECT t.* FROM "ArmedTimers" t JOIN "ProcessInstances" p ON p."Id" = t."ProcessInstanceId"
        WHERE t."DueAt" <= {0}
          AND NOT EXISTS (SELECT 1 FROM "ArmedTimers" e JOIN "ProcessInstances" q ON q."Id" = e."ProcessInstanceId" WHERE q."ReviewId" = p."ReviewId"
            AND (e."DueAt" < t."DueAt" OR (e."DueAt" = t."DueAt" AND (e."TimerId" < t."TimerId" OR (e."TimerId" = t."TimerId" AND e."ProcessInstanceId" < t."ProcessInstanceId")))))
          AND NOT EXISTS (SELECT 1 FROM "Jobs" j JOIN "ProcessInstances" r ON r."Id" = j."ProcessInstanceId" WHERE r."ReviewId" = p."ReviewId"
            AND j."State" = 'Waiting' AND j."DueAt" <= t."DueAt")
        ORDER BY t."DueAt" LIMIT {1}
        """;

    private const string Timers =
        """
        SELECT t.* FROM "ArmedTimers" t JOIN "ProcessInstances" p ON p."Id" = t."ProcessInstanceId"
        WHERE t."DueAt" <= {0} ORDER BY t."DueAt", t."TimerId" LIMIT {1}
        """;

    private const string WaitingJobs =
        """
        SELECT j.* FROM "Jobs" j JOIN "ProcessInstances" p ON p."Id" = j."ProcessInstanceId"
        WHERE j."State" = 'Waiting' AND j."DueAt" <= {0} ORDER BY j."DueAt", j."EngineInstanceId" LIMIT {1}
        """;

    private const string HeldTimers = " FOR UPDATE OF t, p SKIP LOCKED";
    private const string HeldJobs = " FOR UPDATE OF j, p SKIP LOCKED";

    /// <summary>The first timer of each review, known to the context; held, with its process, until the transaction ends.</summary>
    public static Task<List<ArmedTimerRow>> FirstTimersAsync(ReviewsDb db, Instant now, int most, CancellationToken cancellation) =>
        db.ArmedTimers.FromSqlRaw(db.Database.IsNpgsql() ? FirstTimers + HeldTimers : FirstTimers, now.ToUnixTimeTicks(), most).ToListAsync(cancellation);

    /// <summary>Timers, to be looked at.</summary>
    public static Task<List<ArmedTimerRow>> TimersAsync(ReviewsDb db, Instant now, int most, CancellationToken cancellation) =>
        db.ArmedTimers.FromSqlRaw(db.Database.IsNpgsql() ? Timers + HeldTimers : Timers, now.ToUnixTimeTicks(), most).AsNoTracking().ToListAsync(cancellation);

    /// <summary>Jobs that wait to be carried out, to be looked at.</summary>
    public static Task<List<JobRow>> WaitingJobsAsync(ReviewsDb db, Instant now, int most, CancellationToken cancellation) =>
        db.Jobs.FromSqlRaw(db.Database.IsNpgsql() ? WaitingJobs + HeldJobs : WaitingJobs, now.ToUnixTimeTicks(), most).AsNoTracking().ToListAsync(cancellation);
}
