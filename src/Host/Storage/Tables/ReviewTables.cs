using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Storage.Tables;

/// <summary>The reviews, who is on them, their dates and what was uploaded.</summary>
internal static class ReviewTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<ReviewRow>(review =>
        {
            review.ToTable("Reviews");
            review.HasIndex(r => r.Reference).IsUnique();
            review.HasIndex(r => new { r.Partnership, r.Status });
        });
        model.Entity<ParticipantRow>(participant =>
        {
            participant.ToTable("Participants");
            participant.HasIndex(p => new { p.PersonId, p.ReviewId });
            participant.BelongsTo<ParticipantRow, ReviewRow>(p => p.ReviewId);
            participant.BelongsTo<ParticipantRow, Person>(p => p.PersonId);
        });
        model.Entity<CaseDateRow>(date =>
        {
            date.ToTable("CaseDates");
            date.HasKey(d => new { d.ReviewId, d.Date, d.Number });
            date.Ignore(d => d.Which);
            date.HasOne(d => d.Words).WithOne().HasForeignKey<CaseDateWordsRow>(w => new { w.ReviewId, w.Date, w.Number }).OnDelete(DeleteBehavior.Cascade);
            date.Navigation(d => d.Words).AutoInclude();
            date.BelongsTo<CaseDateRow, ReviewRow>(d => d.ReviewId);
            date.BelongsTo<CaseDateRow, ReviewTaskRow>(d => d.TaskId);
        });
        model.Entity<CaseDateWordsRow>(words =>
        {
            words.ToTable("CaseDateWords");
            words.HasKey(w => new { w.ReviewId, w.Date, w.Number });
        });
        model.Entity<DocumentRow>(document =>
        {
            document.ToTable("Documents");
            document.HasIndex(d => d.StoredName).IsUnique();
            document.BelongsTo<DocumentRow, ReviewRow>(d => d.ReviewId);
            document.BelongsTo<DocumentRow, ReviewTaskRow>(d => d.TaskId);
            document.HasOne(d => d.Counted).WithOne().HasForeignKey<CountedMarksRow>(c => c.DocumentId).OnDelete(DeleteBehavior.Cascade);
            document.Navigation(d => d.Counted).AutoInclude();
        });
        model.Entity<CountedMarksRow>(counted =>
        {
            counted.ToTable("CountedMarks");
            counted.HasKey(c => c.DocumentId);
        });
        model.Entity<MarkSettlementRow>(settled =>
        {
            settled.ToTable("MarkSettlements");
            settled.HasKey(s => new { s.DocumentId, s.Number });
            settled.BelongsTo<MarkSettlementRow, DocumentRow>(s => s.DocumentId);
        });
        model.Entity<HeldDraftRow>(held =>
        {
            held.ToTable("HeldDrafts");
            held.HasKey(h => h.TaskId);
            held.BelongsTo<HeldDraftRow, ReviewTaskRow>(h => h.TaskId);
            held.BelongsTo<HeldDraftRow, DocumentRow>(h => h.DocumentId);
        });
    }
}
