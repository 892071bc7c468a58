using Microsoft.EntityFrameworkCore;
using Reviews.Host.Access;
using Reviews.Host.Casework;
using Reviews.Host.Storage;

namespace Reviews.Host.Queries;

/// <summary>What a person has typed at a task and not sent: their own, and never anybody else's.</summary>
internal sealed class FindUnsentAnswer(ReviewsDb db, UnsentText text, SignInClock clock)
{
    /// <summary>What was caught in this browser before what was saved: it is the newer. Null where there is neither.</summary>
    /// <param name="browserHash">Null where the browser holds no key to what was caught.</param>
    public async Task<UnsentAnswer?> OfAsync(TaskScreen screen, bool isForOthers, string? browserHash, CancellationToken cancellation)
    {
        var (task, person, now) = (screen.Row.Id, screen.Case.PersonId, clock.RealNow);
        var kept = await db.UnsentAnswers.AsNoTracking()
            .Where(u => u.TaskId == task && u.PersonId == person && u.IsForOthers == isForOthers && (!u.IsCaught || (u.BrowserHash == browserHash && u.ExpiresAt > now)))
            .OrderByDescending(u => u.IsCaught).ToListAsync(cancellation);
        return kept.Select(u => text.Read(person, task, u.Fields) is { } fields ? new UnsentAnswer(fields, u.SavedAt, u.IsCaught) : null).FirstOrDefault(u => u is not null);
    }

    /// <summary>When the person saved what, by task; of their own tasks alone.</summary>
    public Task<Dictionary<Guid, Instant>> SavedByAsync(Guid person, CancellationToken cancellation) =>
        db.UnsentAnswers.AsNoTracking().Where(u => u.PersonId == person && !u.IsForOthers && !u.IsCaught).ToDictionaryAsync(u => u.TaskId, u => u.SavedAt, cancellation);
}

/// <param name="WasCaught">It was sent when its writer was not signed in any more.</param>
internal sealed record UnsentAnswer(IReadOnlyDictionary<string, IReadOnlyList<string>> Fields, Instant SavedAt, bool WasCaught);
