using Microsoft.EntityFrameworkCore;

namespace Reviews.Host.Casework;

internal static class TeamLock
{
    /// <summary>
    /// Whoever takes somebody off a review, or gives somebody on it a task, does it one after the other: of the last two who may
    /// do a task, only one can leave, and nobody is given one while they leave. Where there is one writer, it is so anyway.
    /// </summary>
    public static async Task LockTeamAsync(this CaseTransaction transaction, Guid reviewId)
    {
        if (transaction.Db.Database.IsNpgsql())
            await transaction.Db.Database.ExecuteSqlAsync($"SELECT 1 FROM \"Reviews\" WHERE \"Id\" = {reviewId} FOR NO KEY UPDATE", transaction.Cancellation);
    }
}
