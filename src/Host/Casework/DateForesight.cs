using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Casework;

/// <summary>What a corrected date of a review would move, were it confirmed now: in every process of it that counts from it and still runs.</summary>
/// <param name="Seal">Stands for the date as it was and exactly these moves: a confirmation that carries another is of something else.</param>
internal sealed record DateForesight(IReadOnlyList<ForeseenProcess> Processes, string Seal)
{
    /// <summary>Why it cannot be: then nothing moves anywhere.</summary>
    public Refusal? Refusal => Processes.Select(process => process.Foreseen.Refusal).FirstOrDefault(refusal => refusal is not null);

    /// <param name="counted">Those of <see cref="CountedAsync"/> that run.</param>
    /// <param name="before">How many values the date was given so far: one more since is a change.</param>
    public static DateForesight Of(ProcessRunner runner, IEnumerable<RunningProcess> counted, int before, Instant at, ClockAnchor value)
    {
        var processes = counted.Where(process => process.State.Anchor != value)
            .Select(process => new ForeseenProcess(process, AnchorForesight.Of(runner, process, at, value))).ToList();
        var text = string.Join(';', processes.Select(process => $"{process.Process.Row.Id:D} {process.Foreseen.Seal}").Prepend(FormattableString.Invariant($"{before} {value.Date:R} {value.Time:r}")));
        return new(processes, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }

    /// <summary>The processes of a review that count from that date, those that are over included; always in one order: whoever locks several does it in this one.</summary>
    public static async Task<IReadOnlyList<ProcessInstanceRow>> CountedAsync(ReviewsDb db, DefinitionShelf definitions, Guid reviewId, CaseDate date, CancellationToken cancellation)
    {
        var counted = new List<ProcessInstanceRow>();
        foreach (var row in await db.ProcessInstances.AsNoTracking().Where(p => p.ReviewId == reviewId && p.AnchorOn != null).OrderBy(p => p.StartedAt).ThenBy(p => p.Name).ThenBy(p => p.Id).ToListAsync(cancellation))
        {
            if ((await definitions.PinnedAsync(row.ProcessId, row.DefinitionVersion, cancellation)).Clock?.Rules.Anchor == date.Id)
                counted.Add(row);
        }

        return counted;
    }
}

internal sealed record ForeseenProcess(RunningProcess Process, AnchorForesight Foreseen);
