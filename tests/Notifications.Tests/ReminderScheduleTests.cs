using Reviews.Workflows.Access;
using static Reviews.Notifications.Tests.RemindedTask;

namespace Reviews.Notifications.Tests;

public sealed class ReminderScheduleTests
{
    [Theory]
    [InlineData("2026-12-24T08:59", null)]
    [InlineData("2026-12-24T09:00", "remind:-1wd 09:00")]
    [InlineData("2026-12-29T14:59", "remind:-1wd 09:00")]
    [InlineData("2026-12-29T15:00", "remind:-2h")]
    [InlineData("2026-12-29T16:59", "remind:-2h")]
    [InlineData("2026-12-29T17:00", "escalate:agency-senior +0h")]
    public void Over_Christmas_each_message_has_its_moment(string now, string? expected) =>
        Rungs(Sweep(Report, now)).Should().Equal(expected is null ? [] : [expected]);

    [Fact]
    public void A_key_is_made_of_the_task_the_rung_and_the_due_time_so_a_repeat_is_known()
    {
        var key = Sweep(Report, "2026-12-24T09:00").Due.Single().Key;

        key.Should().Be($"task:6f1f0d5e-3a55-4a4b-9e43-0d5a3f5f1c01:remind:-1wd 09:00:{London("2026-12-29T17:00").ToUnixTimeTicks()}");
        Sweep(Report, "2026-12-24T12:00").Due.Single().Key.Should().Be(key);
        Sweep(Report with { Due = Local("2026-12-30T17:00") }, "2026-12-29T09:00").Due.Single().Key.Should().NotBe(key);
    }

    [Theory]
    [InlineData("-72h", "2026-12-29T17:00", "2026-12-29T08:00")]
    [InlineData("-2d 20:00", "2026-12-24T17:00", "2026-12-23T08:00")]
    [InlineData("-1wd 07:00", "2026-12-24T17:00", "2026-12-23T08:00")]
    [InlineData("-1wd 18:00", "2026-12-24T17:00", "2026-12-24T08:00")]
    [InlineData("-1wd 17:59", "2026-12-24T17:00", "2026-12-23T17:59")]
    public void A_reminder_outside_the_mailing_hours_waits_for_them(string remind, string due, string goes) =>
        OwedAt(Report with { Remind = remind, Due = Local(due) }).Should().Be(London(goes));

    [Theory]
    [InlineData("-30m", "2026-12-29T08:00", "2026-12-24T17:00")]
    [InlineData("-1h", "2026-12-29T08:00", "2026-12-24T17:00")]
    [InlineData("-2h", "2027-01-04T09:30", "2027-01-04T08:00")]
    [InlineData("-2h", "2026-12-23T22:00", "2026-12-23T17:00")]
    [InlineData("-2h", "2026-12-26T22:00", "2026-12-24T17:00")]
    public void A_reminder_that_would_wait_past_its_deadline_goes_on_the_last_working_evening_until_then(string remind, string due, string goes) =>
        OwedAt(Report with { Remind = remind, Due = Local(due) }).Should().Be(London(goes));

    [Theory]
    [InlineData("2026-12-24T08:59", 1)]
    [InlineData("2026-12-24T09:00", 0)]
    [InlineData("2026-12-24T12:00", 0)]
    public void A_task_that_was_made_after_its_reminder_s_moment_is_not_reminded(string createdAt, int expected) =>
        Sweep(Report with { CreatedAt = London(createdAt) }, "2026-12-24T13:00").Due.Should().HaveCount(expected);

    [Fact]
    public void A_task_that_was_made_too_late_to_be_reminded_in_time_is_not_reminded() =>
        Sweep(Report with { Remind = "-30m", Due = Local("2026-12-29T08:00"), CreatedAt = London("2026-12-24T17:30") }, "2026-12-29T07:59").Due.Should().BeEmpty();

    [Fact]
    public void Of_the_reminders_missed_in_an_outage_only_the_last_goes_and_none_after_the_deadline()
    {
        Rungs(Sweep(Report, "2026-12-29T16:00")).Should().Equal("remind:-2h");
        Sweep(Report with { Escalate = null }, "2026-12-29T17:00").Due.Should().BeEmpty();
    }

    [Fact]
    public void A_rung_at_or_past_the_due_time_says_that_the_task_is_overdue()
    {
        var overdue = Sweep(Report with { Remind = "-2h, +1wd 09:00", Escalate = null }, "2027-01-02T12:00").Due.Single();

        overdue.Reason.Should().Be(DueReason.Overdue);
        overdue.OwedAt.Should().Be(London("2026-12-30T09:00"));
        overdue.To.Groups.Should().Equal(Group.Parse("agency-lead:health"));
    }

