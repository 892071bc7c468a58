using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Queries;

/// <summary>The delays of a review, the newest first, with who was told of each.</summary>
internal sealed class ReviewDelays(ReviewsDb db, DefinitionShelf definitions)
{
    public async Task<IReadOnlyList<ListedDelay>> OfAsync(OpenCase opened, Instant now, CancellationToken cancellation)
    {
        var id = opened.Review.Id;
        var delays = await db.Delays.AsNoTracking().Where(d => d.ReviewId == id).OrderByDescending(d => d.AgreedAt).ThenByDescending(d => d.Number).ToListAsync(cancellation);
        if (delays.Count == 0)
            return [];
        var ids = delays.Select(d => d.Id).ToList();
        var told = (await db.DelayTold.AsNoTracking().Where(t => ids.Contains(t.DelayId)).ToListAsync(cancellation)).ToLookup(t => t.DelayId);
        var processes = await db.ProcessInstances.AsNoTracking().Where(p => p.ReviewId == id).ToDictionaryAsync(p => p.Id, cancellation);
        var names = await PeopleNames.OfAsync(db, delays.Select(d => (string?)d.AgreedBy), cancellation);
        var today = LondonTime.ToLocal(now).Date;
        return
        [
            .. delays.Select(d => new ListedDelay(
                d, processes[d.ProcessInstanceId], [.. told[d.Id].OrderBy(t => t.ToldOn).ThenBy(t => t.RecordedAt)], names.Of(d.AgreedBy), today)),
        ];
    }

    /// <summary>Those whom the partnership wants told of a delay of such a process, and of whom nobody has recorded that they were.</summary>
    public IReadOnlyList<string> StillToTell(OpenCase opened, ListedDelay delay) =>
        definitions.Partnership(opened.Review.Partnership)?.Delays.ApprovalOf(delay.Process.ProcessId)?.StillToTell(delay.Told.Select(told => told.Who)) ?? [];

    /// <summary>The same of all delays of the review, each once.</summary>
    public async Task<IReadOnlyList<string>> StillToTellAsync(OpenCase opened, Instant now, CancellationToken cancellation) =>
        [.. (await OfAsync(opened, now, cancellation)).SelectMany(delay => StillToTell(opened, delay)).Distinct()];

    /// <summary>The processes of a review that run and that its partnership may delay.</summary>
    public Task<List<ProcessInstanceRow>> DelayableAsync(OpenCase opened, DelayRules rules, CancellationToken cancellation)
    {
        var id = opened.Review.Id;
        return db.ProcessInstances.AsNoTracking().Where(p => p.ReviewId == id && p.EndedAt == null && rules.Processes.Contains(p.ProcessId)).OrderBy(p => p.StartedAt).ToListAsync(cancellation);
    }

    /// <summary>Null when the review has no such delay.</summary>
    public async Task<ListedDelay?> FindAsync(OpenCase opened, Guid delayId, Instant now, CancellationToken cancellation) =>
        (await OfAsync(opened, now, cancellation)).FirstOrDefault(listed => listed.Row.Id == delayId);
}

/// <param name="Told">Who was told of it, the first first.</param>
/// <param name="AgreedBy">Who recorded it here.</param>
internal sealed record ListedDelay(DelayRow Row, ProcessInstanceRow Process, IReadOnlyList<DelayToldRow> Told, string AgreedBy, LocalDate Today)
{
    /// <summary>Whether it can still be ended: its process runs, nobody has said that the clock runs again, and it is no pause that is over.</summary>
    public bool IsInForce => Row.EndedAt is null && Process.EndedAt is null && !EndDelay.IsOver(Row, Today);

    /// <summary>Whether today is a day on which its clock stands still.</summary>
    public bool StandsStill => IsInForce && Row.From <= Today && Today <= Row.Through;

    /// <summary>Whether the limit is by now another than was agreed: resumed on another day, another delay, a corrected date.</summary>
    public bool IsLimitElsewhere => Process.EndedAt is null && Process.Limit is { } limit && limit != Row.Target;

    /// <summary>The first day on which the clock runs again.</summary>
    public LocalDate RunsFrom => Row.Through.PlusDays(1);
}
