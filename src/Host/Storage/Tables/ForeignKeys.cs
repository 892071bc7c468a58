using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reviews.Host.Storage.Tables;

internal static class ForeignKeys
{
    /// <summary>A row that cannot outlive, nor come before, the one it belongs to: nothing is deleted by deleting another.</summary>
    public static void BelongsTo<TRow, TOwner>(this EntityTypeBuilder<TRow> row, Expression<Func<TRow, object?>> key)
        where TRow : class
        where TOwner : class =>
        row.HasOne<TOwner>().WithMany().HasForeignKey(key).OnDelete(DeleteBehavior.Restrict);
}
