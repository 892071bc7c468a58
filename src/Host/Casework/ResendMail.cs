using Microsoft.EntityFrameworkCore;
using Reviews.Notifications.Messages;
using Reviews.Workflows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Casework;

/// <summary>A mail that was given up is tried again from the beginning, under the same Message-ID.</summary>
internal sealed class ResendMail(ProcessRunner runner)
{
    private static readonly Refusal NotGivenUp = new("mail-not-given-up", "Expected a mail that was given up, but this one was sent, waits for its next try, or is not there.");

    private static readonly Refusal SecretGone = new(
        "mail-secret-gone", "Expected a mail whose words are kept, but the link of an invitation or a reset is forgotten once its mail is given up. Invite the person, or reset their sign-in, again.");

    public Task<Outcome<ResentMail>> RunAsync(ActionContext context, Guid mailId, CancellationToken cancellation) =>
        runner.RunAsync<ResentMail>(context, Asked.For(nameof(ResendMail), mailId), transaction => ResendAsync(transaction, mailId), cancellation);

    private static async Task<Outcome<ResentMail>> ResendAsync(CaseTransaction transaction, Guid mailId)
    {
        if (await transaction.WhyNotAsync(Permission.ManageDelivery) is { } notAllowed)
            return notAllowed;
        var (db, now) = (transaction.Db, transaction.Context.At);
        // Another partnership's mail is not there for whoever sees to this one's.
        var held = CaseAccess.HeldFor(db, transaction.Context.PersonId(), Permission.ManageDelivery);
        var reviews = CaseAccess.ReviewsUnder(db, transaction.Context.PersonId(), Permission.ManageDelivery);
        if (transaction.Context.PersonId() is not null && await db.OutboxMessages.AnyAsync(m => m.Id == mailId && m.ReviewId != null && !held.Any(a => a.Partnership == null) && !reviews.Any(r => r.Id == m.ReviewId), transaction.Cancellation))
            return NotGivenUp;
        var kind = await db.OutboxMessages.Where(m => m.Id == mailId && m.GivenUpAt != null).Select(m => m.Kind).SingleOrDefaultAsync(transaction.Cancellation);
        if (kind is null)
            return NotGivenUp;
        if (MessageCatalogue.HoldsSecret(kind))
            return SecretGone;
        // Of two who ask at once, one changes it.
        var changed = await db.OutboxMessages.Where(m => m.Id == mailId && m.GivenUpAt != null).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.GivenUpAt, (Instant?)null).SetProperty(m => m.Tries, 0).SetProperty(m => m.NextTryAt, now), transaction.Cancellation);
        if (changed == 0)
            return NotGivenUp;
        transaction.RecordForSystem("mail-sent-again", new { MailId = mailId, Kind = kind });
        return new ResentMail(mailId);
    }
}

internal sealed record ResentMail(Guid MailId);