    [Fact]
    public void Escalations_go_to_each_role_in_its_time_for_the_task_s_own_body()
    {
        var due = Sweep(Report, "2026-12-30T17:00").Due;

        due.Select(message => message.To.Groups.Single()).Should().Equal(Group.Parse("agency-senior:health"), Group.Parse("business-manager"));
        due.Select(message => message.Reason).Should().OnlyContain(reason => reason == DueReason.Escalation);
    }

    [Theory]
    [InlineData("agency-senior +0h", "agency-senior:health")]
    [InlineData("safeguarding-partner +0h", "safeguarding-partner")]
    [InlineData("safeguarding-partner:police +0h", "safeguarding-partner:police")]
    [InlineData("independent-advisor +0h", "independent-advisor")]
    public void An_escalation_s_role_has_the_body_it_can_have(string escalate, string expected) =>
        Sweep(Report with { Escalate = escalate, Groups = [Group.Parse("business-manager")] }, "2026-12-29T17:00").Due.Single()
            .To.Groups.Single().ToString().Should().Be(expected);

    [Fact]
    public void No_agency_hears_of_a_task_that_is_not_its_own()
    {
        var sweep = Sweep(Report with { Groups = [Group.Parse("business-manager")], SubjectBody = null }, "2026-12-29T17:00");

        sweep.Due.Should().BeEmpty();
        sweep.Problems.Should().ContainSingle().Which.Should().Contain("Expected a task that is about an agency").And.Contain("6f1f0d5e");
    }

    [Fact]
    public void A_task_that_is_one_person_s_is_that_person_s_alone() =>
        Sweep(Report with { Assignee = "person-7" }, "2026-12-24T09:00").Due.Single().To.Should().BeEquivalentTo(new Recipients([], "person-7"));

    [Fact]
    public void A_list_that_cannot_be_read_holds_up_nothing_else()
    {
        var sweep = ReminderSchedule.Sweep(
            [Report with { Remind = "soon", Escalate = "nobody +0h" }, Report with { Due = Local("2031-01-06T17:00"), Remind = "-1wd" }, Report],
            [], London("2026-12-24T09:00"), WorkingDays, Rules);

        sweep.Due.Should().ContainSingle();
        sweep.Problems.Should().HaveCount(4).And.OnlyContain(problem => problem.StartsWith("Task 6f1f0d5e", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-1d 09:00", "2026-03-30T17:00", "2026-03-27T10:00Z", "2026-03-30T07:00Z")]
    [InlineData("-1wd 09:00", "2026-03-30T17:00", "2026-03-26T10:00Z", "2026-03-27T09:00Z")]
    [InlineData("-1wd 09:00", "2026-10-26T17:00", "2026-10-22T10:00Z", "2026-10-23T08:00Z")]
    [InlineData("-9h", "2026-10-26T17:00", "2026-10-22T10:00Z", "2026-10-26T08:00Z")]
    public void The_hours_are_London_s_when_the_clocks_change(string remind, string due, string created, string goes) =>
        OwedAt(Report with { Remind = remind, Due = Local(due), CreatedAt = Utc(created) }).Should().Be(Utc(goes));

    [Fact]
    public void One_that_is_not_to_be_sent_keeps_back_no_earlier_one_that_was_missed_but_those_of_its_own_moment()
    {
        Due("-1wd 09:00, -2h", "remind:-2h").Should().Equal("remind:-1wd 09:00");
        Due("-120m, -2h", "remind:-2h").Should().BeEmpty("the one at that moment was shown as one");
        Due("-1wd 09:00, -2h", "remind:-1wd 09:00").Should().Equal("remind:-2h");

        IEnumerable<string> Due(string remind, string dropped) => Rungs(ReminderSchedule.Sweep(
            [Report with { Remind = remind }], [], London("2026-12-29T16:00"), WorkingDays, Rules, due => due.Key.Contains($":{dropped}:", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_alarm_that_a_limit_is_reached_never_waits()
    {
        var limit = new RunningLimit(Report.Id, Local("2026-12-26T23:30"));

        ReminderSchedule.Sweep([], [limit], London("2026-12-26T23:29"), WorkingDays, Rules).Due.Should().BeEmpty();
        var alarm = ReminderSchedule.Sweep([], [limit], London("2026-12-26T23:30"), WorkingDays, Rules).Due.Single();
        alarm.Reason.Should().Be(DueReason.LimitReached);
        alarm.OwedAt.Should().Be(London("2026-12-26T23:30"));
    }
}
