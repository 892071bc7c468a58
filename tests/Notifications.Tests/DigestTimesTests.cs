using NodaTime.Text;
using Reviews.Testing.Machine;
using Reviews.Workflows.Deadlines;

namespace Reviews.Notifications.Tests;

public sealed class DigestTimesTests
{
    private static readonly WorkingDayCalendar Calendar =
        new(BankHolidays.Read(File.ReadAllText(Path.Combine(Repository.Root, "workflows", "calendar", "england-and-wales.json"))));

    [Theory]
    [InlineData("2026-12-21T10:00", "2026-12-23T17:00", "2026-12-22T08:00:00Z")]
    [InlineData("2026-12-21T07:59", "2026-12-22T17:00", "2026-12-21T08:00:00Z")]
    [InlineData("2026-12-21T08:00", "2026-12-23T17:00", "2026-12-21T08:00:00Z")]
    [InlineData("2026-12-21T08:01", "2026-12-23T17:00", "2026-12-22T08:00:00Z")]
    [InlineData("2026-12-24T12:00", "2026-12-30T09:00", "2026-12-29T08:00:00Z")]
    [InlineData("2026-03-27T12:00", "2026-03-31T09:00", "2026-03-30T07:00:00Z")]
    [InlineData("2026-12-21T10:00", null, "2026-12-22T08:00:00Z")]
    public void It_waits_for_the_next_working_morning(string now, string? due, string expected) =>
        For(now, due).Should().Be(InstantPattern.General.Parse(expected).Value);

    [Theory]
    [InlineData("2026-12-21T10:00", "2026-12-22T17:00")]
    [InlineData("2026-12-21T10:00", "2026-12-21T17:00")]
    [InlineData("2026-12-24T12:00", "2026-12-29T17:00")]
    [InlineData("2026-12-24T12:00", "2026-12-27T17:00")]
    [InlineData("2026-12-21T07:00", "2026-12-21T17:00")]
    public void What_is_due_on_or_before_that_day_does_not_wait(string now, string due) => For(now, due).Should().BeNull();

    private static Instant? For(string now, string? due) => DigestTimes.For(due is null ? null : Local(due), LondonTime.ToInstant(Local(now)), Calendar, new ReminderOptions().Rules());

    private static LocalDateTime Local(string text) => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text).Value;
}
