using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.Casework;

/// <summary>
/// Who writes the report of a process. Whoever is appointed takes the place of those who had the part before: of the review's
/// lead authors only somebody whom another running process of it still has as its own, or has given something to do, stays one.
/// A reviewer whom the partners remove goes whatever else runs; what only they could do waits for the next.
/// </summary>
internal sealed class LeadAuthors(TaskMail mail, PanelGuests guests)
{
    /// <summary>The variable that tells whom a process has as its author.</summary>
    public const string Variable = "leadAuthor";

    /// <summary>The entry of it that is a person's id.</summary>
    public const string Person = "person";

    /// <summary>Why a part has ended, as the record says it.</summary>
    public const string Succeeded = "succeeded";

    /// <inheritdoc cref="Succeeded"/>
    public const string Removed = "removed";

    /// <summary>Those whose part an appointment by that process would end.</summary>
    /// <param name="process">The one that appoints.</param>
    public static async Task<IReadOnlyList<HeldAuthorship>> OfAsync(ReviewsDb db, Guid reviewId, Guid process, CancellationToken cancellation)
    {
        var parts = await db.Participants.Where(p => p.ReviewId == reviewId && p.Role == Role.LeadAuthor.Id && p.Until == null).OrderBy(p => p.Id).ToListAsync(cancellation);
        if (parts.Count == 0)
            return [];
        var others = await db.ProcessInstances.AsNoTracking().Where(p => p.ReviewId == reviewId && p.Id != process && p.EndedAt == null).OrderBy(p => p.StartedAt).ToListAsync(cancellation);
        var named = others.Select(row => (row.Name, Author: AuthorOf(ProcessStateJson.Read(row.Snapshot).Variables))).ToList();
        var given = await db.ReviewTasks.AsNoTracking().Include(t => t.Groups).Where(t => t.ReviewId == reviewId && t.ProcessInstanceId != process && t.IsOpen && t.Assignee != null).ToListAsync(cancellation);
        var authors = new Group(Role.LeadAuthor, null);
        return [.. parts.Select(part =>
        {
            var person = part.PersonId.ToString("D");
            var keptFor = named.Find(other => other.Author == person).Name
                ?? others.Find(other => given.Exists(task => task.ProcessInstanceId == other.Id && task.Assignee == person && TaskHolders.HoldsOneOf(task, [authors])))?.Name;
            return new HeldAuthorship(part, keptFor);
        })];
    }

    /// <summary>Within another verb's change: from then on it is that person alone.</summary>
    public async Task AppointAsync(CaseTransaction transaction, ProcessInstanceRow process, Guid successor)
    {
        await transaction.LockTeamAsync(process.ReviewId);
        await ReviewTeam.PutOnAsync(transaction, process.ReviewId, successor, new Group(Role.LeadAuthor, null));
        foreach (var held in await OfAsync(transaction.Db, process.ReviewId, process.Id, transaction.Cancellation))
        {
            if (held.Part.PersonId == successor || held.KeptFor is not null)
                continue;
            var leaving = await LeavingParticipant.OfAsync(transaction.Db, held.Part, transaction.Cancellation);
            if (leaving.WhyNot() is { Count: > 0 } reasons)
                throw new InvalidOperationException($"Expected whoever was lead author before to leave the review, but they cannot: {string.Join("; ", reasons.Select(reason => reason.Message))}.");
            await RemoveParticipant.LeaveAsync(transaction, mail, leaving, Succeeded);
        }

        await guests.SettleAsync(transaction, process.ReviewId);
    }

    /// <summary>Within another verb's change: the review has none until the next is appointed.</summary>
    public async Task RemoveAsync(CaseTransaction transaction, RunningProcess process)
    {
        await transaction.LockTeamAsync(process.Row.ReviewId);
        var author = AuthorOf(process.State.Variables);
        foreach (var held in await OfAsync(transaction.Db, process.Row.ReviewId, process.Row.Id, transaction.Cancellation))
        {
            // Whoever the partners removed goes in any case; another only where nothing else needs them.
            if (held.KeptFor is null || held.Part.PersonId.ToString("D") == author)
                await RemoveParticipant.LeaveAsync(transaction, mail, await LeavingParticipant.OfAsync(transaction.Db, held.Part, transaction.Cancellation), Removed);
        }

        await guests.SettleAsync(transaction, process.Row.ReviewId);
    }

    private static string? AuthorOf(FeelContext variables) => variables.Text(Variable, Person);
}

/// <param name="KeptFor">The name of another running process that needs them as its author; null where none does.</param>
internal sealed record HeldAuthorship(ParticipantRow Part, string? KeptFor);
