using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;

namespace Reviews.Host.Casework;

/// <summary>
/// Every change counts by the bank holidays in force from its beginning until it is kept, and whoever changes them waits until no
/// change is under way: a date that is being set by the old ones is there to be moved. Held to the end of the transaction.
/// Where there is one writer, it is so anyway.
/// </summary>
internal static class HolidayLock
{
    // Any number that nothing else in this database locks by.
    private const long Key = 20_220_919;

    public static Task ShareAsync(ReviewsDb db, CancellationToken cancellation) => db.Database.IsNpgsql()
        ? db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock_shared({Key})", cancellation)
        : Task.CompletedTask;

    /// <summary>Two that do so at once stop each other; the one that is stopped is tried again by the runner.</summary>
    public static Task TakeAsync(ReviewsDb db, CancellationToken cancellation) => db.Database.IsNpgsql()
        ? db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Key})", cancellation)
        : Task.CompletedTask;
}
