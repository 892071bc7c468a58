using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;
using Reviews.Workflows.Steps.AgencyReport;

namespace Reviews.Host.Casework;

/// <summary>
/// An agency has opened what it is asked for, the first time: whoever waits for its report sees that it has been seen. Of no
/// other task is it kept: that somebody has looked at a vote is nobody's to know.
/// </summary>
internal sealed class NoteOpened(WriteTransactions writes)
{
    /// <returns>Whether it was the first time.</returns>
    public async Task<bool> RunAsync(ActionContext context, Guid taskId, CancellationToken cancellation)
    {
        try
        {
            return await writes.RunAsync(
                async db =>
                {
                    if (!await db.ReviewTasks.AnyAsync(t => t.Id == taskId && t.IsOpen && t.Step == AgencyReportStep.Kind, cancellation) || await db.OpenedTasks.AnyAsync(o => o.TaskId == taskId, cancellation))
                        return false;
                    db.OpenedTasks.Add(new OpenedTaskRow { TaskId = taskId, At = context.At });
                    return true;
                },
                cancellation);
        }
        catch (Exception failure) when (WriteConflict.Is(failure))
        {
            // Opened at another window at the same moment.
            return false;
        }
    }
}
