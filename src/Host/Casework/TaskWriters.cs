using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;

namespace Reviews.Host.Casework;

/// <summary>Who may prepare an answer to a task that can still come, as theirs or to be recorded for others: keep a file for it, or what is typed.</summary>
internal static class TaskWriters
{
    /// <returns>The task and whether its answer would be their own; or why not.</returns>
    public static async Task<(ReviewTaskRow? Task, bool IsOwn, Refusal? Refusal)> FindAsync(ReviewsDb db, ActionContext context, Guid taskId, CancellationToken cancellation)
    {
        var task = await db.ReviewTasks.Include(t => t.Groups).SingleOrDefaultAsync(t => t.Id == taskId, cancellation);
        if (task is null)
            return (null, false, Refusals.NotFound);
        var held = await CaseAccess.GroupsOnAsync(db, context.PersonId(), task.ReviewId, cancellation);
        var isOwn = TaskHolders.MayAct(task, context.By, held);
        if (!isOwn && TaskHolders.WhyNotRecord(task, context.By, held) is not null)
            return (null, false, Refusals.NotFound);
        // Whoever records a vote for somebody is not told by this that it is cast.
        return (isOwn ? !task.IsOpen : await VoteRounds.OpenOneAsync(db, task, cancellation) is null)
            ? (null, isOwn, Refusals.ChangedSinceOpened)
            : (task, isOwn, null);
    }
}
