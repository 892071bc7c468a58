using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Storage.Tables;

namespace Reviews.Host.Storage;

/// <summary>Everything kept, in SQLite or PostgreSQL. Queries read it; only Casework writes it, through <see cref="WriteTransactions"/>.</summary>
internal sealed class ReviewsDb(DbContextOptions<ReviewsDb> options)
    : IdentityUserContext<Person, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, IdentityUserPasskey<Guid>>(options)
{
    public DbSet<ReviewRow> Reviews => Set<ReviewRow>();

    public DbSet<ParticipantRow> Participants => Set<ParticipantRow>();

    public DbSet<CaseDateRow> CaseDates => Set<CaseDateRow>();

    public DbSet<DocumentRow> Documents => Set<DocumentRow>();

    public DbSet<ProcessInstanceRow> ProcessInstances => Set<ProcessInstanceRow>();

    public DbSet<ReviewTaskRow> ReviewTasks => Set<ReviewTaskRow>();

    public DbSet<TaskGroupRow> TaskGroups => Set<TaskGroupRow>();

    public DbSet<MarkSettlementRow> MarkSettlements => Set<MarkSettlementRow>();

    public DbSet<CountedMarksRow> CountedMarks => Set<CountedMarksRow>();

    public DbSet<HeldDraftRow> HeldDrafts => Set<HeldDraftRow>();

    public DbSet<RecordedAnswerRow> RecordedAnswers => Set<RecordedAnswerRow>();

    public DbSet<OpenedTaskRow> OpenedTasks => Set<OpenedTaskRow>();

    public DbSet<ReportReleaseRow> ReportReleases => Set<ReportReleaseRow>();

    public DbSet<ReportVerdictRow> ReportVerdicts => Set<ReportVerdictRow>();

    public DbSet<UnsentAnswerRow> UnsentAnswers => Set<UnsentAnswerRow>();

    public DbSet<DeadlineMoveRow> DeadlineMoves => Set<DeadlineMoveRow>();

    public DbSet<DelayRow> Delays => Set<DelayRow>();

    public DbSet<DelayToldRow> DelayTold => Set<DelayToldRow>();

    public DbSet<RegisterEntryRow> RegisterEntries => Set<RegisterEntryRow>();

    public DbSet<ArmedTimerRow> ArmedTimers => Set<ArmedTimerRow>();

    public DbSet<JobRow> Jobs => Set<JobRow>();

    public DbSet<DefinitionVersionRow> DefinitionVersions => Set<DefinitionVersionRow>();

    public DbSet<AuditEntryRow> AuditEntries => Set<AuditEntryRow>();

    public DbSet<AuditChainRow> AuditChains => Set<AuditChainRow>();

    public DbSet<OutboxMessageRow> OutboxMessages => Set<OutboxMessageRow>();

    public DbSet<DigestItemRow> DigestItems => Set<DigestItemRow>();

    public DbSet<DigestChoiceRow> DigestChoices => Set<DigestChoiceRow>();

    public DbSet<SettledReminderRow> SettledReminders => Set<SettledReminderRow>();

    public DbSet<RequestRow> Requests => Set<RequestRow>();

    public DbSet<RoleAssignmentRow> RoleAssignments => Set<RoleAssignmentRow>();

    public DbSet<InvitationRow> Invitations => Set<InvitationRow>();

    public DbSet<CalendarFeedRow> CalendarFeeds => Set<CalendarFeedRow>();

    public DbSet<PreparedReviewRow> PreparedReviews => Set<PreparedReviewRow>();

    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    public DbSet<ReviewInvitationRow> ReviewInvitations => Set<ReviewInvitationRow>();

    public DbSet<SecondFactorRow> SecondFactors => Set<SecondFactorRow>();

    public DbSet<RecoveryCodeRow> RecoveryCodes => Set<RecoveryCodeRow>();

    public DbSet<HalfSignInRow> HalfSignIns => Set<HalfSignInRow>();

    public DbSet<SignInResetRow> SignInResets => Set<SignInResetRow>();

    public DbSet<BankHolidayRow> BankHolidays => Set<BankHolidayRow>();

    public DbSet<SettingRow> Settings => Set<SettingRow>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        IdentityTables.Map(builder);
        ReviewTables.Map(builder);
        ProcessTables.Map(builder);
        RegisterTables.Map(builder);
        DelayTables.Map(builder);
        SystemTables.Map(builder);
        SignInTables.Map(builder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        ColumnForms.Apply(configurationBuilder);
}
