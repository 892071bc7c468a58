using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Tests.Proofs;

/// <summary>The outbox of a real process, beside it: filled while it is down, read at any time.</summary>
internal sealed class SqliteOutbox(string dataFolder)
{
    private const string Ours = "mail-";
    private static readonly Instant Since = Instant.FromUtc(2026, 1, 1, 0, 0);

    public static bool IsOurs(string address) => address.StartsWith(Ours, StringComparison.Ordinal);

    /// <summary>Mails that are owed, each to somebody else.</summary>
    public async Task FillAsync(int count)
    {
        await using var db = Open();
        db.OutboxMessages.AddRange(Enumerable.Range(1, count).Select(number => new OutboxMessageRow
        {
            Id = Guid.NewGuid(),
            Key = $"proof:{number}",
            Kind = "task-assigned",
            To = $"{Ours}{number}@example.org",
            Subject = "A task is waiting for you",
            Body = $"Mail {number}\n.a line that begins with a dot",
            CreatedAt = Since,
            NextTryAt = Since,
            Tries = 0,
        }));
        await db.SaveChangesAsync();
    }

    /// <summary>The last try to come; null when there is none.</summary>
    public async Task<Instant?> LatestTryAsync()
    {
        await using var db = Open();
        return await db.OutboxMessages.Where(m => m.SentAt == null && m.GivenUpAt == null).MaxAsync(m => (Instant?)m.NextTryAt);
    }

    public async Task<IReadOnlyList<(Guid Id, int Tries, bool IsSent, bool IsGivenUp)>> ReadAsync()
    {
        await using var db = Open();
        return [.. (await db.OutboxMessages.AsNoTracking().ToListAsync()).Select(m => (m.Id, m.Tries, m.SentAt is not null, m.GivenUpAt is not null))];
    }

    private ReviewsDb Open()
    {
        var options = new DbContextOptionsBuilder<ReviewsDb>();
        StorageServices.Use(options, DatabaseAddress.Sqlite(Path.Combine(dataFolder, "data", "reviews.db")));
        return new ReviewsDb(options.Options);
    }
}
