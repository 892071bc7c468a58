using Microsoft.Data.Sqlite;
using Quartz;
using Reviews.Host.Casework;
using Reviews.Host.Storage;

namespace Reviews.Host.Jobs;

/// <summary>
/// The timetable: what is due every five seconds, files that nobody can hand in any more at a start and every day after, and
/// the clear-out at a start and each night; never overlapping. Quartz keeps it in a store of its own, which may be deleted at any
/// time: what is due stands in our rows. On SQLite that store is another file, as two writers in one were measured to stall.
/// </summary>
internal static class JobSchedule
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Daily = TimeSpan.FromDays(1);

    public static IServiceCollection AddJobs(this IServiceCollection services, DatabaseAddress database, string dataFolder, ClearOutOptions clearOut)
    {
        services.AddSingleton<DueWork>();
        services.AddSingleton<ReminderQueue>();
        services.AddSingleton<DelayReviewQueue>();
        services.AddSingleton<DigestRound>();
        services.AddSingleton<MailRound>();
        services.AddSingleton<Sweep>();
        services.AddQuartz(quartz =>
        {
            quartz.UsePersistentStore(store =>
            {
                if (database.IsPostgres)
                {
                    store.UsePostgres(database.ConnectionString);
                    store.UseClustering();
                }
                else
                {
                    store.UseSqlite(new SqliteConnectionStringBuilder { DataSource = Path.Join(dataFolder, "quartz.db") }.ToString());
                }

                store.ProvisionSchema();
            });
            Schedule<DoDueWorkJob>(quartz, "do-due-work", Often);
            Schedule<QueueRemindersJob>(quartz, "queue-reminders", Often);
            Schedule<SendMailJob>(quartz, "send-mail", Often);
            Schedule<DiscardUploadsJob>(quartz, "discard-uploads", Daily);
            quartz.AddJob<ClearOutJob>(job => job.WithIdentity("clear-out").RequestRecovery());
            // At a start too: where nothing runs at that time of night, it would never be done.
            quartz.AddTrigger(trigger => trigger.ForJob("clear-out").WithIdentity("clear-out-at-start").StartNow());
            quartz.AddTrigger(
                trigger => trigger.ForJob("clear-out").WithIdentity("clear-out").WithCronSchedule(Nightly(clearOut.Time), cron => cron.InTimeZone(TimeZoneInfo.Utc)));
        });
        return services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }

    private static string Nightly(LocalTime time) => FormattableString.Invariant($"0 {time.Minute} {time.Hour} * * ?");

    private static void Schedule<TJob>(IQuartzBuilder quartz, string name, TimeSpan every)
        where TJob : class, IJob =>
        quartz.ScheduleJob<TJob>(
            trigger => trigger.WithIdentity(name).StartNow().WithSimpleSchedule(s => s.WithInterval(every).RepeatForever()),
            job => job.WithIdentity(name).RequestRecovery());
}
