using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Storage.Tables;

/// <summary>What is kept of a review beside its steps.</summary>
internal static class RegisterTables
{
    public static void Map(ModelBuilder model) => model.Entity<RegisterEntryRow>(entry =>
    {
        entry.ToTable("RegisterEntries");
        entry.HasIndex(e => new { e.EntryId, e.Version }).IsUnique();
        entry.HasIndex(e => new { e.ReviewId, e.Register });
        entry.BelongsTo<RegisterEntryRow, ReviewRow>(e => e.ReviewId);
    });
}
