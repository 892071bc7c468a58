using NodaTime.Text;
using Reviews.Testing.Machine;
using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;

namespace Reviews.Notifications.Tests;

/// <summary>A task of an agency over Christmas 2026, made on Friday the 18th and due on Tuesday the 29th at 5pm, and what a sweep finds of it.</summary>
internal static class RemindedTask
{
    public static readonly WorkingDayCalendar WorkingDays =
        new(BankHolidays.Read(File.ReadAllText(Path.Combine(Repository.Root, "workflows", "calendar", "england-and-wales.json"))));

    public static readonly ReminderRules OfSettings = new ReminderOptions().Rules();

    public static readonly ReminderRules Rules = OfSettings with { Remind = null, Escalate = null };

    public static readonly OpenTask Report = new(
        new("6f1f0d5e-3a55-4a4b-9e43-0d5a3f5f1c01"), Local("2026-12-29T17:00"), London("2026-12-18T10:00"), null,
        [Group.Parse("agency-lead:health")], "health", "-1wd 09:00, -2h", "agency-senior +0h, business-manager +1wd");

    public static ReminderSweep Sweep(OpenTask task, string now) => ReminderSchedule.Sweep([task], [], London(now), WorkingDays, Rules);

    public static Instant OwedAt(OpenTask task) => ReminderSchedule
        .Sweep([task], [], LondonTime.ToInstant(task.Due) - Duration.FromTicks(1), WorkingDays, Rules).Due.Single(message => message.Reason == DueReason.Reminder).OwedAt;

    public static IEnumerable<string> Rungs(ReminderSweep sweep) => sweep.Due.Select(message => string.Join(':', message.Key.Split(':')[2..^1]));

    public static LocalDateTime Local(string text) => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text).Value;

    public static Instant London(string text) => LondonTime.ToInstant(Local(text));

    public static Instant Utc(string text) => InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm'Z'").Parse(text).Value;
}
