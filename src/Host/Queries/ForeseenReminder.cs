using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;

namespace Reviews.Host.Queries;

/// <summary>A reminder or an escalation that is to come, as its reader may know of it.</summary>
internal sealed class ForeseenReminder(ReviewsDb db, DefinitionShelf definitions, ComingReminders reminders)
{
    /// <summary>Null where there is none of that name for this reader any more, or never was.</summary>
    public async Task<SteeredLine?> FindAsync(Guid personId, ReminderName name, Instant now, CancellationToken cancellation)
    {
        if (await db.ProcessInstances.AsNoTracking().SingleOrDefaultAsync(p => p.Id == name.ProcessInstanceId && p.EndedAt == null, cancellation) is not { } row)
            return null;
        var reference = (await db.Reviews.AsNoTracking().SingleAsync(r => r.Id == row.ReviewId, cancellation)).Reference;
        var process = new ComingOf(
            row.Id, row.ReviewId, reference, row.Limit, await definitions.PinnedAsync(row.ProcessId, row.DefinitionVersion, cancellation),
            await CaseAccess.GroupsOnAsync(db, personId, row.ReviewId, cancellation));
        var tasks = await db.ReviewTasks.AsNoTracking().Include(t => t.Groups).Where(t => t.ProcessInstanceId == row.Id && t.IsOpen && t.Due != null).ToListAsync(cancellation);
        var meant = (await reminders.OfAsync(db, tasks, now, cancellation)).Where(one => ReminderName.Of(one, process.Held) == name).ToList();
        return process.Line(meant) is { } line
            ? new(line, process.MayRead ? [.. meant.Where(one => one.Task.SubjectName is not null && !VoteRounds.IsVote(one.Task)).Select(one => (one.Task.Id, one.Task.SubjectName!)).Distinct().OrderBy(one => one.Item2, StringComparer.OrdinalIgnoreCase)] : [])
            : null;
    }
}

/// <param name="About">The tasks it is about, each with its agency or partner; none where they are not told apart.</param>
internal sealed record SteeredLine(ComingLine Line, IReadOnlyList<(Guid TaskId, string Subject)> About);
