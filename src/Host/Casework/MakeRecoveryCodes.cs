using Microsoft.EntityFrameworkCore;
using Reviews.Notifications.Messages;
using Reviews.Workflows;

namespace Reviews.Host.Casework;

/// <summary>A person's own: ten new recovery codes, which end those they had. That it is them was asked just before.</summary>
internal sealed class MakeRecoveryCodes(ProcessRunner runner)
{
    private static readonly Refusal NoFactor = new("no-second-factor", "Expected an authenticator app, but none is set up. Sign out and sign in again to set it up.");

    public Task<Outcome<ChangedPerson>> RunAsync(ActionContext context, Guid personId, RecoveryCodes codes, CancellationToken cancellation) =>
        runner.RunAsync<ChangedPerson>(context, Asked.For(nameof(MakeRecoveryCodes), personId), transaction => MakeAsync(transaction, personId, codes), cancellation);

    private static async Task<Outcome<ChangedPerson>> MakeAsync(CaseTransaction transaction, Guid personId, RecoveryCodes codes)
    {
        if (personId != transaction.Context.PersonId())
            return Refusals.NotYours;
        if (!await transaction.Db.SecondFactors.AnyAsync(f => f.PersonId == personId, transaction.Cancellation))
            return NoFactor;
        await KeptRecoveryCodes.ReplaceAsync(transaction, personId, codes);
        transaction.RecordForSystem("recovery-codes-made", new { PersonId = personId });
        await SignInMail.ChangedAsync(transaction, personId, SignInChange.RecoveryCodesMade);
        return new ChangedPerson(personId);
    }
}
