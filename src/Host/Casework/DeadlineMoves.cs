using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Engine;

namespace Reviews.Host.Casework;

/// <summary>Each time a task's due time came out elsewhere, whatever the reason.</summary>
internal static class DeadlineMoves
{
    public static async Task KeepAsync(CaseTransaction transaction, Guid taskId, DeadlineMoved moved)
    {
        var before = await transaction.Db.DeadlineMoves.CountAsync(m => m.TaskId == taskId, transaction.Cancellation);
        transaction.Db.DeadlineMoves.Add(new DeadlineMoveRow
        {
            TaskId = taskId,
            // One change may move it twice before anything is saved.
            Number = 1 + before + transaction.Db.DeadlineMoves.Local.Count(m => m.TaskId == taskId),
            From = LondonTime.ToLocal(moved.From),
            To = moved.Due,
            At = moved.At,
        });
    }
}
