using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Access;
using Reviews.Workflows.Steps.Vote;

namespace Reviews.Host.Queries;

/// <summary>
/// Mail that was given up, and mail that waits: what kind it is, to whom and why it did not go; nothing of what it says.
/// Whoever sees to delivery may be on no review: what is decided in one is told by no kind, and who has not voted by no address.
/// </summary>
internal sealed class OwedMail(ReviewsDb db)
{
    /// <summary>So many at most of each: more is a mail server that is down, and one look tells it. The page says how many there are.</summary>
    public const int Most = 200;

    /// <summary>Of <c>task:</c> or <c>vote:</c> with the id after it, as keys begin.</summary>
    private const int SubjectLength = 41;

    private static readonly Dictionary<string, string> Kinds = MessageCatalogue.All.ToDictionary(m => m.Kind, m => m.Trigger);

    public Task<Instant?> HeldSinceAsync(CancellationToken cancellation) => MailHold.SinceAsync(db, cancellation);

    /// <summary>The latest first; none about a vote that is open.</summary>
    public async Task<MailList> GivenUpAsync(Guid? personId, CancellationToken cancellation) =>
        await ListAsync(await KnownAsync(personId, m => m.GivenUpAt != null, cancellation), mail => mail.OrderByDescending(m => m.GivenUpAt), cancellation);

    /// <summary>The next to be tried first; none about a vote that is open.</summary>
    public async Task<MailList> WaitingAsync(Guid? personId, CancellationToken cancellation) =>
        await ListAsync(await KnownAsync(personId, m => m.GivenUpAt == null, cancellation), mail => mail.OrderBy(m => m.NextTryAt), cancellation);

    private async Task<IQueryable<OutboxMessageRow>> KnownAsync(Guid? personId, Expression<Func<OutboxMessageRow, bool>> which, CancellationToken cancellation)
    {
        var hidden = await OfOpenVotesAsync(cancellation);
        return Unsent(personId).Where(which).Where(m => !hidden.Contains(m.Key.Substring(0, SubjectLength)));
    }

    private static async Task<MailList> ListAsync(IQueryable<OutboxMessageRow> mail, Func<IQueryable<OutboxMessageRow>, IQueryable<OutboxMessageRow>> order, CancellationToken cancellation)
    {
        var listed = await order(mail).Take(Most).ToListAsync(cancellation);
        return new([.. listed.Select(Listed)], listed.Count < Most ? listed.Count : await mail.CountAsync(cancellation));
    }

    /// <summary>Whether any is left out of both lists, because it is about a vote that is open.</summary>
    public async Task<bool> AnyOfAnOpenVoteAsync(Guid? personId, CancellationToken cancellation)
    {
        var hidden = await OfOpenVotesAsync(cancellation);
        return await Unsent(personId).AnyAsync(m => hidden.Contains(m.Key.Substring(0, SubjectLength)), cancellation);
    }

    // Of the partnerships whose mail the reader sees to: of their reviews, to their people and to those invited to them.
    private IQueryable<OutboxMessageRow> Unsent(Guid? personId)
    {
        var (held, reviews) = (CaseAccess.HeldFor(db, personId, Permission.ManageDelivery), CaseAccess.ReviewsUnder(db, personId, Permission.ManageDelivery));
        return db.OutboxMessages.AsNoTracking().Where(m => m.SentAt == null && (held.Any(a => a.Partnership == null)
            || (m.ReviewId != null && reviews.Any(r => r.Id == m.ReviewId))
            || (m.ReviewId == null && m.PersonId != null && db.RoleAssignments.Any(a => a.PersonId == m.PersonId && held.Any(h => h.Partnership == a.Partnership)))
            || (m.ReviewId == null && m.PersonId == null && db.Invitations.Any(i => i.Email == m.To && held.Any(h => h.Partnership == i.Partnership)))));
    }

    // What the keys of such mail begin with. Of a round that is open the cast votes too: what is left of theirs would tell them apart.
    private async Task<List<string>> OfOpenVotesAsync(CancellationToken cancellation)
    {
        var votes = await db.ReviewTasks.AsNoTracking().Where(t => t.Step == VoteStep.Kind)
            .Where(t => db.ReviewTasks.Any(open => open.ProcessInstanceId == t.ProcessInstanceId && open.Step == VoteStep.Kind && open.IsOpen)).ToListAsync(cancellation);
        return [.. VoteRounds.SeenAsOpen(votes).SelectMany(vote => new[] { $"task:{vote.Id:D}", $"vote:{vote.ProcessInstanceId:D}" }).Distinct()];
    }

    private static ListedMail Listed(OutboxMessageRow row) => new(
        row.Id, row.ReviewId is null || row.Kind.StartsWith("task-", StringComparison.Ordinal) ? Kinds.GetValueOrDefault(row.Kind, row.Kind) : "news of a review",
        row.To, row.CreatedAt, row.GivenUpAt, row.NextTryAt, row.Tries, row.FailedReason, !MessageCatalogue.HoldsSecret(row.Kind));
}

/// <param name="Count">How many there are, those that are not listed too.</param>
internal sealed record MailList(IReadOnlyList<ListedMail> Mail, int Count)
{
    public bool IsCut => Count > Mail.Count;
}

/// <param name="Told">What it tells, as the end of a sentence.</param>
/// <param name="CanGoAgain">False for an invitation: its link is not kept.</param>
internal sealed record ListedMail(
    Guid Id, string Told, string To, Instant OwedSince, Instant? GivenUpAt, Instant NextTryAt, int Tries, string? Why, bool CanGoAgain);
