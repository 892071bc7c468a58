using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications.Messages;

namespace Reviews.Host.Queries;

/// <summary>
/// Mail that was given up, and mail that waits: what kind it is, to whom and why it did not go; nothing of what it says.
/// Whoever sees to delivery may be on no review: a kind that would tell how a vote went is not named.
/// </summary>
internal sealed class OwedMail(ReviewsDb db)
{
    /// <summary>So many at most of each: more is a mail server that is down, and one look tells it.</summary>
    public const int Most = 200;

    private static readonly HashSet<string> OfAVote = ["no-majority", "dissent-recorded", "closed-with-silence"];

    private static readonly Dictionary<string, string> Kinds = MessageCatalogue.All.ToDictionary(m => m.Kind, m => m.Trigger);

    public Task<Instant?> HeldSinceAsync(CancellationToken cancellation) => MailHold.SinceAsync(db, cancellation);

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<ListedMail>> GivenUpAsync(CancellationToken cancellation) => [.. (await db.OutboxMessages.AsNoTracking()
        .Where(m => m.SentAt == null && m.GivenUpAt != null).OrderByDescending(m => m.GivenUpAt).Take(Most).ToListAsync(cancellation)).Select(Listed)];

    /// <summary>The next to be tried first.</summary>
    public async Task<IReadOnlyList<ListedMail>> WaitingAsync(CancellationToken cancellation) => [.. (await db.OutboxMessages.AsNoTracking()
        .Where(m => m.SentAt == null && m.GivenUpAt == null).OrderBy(m => m.NextTryAt).Take(Most).ToListAsync(cancellation)).Select(Listed)];

    private static ListedMail Listed(OutboxMessageRow row) => new(
        row.Id, OfAVote.Contains(row.Kind) ? "something happened in a review" : Kinds.GetValueOrDefault(row.Kind, row.Kind),
        row.To, row.CreatedAt, row.GivenUpAt, row.NextTryAt, row.Tries, row.FailedReason, row.Kind != Invitation.Name);
}

/// <param name="Told">What it tells, as the end of a sentence.</param>
/// <param name="CanGoAgain">False for an invitation: its link is not kept.</param>
internal sealed record ListedMail(
    Guid Id, string Told, string To, Instant OwedSince, Instant? GivenUpAt, Instant NextTryAt, int Tries, string? Why, bool CanGoAgain);
