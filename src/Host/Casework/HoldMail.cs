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
    /// <returns>How it stands now; asked for what is so already, nothing changes and nothing is recorded.</returns>
    public Task<Outcome<MailStanding>> RunAsync(ActionContext context, bool isHeld, CancellationToken cancellation) =>
        runner.RunAsync<MailStanding>(context, Asked.For(nameof(HoldMail), isHeld), transaction => SetAsync(transaction, isHeld), cancellation);

    private static async Task<Outcome<MailStanding>> SetAsync(CaseTransaction transaction, bool isHeld)
    {
        if (await transaction.WhyNotAsync(Permission.ManageDelivery) is { } notAllowed)
            return notAllowed;
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
