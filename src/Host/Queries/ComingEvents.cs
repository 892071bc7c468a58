using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Queries;

/// <summary>
/// Everything that will happen by itself, the soonest first: timers of processes, tries that are made again, reminders and
/// escalations by the rule that sends them, limits and the morning's mail. Of a review that its reader may read, by the names of
/// its steps; of any other only what kind of thing it is, and nothing of a step that is hidden.
/// </summary>
internal sealed class ComingEvents(ReviewsDb db, DefinitionShelf definitions, ComingReminders reminders)
{
    public const int PageSize = 50;

    public async Task<ComingPage> OfAsync(Guid personId, ComingFilter filter, Instant now, CancellationToken cancellation)
    {
        var (groups, reviews) = (await CaseAccess.GroupsByReviewAsync(db, personId, cancellation), await ReviewsAsync(personId, filter, cancellation));
        var running = await RunningAsync(reviews, groups, cancellation);
        var lines = new List<ComingLine>();
        foreach (var timer in await db.ArmedTimers.AsNoTracking().OrderBy(t => t.DueAt).ToListAsync(cancellation))
        {
            if (running.GetValueOrDefault(timer.ProcessInstanceId) is { } process && process.Line(timer) is { } line) lines.Add(line);
        }

        foreach (var job in await db.Jobs.AsNoTracking().Where(j => j.State == JobState.Waiting && j.DueAt > now).ToListAsync(cancellation))
        {
            if (running.GetValueOrDefault(job.ProcessInstanceId) is { } process && process.Line(job) is { } line) lines.Add(line);
        }

        var tasks = await db.ReviewTasks.AsNoTracking().Include(t => t.Groups).Where(t => t.IsOpen && t.Due != null).ToListAsync(cancellation);
        var reminded = await reminders.OfAsync(db, [.. tasks.Where(t => running.ContainsKey(t.ProcessInstanceId))], now, cancellation);
        lines.AddRange(reminded.GroupBy(one => ReminderName.Of(one, running[one.Task.ProcessInstanceId].Held))
            .Select(together => running[together.Key.ProcessInstanceId].Line(together)).OfType<ComingLine>());
        lines.AddRange(running.Values.Select(process => process.LimitLine(now)).OfType<ComingLine>());
        if (filter.Review is null)
            lines.AddRange((await db.DigestItems.AsNoTracking().Where(i => i.GatheredIn == null).Select(i => i.DigestAt).Distinct().ToListAsync(cancellation)).Select(at => ComingLine.Morning(at)));
        // One line for what is told alike: how many partners have not voted, or agencies not reported, is not said.
        var shown = lines.Where(line => filter.Kind is null || line.Kind == filter.Kind).Distinct()
            .OrderBy(line => line.At).ThenBy(line => line.Reference, StringComparer.Ordinal).ThenBy(line => line.What, StringComparer.Ordinal).ToList();
        var page = Math.Clamp(filter.Page, 1, Math.Max(1, (shown.Count + PageSize - 1) / PageSize));
        return new([.. shown.Skip((page - 1) * PageSize).Take(PageSize)], page, shown.Count);
    }

    // Of the partnerships whose timers the reader manages: another's are not even counted.
    private Task<Dictionary<Guid, string>> ReviewsAsync(Guid personId, ComingFilter filter, CancellationToken cancellation) => CaseAccess.ReviewsUnder(db, personId, Permission.ManageTimers)
        .Where(r => filter.Review == null || r.Reference == filter.Review).ToDictionaryAsync(r => r.Id, r => r.Reference, cancellation);

    private async Task<Dictionary<Guid, ComingOf>> RunningAsync(
        Dictionary<Guid, string> reviews, IReadOnlyDictionary<Guid, IReadOnlyList<Group>> groups, CancellationToken cancellation)
    {
        var found = new Dictionary<Guid, ComingOf>();
        // Without their snapshots, which are most of what there is.
        foreach (var row in await db.ProcessInstances.AsNoTracking().Where(p => p.EndedAt == null)
            .Select(p => new { p.Id, p.ReviewId, p.ProcessId, p.DefinitionVersion, p.Limit }).ToListAsync(cancellation))
        {
            if (reviews.TryGetValue(row.ReviewId, out var reference))
                found.Add(row.Id, new(row.Id, row.ReviewId, reference, row.Limit, await definitions.PinnedAsync(row.ProcessId, row.DefinitionVersion, cancellation), groups.GetValueOrDefault(row.ReviewId, [])));
        }

        return found;
    }
}

/// <param name="Review">A reference; null for all.</param>
/// <param name="Kind">Null for all.</param>
/// <param name="Page">Counted from 1; one that is not there is the nearest that is.</param>
internal sealed record ComingFilter(string? Review, ComingKind? Kind, int Page);

/// <param name="Count">On all pages.</param>
internal sealed record ComingPage(IReadOnlyList<ComingLine> Lines, int Number, int Count)
{
    public int Last => Math.Max(1, (Count + ComingEvents.PageSize - 1) / ComingEvents.PageSize);
}
