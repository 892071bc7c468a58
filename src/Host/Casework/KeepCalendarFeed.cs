using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;

namespace Reviews.Host.Casework;

/// <summary>
/// A person's own calendar may read their deadlines at a secret address. A new address ends the one before; taken back, there
/// is none. Everybody does this for themselves alone.
/// </summary>
internal sealed class KeepCalendarFeed(ProcessRunner runner)
{
    /// <param name="token">Made by <see cref="OneTimeSecret.New"/>: the caller shows it once; nothing keeps it. Null takes the address back.</param>
    public Task<Outcome<KeptCalendarFeed>> RunAsync(ActionContext context, Guid personId, string? token, CancellationToken cancellation) =>
        runner.RunAsync<KeptCalendarFeed>(
            context, Asked.For(nameof(KeepCalendarFeed), personId, token is not null), transaction => KeepAsync(transaction, personId, token), cancellation);

    private static async Task<Outcome<KeptCalendarFeed>> KeepAsync(CaseTransaction transaction, Guid personId, string? token)
    {
        var row = await transaction.Db.CalendarFeeds.SingleOrDefaultAsync(f => f.PersonId == personId, transaction.Cancellation);
        if (token is null)
        {
            if (row is not null) transaction.Db.CalendarFeeds.Remove(row);
        }
        else if (row is null)
        {
            transaction.Db.CalendarFeeds.Add(new CalendarFeedRow { PersonId = personId, TokenHash = OneTimeSecret.HashOf(token), MadeAt = transaction.Context.At });
        }
        else
        {
            (row.TokenHash, row.MadeAt) = (OneTimeSecret.HashOf(token), transaction.Context.At);
        }

        transaction.RecordForSystem(token is null ? "calendar-address-ended" : "calendar-address-made", new { PersonId = personId });
        return new KeptCalendarFeed(personId, token is null ? null : OneTimeSecret.HashOf(token));
    }
}

/// <param name="TokenHash">Of the address in force: a request sent again is answered with the first one's.</param>
internal sealed record KeptCalendarFeed(Guid PersonId, string? TokenHash);
