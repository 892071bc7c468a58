using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Casework;

/// <summary>
/// Holds all mail back, or lets it go: an older database that was put back owes mail that was sent long ago, and only
/// somebody who knows that can say when it may leave. What is owed meanwhile stays owed.
/// </summary>
internal sealed class HoldMail(ProcessRunner runner)
{
    public static Refusal MailOfOthers { get; } = new("mail-of-others", "Expected an administrator of the whole installation, because all mail of every partnership is held or let go, but your role is for one partnership.");

    /// <returns>How it stands now; asked for what is so already, nothing changes and nothing is recorded.</returns>
    public Task<Outcome<MailStanding>> RunAsync(ActionContext context, bool isHeld, CancellationToken cancellation) =>
        runner.RunAsync<MailStanding>(context, Asked.For(nameof(HoldMail), isHeld), transaction => SetAsync(transaction, isHeld), cancellation);

    // By a role in one partnership nobody stops another's reminders, or lets its old mail go.
    private static async Task<bool> ReachesOthersAsync(CaseTransaction transaction)
    {
        if (transaction.Context.PersonId() is not { } person)
            return false;
        var held = await CaseAccess.HeldFor(transaction.Db, person, Permission.ManageDelivery).Select(a => a.Partnership).ToListAsync(transaction.Cancellation);
        return !held.Contains(null) && await transaction.Db.RoleAssignments.AnyAsync(a => a.Until == null && a.Partnership != null && !held.Contains(a.Partnership), transaction.Cancellation);
    }

    private static async Task<Outcome<MailStanding>> SetAsync(CaseTransaction transaction, bool isHeld)
    {
        if (await transaction.WhyNotAsync(Permission.ManageDelivery) is { } notAllowed)
            return notAllowed;
        if (await ReachesOthersAsync(transaction))
            return MailOfOthers;
        var held = await transaction.Db.Settings.SingleOrDefaultAsync(s => s.Name == SettingNames.MailHeldSince, transaction.Cancellation);
        if (isHeld == held is not null)
            return new MailStanding(isHeld);
        if (held is null)
            transaction.Db.Settings.Add(MailHold.From(transaction.Context.At));
        else
            transaction.Db.Settings.Remove(held);
        transaction.RecordForSystem(isHeld ? "mail-held" : "mail-released", new { });
        return new MailStanding(isHeld);
    }
}

internal sealed record MailStanding(bool IsHeld);
