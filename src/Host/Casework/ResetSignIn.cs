using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications;
using Reviews.Notifications.Messages;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Casework;

/// <summary>
/// Somebody cannot get in any more: password, authenticator and recovery codes are forgotten, every session ends, and a mail
/// brings them a link that works once, for a week, by which they choose new ones. The password goes too, because without
/// the authenticator it would be all that a stranger needs. Nobody does this for themselves; whoever runs the service may
/// for anybody.
/// </summary>
internal sealed class ResetSignIn(ProcessRunner runner, MailLinks links)
{
    private static readonly Duration Lasts = Duration.FromDays(7);

    private static readonly Refusal Own = new("reset-own-sign-in", "Expected somebody else’s sign-in, but this is your own: change it at Your sign-in, or ask another administrator.");

    /// <param name="context">With the reason, which the trail keeps and the mail does not say.</param>
    /// <param name="token">Made by <see cref="OneTimeSecret.New"/>: nothing keeps it but the mail.</param>
    public Task<Outcome<ResetPerson>> RunAsync(ActionContext context, Guid personId, string token, CancellationToken cancellation) =>
        runner.RunAsync<ResetPerson>(context, Asked.For(nameof(ResetSignIn), personId, context.Why), transaction => ResetAsync(transaction, personId, token), cancellation);

    private async Task<Outcome<ResetPerson>> ResetAsync(CaseTransaction transaction, Guid personId, string token)
    {
        var (db, cancellation, at) = (transaction.Db, transaction.Cancellation, transaction.Context.At);
        if (await transaction.WhyNotAsync(Permission.ManagePeople) is { } notAllowed)
            return notAllowed;
        if (transaction.Context.By == personId.ToString("D"))
            return Own;
        if (string.IsNullOrWhiteSpace(transaction.Context.Why))
            return Outcome<ResetPerson>.Rejected([new FieldError("reason", "Enter why, and how you know that it is them who asked")]);
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == personId && u.IsActive && u.Email != null, cancellation) is not { } person)
            return Refusals.NotFound;
        (person.PasswordHash, person.SecurityStamp, person.ConcurrencyStamp) = (null, Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("D"));
        await KeptRecoveryCodes.ForgetAsync(transaction, personId);
        await db.SecondFactors.Where(f => f.PersonId == personId).ExecuteDeleteAsync(cancellation);
        await db.HalfSignIns.Where(h => h.PersonId == personId).ExecuteDeleteAsync(cancellation);
        await db.Sessions.Where(s => s.PersonId == personId).ExecuteDeleteAsync(cancellation);
        // Of several links only the last one opens anything.
        await db.SignInResets.Where(r => r.PersonId == personId).ExecuteDeleteAsync(cancellation);
        var reset = new SignInResetRow { Id = Guid.NewGuid(), PersonId = personId, TokenHash = OneTimeSecret.HashOf(token), ExpiresAt = at + Lasts };
        db.SignInResets.Add(reset);
        transaction.RecordForSystem("sign-in-reset", new { PersonId = personId, ResetId = reset.Id });
        Notices.QueueTo(db, person, new SignInReset(links.SignInReset(token), LondonTime.ToLocal(reset.ExpiresAt)).Render(), $"sign-in-reset:{reset.Id:D}", at);
        return new ResetPerson(personId, reset.TokenHash);
    }
}

/// <param name="TokenHash">Of the link in force: a request sent again is answered with the first one's.</param>
internal sealed record ResetPerson(Guid PersonId, string TokenHash);
