using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Storage.Tables;

/// <summary>The audit trail, mail and who gets it once a day, reminders settled by hand, answered requests, standing roles, invitations, calendar addresses, bank holidays, prepared reviews, sessions and settings.</summary>
internal static class SystemTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<AuditEntryRow>(entry =>
        {
            entry.ToTable("AuditEntries");
            entry.HasKey(e => new { e.ChainId, e.Sequence });
        });
        model.Entity<AuditChainRow>().ToTable("AuditChains").HasKey(c => c.ChainId);
        model.Entity<OutboxMessageRow>(message =>
        {
            message.ToTable("OutboxMessages");
            message.HasIndex(m => m.Key).IsUnique();
            message.HasIndex(m => new { m.SentAt, m.NextTryAt });
        });
        model.Entity<DigestItemRow>(item =>
        {
            item.ToTable("DigestItems");
            item.HasKey(i => i.MessageId);
            item.HasIndex(i => new { i.GatheredIn, i.DigestAt });
            // The one row that goes with another: mail of a review that is over is taken out of the outbox, and then waits for nothing.
            item.HasOne<OutboxMessageRow>().WithMany().HasForeignKey(i => i.MessageId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<DigestChoiceRow>(choice =>
        {
            choice.ToTable("DigestChoices");
            choice.HasKey(c => c.PersonId);
            choice.BelongsTo<DigestChoiceRow, Person>(c => c.PersonId);
        });
        model.Entity<SettledReminderRow>(settled =>
        {
            settled.ToTable("SettledReminders");
            settled.HasKey(s => s.Key);
            settled.BelongsTo<SettledReminderRow, ReviewRow>(s => s.ReviewId);
        });
        model.Entity<RequestRow>().ToTable("Requests").HasKey(r => r.Id);
        model.Entity<RoleAssignmentRow>(assignment =>
        {
            assignment.ToTable("RoleAssignments");
            assignment.BelongsTo<RoleAssignmentRow, Person>(a => a.PersonId);
        });
        model.Entity<InvitationRow>().ToTable("Invitations").HasIndex(i => i.TokenHash).IsUnique();
        model.Entity<CalendarFeedRow>(feed =>
        {
            feed.ToTable("CalendarFeeds");
            feed.HasKey(f => f.PersonId);
            feed.HasIndex(f => f.TokenHash).IsUnique();
            feed.BelongsTo<CalendarFeedRow, Person>(f => f.PersonId);
        });
        model.Entity<BankHolidayRow>().ToTable("BankHolidays").HasKey(h => h.Date);
        model.Entity<SettingRow>().ToTable("Settings").HasKey(s => s.Name);
        model.Entity<PreparedReviewRow>(prepared =>
        {
            prepared.ToTable("PreparedReviews");
            prepared.BelongsTo<PreparedReviewRow, Person>(p => p.PersonId);
        });
        model.Entity<SessionRow>(session =>
        {
            session.ToTable("Sessions");
            session.HasKey(s => s.KeyHash);
            session.BelongsTo<SessionRow, Person>(s => s.PersonId);
        });
    }
}
