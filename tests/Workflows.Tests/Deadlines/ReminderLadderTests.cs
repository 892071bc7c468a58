using NodaTime.Text;
using Reviews.Workflows.Deadlines;

namespace Reviews.Workflows.Tests.Deadlines;

public sealed class ReminderLadderTests
{
    private static readonly WorkingDayCalendar Calendar = new(new BankHolidays(
    [
        new(new(2026, 12, 25), "Christmas Day", null), new(new(2026, 12, 28), "Boxing Day", "Substitute day"),
        new(new(2027, 1, 1), "New Year's Day", null), new(new(2027, 3, 26), "Good Friday", null),
    ]));

    [Theory]
    [InlineData("-1wd 09:00", "2026-12-29T17:00:00", "2026-12-24T09:00:00Z")]
    [InlineData("-1wd", "2026-12-29T17:00:00", "2026-12-24T17:00:00Z")]
    [InlineData("+1wd 09:30", "2026-12-24T17:00:00", "2026-12-29T09:30:00Z")]
    [InlineData("+0wd 08:00", "2026-12-24T17:00:00", "2026-12-24T08:00:00Z")]
    [InlineData("-1d", "2026-12-29T17:00:00", "2026-12-28T17:00:00Z")]
    [InlineData("-2h", "2026-12-29T17:00:00", "2026-12-29T15:00:00Z")]
    [InlineData("-90m", "2026-12-29T17:00:00", "2026-12-29T15:30:00Z")]
    public void A_rung_is_counted_from_the_due_time(string remind, string due, string expected)
    {
        var ladder = ReminderLadder.Read(remind, null, out var problems);

        problems.Should().BeEmpty();
        ladder.Reminders.Should().ContainSingle(rung => rung.Role == null).Which
            .InstantFor(LocalDateTimePattern.GeneralIso.Parse(due).Value, Instant.FromUtc(2026, 12, 18, 9, 0), Calendar)
            .Should().Be(InstantPattern.General.Parse(expected).Value);
    }

    [Fact]
    public void Hours_pass_by_the_clock_of_the_world_when_summer_time_begins()
    {
        var rung = ReminderLadder.Read("-24h, -1d", null, out _).Reminders;
        var due = new LocalDateTime(2026, 3, 29, 12, 0);

        rung[0].InstantFor(due, Instant.FromUtc(2026, 3, 20, 9, 0), Calendar).Should().Be(Instant.FromUtc(2026, 3, 28, 11, 0));
        rung[1].InstantFor(due, Instant.FromUtc(2026, 3, 20, 9, 0), Calendar).Should().Be(Instant.FromUtc(2026, 3, 28, 12, 0));
    }

    [Theory]
    [InlineData("-25%", "2027-01-07T09:30:00Z", "2027-01-07T15:00:00", "2027-01-07T13:37:30Z")]
    [InlineData("+5%", "2027-01-07T09:30:00Z", "2027-01-07T15:00:00", "2027-01-07T15:16:30Z")]
    [InlineData("-25%", "2027-01-04T09:00:00Z", "2027-07-04T17:00:00", "2027-05-20T08:15:00Z")]
    [InlineData("+5%", "2027-01-04T09:00:00Z", "2027-07-04T17:00:00", "2027-07-13T17:33:00Z")]
    [InlineData("-100%", "2027-01-07T09:30:00Z", "2027-01-07T15:00:00", "2027-01-07T09:30:00Z")]
    [InlineData("+50%", "2027-01-08T09:30:00Z", "2027-01-07T15:00:00", "2027-01-07T15:00:00Z")]
    public void A_share_is_minutes_of_an_afternoon_and_days_of_six_months(string remind, string opened, string due, string expected)
    {
        var ladder = ReminderLadder.Read(remind, null, out var problems);

        problems.Should().BeEmpty();
        ladder.Reminders.Single().InstantFor(LocalDateTimePattern.GeneralIso.Parse(due).Value, InstantPattern.General.Parse(opened).Value, Calendar)
            .Should().Be(InstantPattern.General.Parse(expected).Value);
    }

    [Theory]
    [InlineData("-101%", "at most 100% before")]
    [InlineData("-5% 09:00", "only with days")]
    public void A_share_that_says_nothing_is_refused(string remind, string problem)
    {
        ReminderLadder.Read(remind, null, out var problems).Reminders.Should().BeEmpty();
        problems.Should().ContainSingle().Which.Should().Contain(problem).And.Contain(remind);
    }

    [Fact]
    public void An_escalation_names_its_role()
    {
        var ladder = ReminderLadder.Read(null, "agency-senior +0h,  safeguarding-partner   +1wd 09:00", out var problems);

        problems.Should().BeEmpty();
        ladder.Escalations.Should().Equal(
            new LadderRung("agency-senior +0h", "agency-senior", 0, OffsetUnit.Hours, null),
            new LadderRung("safeguarding-partner +1wd 09:00", "safeguarding-partner", 1, OffsetUnit.WorkingDays, new LocalTime(9, 0)));
    }

    [Fact]
    public void An_escalation_may_name_one_body()
    {
        var ladder = ReminderLadder.Read(null, "safeguarding-partner:local-authority +0h", out var problems);

        problems.Should().BeEmpty();
        ladder.Escalations.Should().ContainSingle().Which.Role.Should().Be("safeguarding-partner:local-authority");
    }

    [Fact]
    public void Every_fault_is_said_and_the_rest_is_kept()
    {
        var ladder = ReminderLadder.Read("1wd, -2h 09:00, -1wd 24:00, -1h, -1h,", "+1wd", out var problems);

        ladder.Reminders.Should().ContainSingle().Which.Text.Should().Be("-1h");
        problems.Should().HaveCount(6);
        problems[0].Should().StartWith("Expected remind to list").And.Contain("'-1wd 09:00'").And.Contain("found '1wd'");
        problems[1].Should().Contain("only with days").And.Contain("-2h 09:00");
        problems[2].Should().Contain("00:00 to 23:59");
        problems[3].Should().Contain("'-1h' is there twice");
        problems[5].Should().StartWith("Expected escalate to list a role and a time").And.Contain("found '+1wd'");
    }
}
