using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Casework;

/// <summary>Whether mail is held back: asked of the row before each mail, so that a hold counts from the next one on.</summary>
internal static class MailHold
{
    /// <summary>Since when; null while mail goes.</summary>
    public static async Task<Instant?> SinceAsync(ReviewsDb db, CancellationToken cancellation) =>
        await db.Settings.AsNoTracking().SingleOrDefaultAsync(s => s.Name == SettingNames.MailHeldSince, cancellation) is { } row
            ? InstantPattern.ExtendedIso.Parse(row.Value).Value
            : null;

    public static SettingRow From(Instant since) => new() { Name = SettingNames.MailHeldSince, Value = InstantPattern.ExtendedIso.Format(since) };
}
