using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;

namespace Reviews.Host.Casework;

/// <summary>
/// A person chooses one mail on a working morning, or each by itself. What waits already goes with the morning's mail, whatever
/// is chosen after it. Everybody does this for themselves alone.
/// </summary>
internal sealed class ChooseDigest(ProcessRunner runner)
{
    public Task<Outcome<ChosenDigest>> RunAsync(ActionContext context, Guid personId, bool isDaily, CancellationToken cancellation) =>
        runner.RunAsync<ChosenDigest>(context, Asked.For(nameof(ChooseDigest), personId, isDaily), transaction => ChooseAsync(transaction, personId, isDaily), cancellation);

    private static async Task<Outcome<ChosenDigest>> ChooseAsync(CaseTransaction transaction, Guid personId, bool isDaily)
    {
        var row = await transaction.Db.DigestChoices.SingleOrDefaultAsync(c => c.PersonId == personId, transaction.Cancellation);
        if (isDaily != row is not null)
        {
            if (row is not null)
                transaction.Db.DigestChoices.Remove(row);
            else
                transaction.Db.DigestChoices.Add(new DigestChoiceRow { PersonId = personId, ChosenAt = transaction.Context.At });
            transaction.RecordForSystem(isDaily ? "daily-mail-chosen" : "daily-mail-ended", new { PersonId = personId });
        }

        return new ChosenDigest(personId, isDaily);
    }
}

internal sealed record ChosenDigest(Guid PersonId, bool IsDaily);
