using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Storage.Tables;

/// <summary>What the engine leads to: instances, tasks, timers and jobs, and the definitions they are pinned to.</summary>
internal static class ProcessTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<ProcessInstanceRow>(instance =>
        {
            instance.ToTable("ProcessInstances");
            instance.Property(i => i.Version).IsConcurrencyToken();
            instance.BelongsTo<ProcessInstanceRow, ReviewRow>(i => i.ReviewId);
        });
        model.Entity<ReviewTaskRow>(task =>
        {
            task.ToTable("ReviewTasks");
            task.HasIndex(t => new { t.ProcessInstanceId, t.EngineInstanceId }).IsUnique();
            task.HasIndex(t => new { t.IsOpen, t.DueAt });
            task.BelongsTo<ReviewTaskRow, ReviewRow>(t => t.ReviewId);
            task.BelongsTo<ReviewTaskRow, ProcessInstanceRow>(t => t.ProcessInstanceId);
            task.HasOne(t => t.Recorded).WithOne().HasForeignKey<RecordedAnswerRow>(r => r.TaskId).OnDelete(DeleteBehavior.Restrict);
            task.Navigation(t => t.Recorded).AutoInclude();
            task.Ignore(t => t.ReleasedAt);
            task.HasOne(t => t.Release).WithOne().HasForeignKey<ReportReleaseRow>(r => r.TaskId).OnDelete(DeleteBehavior.Restrict);
            task.Navigation(t => t.Release).AutoInclude();
            task.HasMany(t => t.Groups).WithOne().HasForeignKey(g => g.TaskId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<TaskGroupRow>(group =>
        {
            group.ToTable("TaskGroups");
            group.HasKey(g => new { g.TaskId, g.Role, g.Body });
            group.HasIndex(g => new { g.Role, g.Body });
        });
        model.Entity<RecordedAnswerRow>(recorded =>
        {
            recorded.ToTable("RecordedAnswers");
            recorded.HasKey(r => r.TaskId);
        });
        model.Entity<ReportReleaseRow>(release =>
        {
            release.ToTable("ReportReleases");
            release.HasKey(r => r.TaskId);
        });
        model.Entity<OpenedTaskRow>(opened =>
        {
            opened.ToTable("OpenedTasks");
            opened.HasKey(o => o.TaskId);
            opened.BelongsTo<OpenedTaskRow, ReviewTaskRow>(o => o.TaskId);
        });
        model.Entity<ReportVerdictRow>(verdict =>
        {
            verdict.ToTable("ReportVerdicts");
            verdict.HasKey(v => v.TaskId);
            verdict.BelongsTo<ReportVerdictRow, ReviewTaskRow>(v => v.TaskId);
        });
        model.Entity<UnsentAnswerRow>(unsent =>
        {
            unsent.ToTable("UnsentAnswers");
            unsent.HasKey(u => new { u.TaskId, u.PersonId, u.IsForOthers, u.IsCaught });
            unsent.BelongsTo<UnsentAnswerRow, ReviewTaskRow>(u => u.TaskId);
            unsent.BelongsTo<UnsentAnswerRow, Person>(u => u.PersonId);
        });
        model.Entity<DeadlineMoveRow>(move =>
        {
            move.ToTable("DeadlineMoves");
            move.HasKey(m => new { m.TaskId, m.Number });
            move.BelongsTo<DeadlineMoveRow, ReviewTaskRow>(m => m.TaskId);
        });
        model.Entity<ArmedTimerRow>(timer =>
        {
            timer.ToTable("ArmedTimers");
            timer.HasKey(t => new { t.ProcessInstanceId, t.TimerId });
            timer.HasIndex(t => t.DueAt);
            timer.BelongsTo<ArmedTimerRow, ProcessInstanceRow>(t => t.ProcessInstanceId);
        });
        model.Entity<JobRow>(job =>
        {
            job.ToTable("Jobs");
            job.HasIndex(j => new { j.ProcessInstanceId, j.EngineInstanceId }).IsUnique();
            job.HasIndex(j => new { j.State, j.DueAt });
            job.BelongsTo<JobRow, ProcessInstanceRow>(j => j.ProcessInstanceId);
        });
        model.Entity<DefinitionVersionRow>(definition =>
        {
            definition.ToTable("DefinitionVersions");
            definition.HasKey(d => new { d.ProcessId, d.Version });
            definition.HasMany(d => d.Forms).WithOne().HasForeignKey(f => new { f.ProcessId, f.Version }).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<DefinitionFormRow>(form =>
        {
            form.ToTable("DefinitionForms");
            form.HasKey(f => new { f.ProcessId, f.Version, f.FormId });
        });
    }
}
