using Microsoft.EntityFrameworkCore;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Deadlines;

namespace Reviews.Host.Casework;

/// <summary>Tells a person that something about their own sign-in has changed, so that they notice when it was not them.</summary>
internal static class SignInMail
{
    public static async Task ChangedAsync(CaseTransaction transaction, Guid personId, SignInChange change)
    {
        if (await transaction.Db.Users.SingleOrDefaultAsync(u => u.Id == personId && u.Email != null, transaction.Cancellation) is not { } person)
            return;
        var at = LondonTime.ToLocal(transaction.Context.At).With(TimeAdjusters.TruncateToMinute);
        Notices.QueueTo(transaction.Db, person, new SignInChanged(change, at).Render(), $"sign-in-changed:{Guid.NewGuid():D}", transaction.Context.At);
    }
}
