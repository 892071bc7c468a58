using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Storage.Tables;

/// <summary>Delays that were agreed, and who was told of them.</summary>
internal static class DelayTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<DelayRow>(delay =>
        {
            delay.ToTable("Delays");
            delay.HasIndex(d => new { d.ProcessInstanceId, d.Number }).IsUnique();
            delay.HasIndex(d => new { d.EndedAt, d.ReviewOn });
            delay.BelongsTo<DelayRow, ReviewRow>(d => d.ReviewId);
            delay.BelongsTo<DelayRow, ProcessInstanceRow>(d => d.ProcessInstanceId);
        });
        model.Entity<DelayToldRow>(told =>
        {
            told.ToTable("DelayTold");
            told.BelongsTo<DelayToldRow, DelayRow>(t => t.DelayId);
        });
    }
}
