using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Casework;

/// <summary>A person's recovery codes as rows.</summary>
internal static class KeptRecoveryCodes
{
    /// <summary>New ones end all that there were, used or not.</summary>
    public static async Task ReplaceAsync(CaseTransaction transaction, Guid personId, RecoveryCodes codes)
    {
        await ForgetAsync(transaction, personId);
        transaction.Db.RecoveryCodes.AddRange(codes.Hashes.Select((hash, place) => new RecoveryCodeRow { PersonId = personId, Number = place + 1, Salt = codes.Salt, Hash = hash }));
    }

    public static Task ForgetAsync(CaseTransaction transaction, Guid personId) =>
        transaction.Db.RecoveryCodes.Where(c => c.PersonId == personId).ExecuteDeleteAsync(transaction.Cancellation);
}
