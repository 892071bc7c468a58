using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Engine;

namespace Reviews.Host.Casework;

/// <summary>
/// The rows of a process that was moved to another version go by that version's ids from then on, those of what is done too:
/// so it shows as done. How each step was called when it was done stays in the trail.
/// </summary>
internal static class MovedRows
{
    public static async Task FollowAsync(CaseTransaction transaction, ProcessInstanceRow process, DefinitionMigrated migrated)
    {
        process.DefinitionVersion = migrated.To;
        if (migrated.Elements.Count == 0)
            return;
        var (db, id, old) = (transaction.Db, process.Id, migrated.Elements.Keys.ToList());
        foreach (var task in await db.ReviewTasks.Where(t => t.ProcessInstanceId == id && old.Contains(t.ElementId)).ToListAsync(transaction.Cancellation))
            task.ElementId = migrated.Elements[task.ElementId];
        foreach (var timer in await db.ArmedTimers.Where(t => t.ProcessInstanceId == id && old.Contains(t.ElementId)).ToListAsync(transaction.Cancellation))
            timer.ElementId = migrated.Elements[timer.ElementId];
        foreach (var job in await db.Jobs.Where(j => j.ProcessInstanceId == id && old.Contains(j.ElementId)).ToListAsync(transaction.Cancellation))
            job.ElementId = migrated.Elements[job.ElementId];
    }
}
