using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications.Messages;
using Reviews.Workflows;

namespace Reviews.Host.Casework;

/// <summary>
/// Whoever is half signed in has set up their authenticator: from now on it is asked for. Every session they had ends, and
/// with it every other half sign-in, so that nobody who began one with a password alone replaces it afterwards.
/// </summary>
internal sealed class SetUpSecondFactor(ProcessRunner runner)
{
    /// <summary>The half sign-in is not there any more, or the person has an authenticator by now.</summary>
    public static Refusal Over { get; } = new("sign-in-over", "Expected a sign-in that is still going on, but it has run out or was finished. Sign in again.");

    public Task<Outcome<ChangedPerson>> RunAsync(ActionContext context, NewFactor factor, Instant realNow, CancellationToken cancellation) =>
        runner.RunAsync<ChangedPerson>(
            context, Asked.For(nameof(SetUpSecondFactor), factor.HalfSignIn), transaction => SetUpAsync(transaction, factor, realNow), cancellation);

    private static async Task<Outcome<ChangedPerson>> SetUpAsync(CaseTransaction transaction, NewFactor factor, Instant realNow)
    {
        var (db, cancellation) = (transaction.Db, transaction.Cancellation);
        var half = await db.HalfSignIns.AsNoTracking().SingleOrDefaultAsync(h => h.KeyHash == factor.HalfSignIn && h.ExpiresAt > realNow && h.NewSecret != null, cancellation);
        // Taken before anything else: whoever comes second, or after a reset, finds it gone.
        if (half is null || await db.HalfSignIns.Where(h => h.KeyHash == factor.HalfSignIn).ExecuteDeleteAsync(cancellation) != 1)
            return Over;
        var person = half.PersonId;
        var kept = await db.SecondFactors.SingleOrDefaultAsync(f => f.PersonId == person, cancellation);
        if (kept is not null && half.Way != SignInWay.Change)
            return Over;
        if (kept is null)
            db.SecondFactors.Add(new SecondFactorRow { PersonId = person, Secret = half.NewSecret!, LastStep = factor.Step, SetUpAt = transaction.Context.At });
        else
            (kept.Secret, kept.LastStep, kept.SetUpAt) = (half.NewSecret!, factor.Step, transaction.Context.At);
        await KeptRecoveryCodes.ReplaceAsync(transaction, person, factor.Codes);
        await db.HalfSignIns.Where(h => h.PersonId == person).ExecuteDeleteAsync(cancellation);
        await db.Sessions.Where(s => s.PersonId == person).ExecuteDeleteAsync(cancellation);
        transaction.RecordForSystem("second-factor-set-up", new { PersonId = person, How = half.Way });
        // Whoever was just let in by a link knows it; a password alone may be somebody else's.
        if (half.Way is SignInWay.Change or SignInWay.Password)
            await SignInMail.ChangedAsync(transaction, person, SignInChange.AuthenticatorSetUp);
        return new ChangedPerson(person);
    }
}

/// <param name="HalfSignIn">The hash of its key: which person and which secret, it says itself.</param>
/// <param name="Step">The half-minute of the code by which they proved that their app has the secret: it is spent with that.</param>
internal sealed record NewFactor(string HalfSignIn, long Step, RecoveryCodes Codes);
