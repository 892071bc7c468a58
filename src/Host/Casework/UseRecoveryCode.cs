using Microsoft.EntityFrameworkCore;
using Reviews.Notifications.Messages;
using Reviews.Workflows;

namespace Reviews.Host.Casework;

/// <summary>Takes one of somebody's recovery codes, once, and tells them that it was used: of two requests with one code one wins.</summary>
internal sealed class UseRecoveryCode(ProcessRunner runner)
{
    private static readonly Refusal NotOne = new("recovery-code-used", "Expected a recovery code that was not used yet, but this is none.");

    /// <param name="hash">Of the code with its salt.</param>
    public Task<Outcome<UsedCode>> RunAsync(ActionContext context, Guid personId, string hash, CancellationToken cancellation) =>
        runner.RunAsync<UsedCode>(context, Asked.For(nameof(UseRecoveryCode), personId), transaction => UseAsync(transaction, personId, hash), cancellation);

    private static async Task<Outcome<UsedCode>> UseAsync(CaseTransaction transaction, Guid personId, string hash)
    {
        var (db, at) = (transaction.Db, transaction.Context.At);
        var taken = await db.RecoveryCodes.Where(c => c.PersonId == personId && c.Hash == hash && c.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, at), transaction.Cancellation);
        if (taken != 1)
            return NotOne;
        var left = await db.RecoveryCodes.CountAsync(c => c.PersonId == personId && c.UsedAt == null, transaction.Cancellation);
        transaction.RecordForSystem("recovery-code-used", new { PersonId = personId, Left = left });
        await SignInMail.ChangedAsync(transaction, personId, SignInChange.RecoveryCodeUsed);
        return new UsedCode(personId);
    }
}
