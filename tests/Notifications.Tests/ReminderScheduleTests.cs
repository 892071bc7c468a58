using NodaTime.Text;
using Reviews.Testing.Machine;
using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;

namespace Reviews.Notifications.Tests;

public sealed class ReminderScheduleTests
{
    private static readonly WorkingDayCalendar Calendar =
        new(BankHolidays.Read(File.ReadAllText(Path.Combine(Repository.Root, "workflows", "calendar", "england-and-wales.json"))));

    private static readonly ReminderRules OfSettings = new ReminderOptions().Rules();

    private static readonly ReminderRules Rules = OfSettings with { Remind = null, Escalate = null };

    private static readonly OpenTask Task = new(
        new("6f1f0d5e-3a55-4a4b-9e43-0d5a3f5f1c01"), Local("2026-12-29T17:00"), London("2026-12-18T10:00"), null,
        [Group.Parse("agency-lead:health")], "health", "-1wd 09:00, -2h", "agency-senior +0h, business-manager +1wd");

    [Theory]
    [InlineData("2026-12-24T08:59", null)]
    [InlineData("2026-12-24T09:00", "remind:-1wd 09:00")]
    [InlineData("2026-12-29T14:59", "remind:-1wd 09:00")]
    [InlineData("2026-12-29T15:00", "remind:-2h")]
    [InlineData("2026-12-29T16:59", "remind:-2h")]
    [InlineData("2026-12-29T17:00", "escalate:agency-senior +0h")]
    public void Over_Christmas_each_message_has_its_moment(string now, string? expected) =>
        Rungs(Sweep(Task, now)).Should().Equal(expected is null ? [] : [expected]);

    [Fact]
    public void A_key_is_made_of_the_task_the_rung_and_the_due_time_so_a_repeat_is_known()
    {
        var key = Sweep(Task, "2026-12-24T09:00").Due.Single().Key;

        key.Should().Be($"task:6f1f0d5e-3a55-4a4b-9e43-0d5a3f5f1c01:remind:-1wd 09:00:{London("2026-12-29T17:00").ToUnixTimeTicks()}");
        Sweep(Task, "2026-12-24T12:00").Due.Single().Key.Should().Be(key);
        Sweep(Task with { Due = Local("2026-12-30T17:00") }, "2026-12-29T09:00").Due.Single().Key.Should().NotBe(key);
    }

    [Theory]
    [InlineData("-72h", "2026-12-29T17:00", "2026-12-29T08:00")]
    [InlineData("-2d 20:00", "2026-12-24T17:00", "2026-12-23T08:00")]
    [InlineData("-1wd 07:00", "2026-12-24T17:00", "2026-12-23T08:00")]
    [InlineData("-1wd 18:00", "2026-12-24T17:00", "2026-12-24T08:00")]
    [InlineData("-1wd 17:59", "2026-12-24T17:00", "2026-12-23T17:59")]
    public void A_reminder_outside_the_mailing_hours_waits_for_them(string remind, string due, string goes) =>
        OwedAt(Task with { Remind = remind, Due = Local(due) }).Should().Be(London(goes));

    [Theory]
    [InlineData("-30m", "2026-12-29T08:00", "2026-12-24T17:00")]
    [InlineData("-1h", "2026-12-29T08:00", "2026-12-24T17:00")]
    [InlineData("-2h", "2027-01-04T09:30", "2027-01-04T08:00")]
    [InlineData("-2h", "2026-12-23T22:00", "2026-12-23T17:00")]
    [InlineData("-2h", "2026-12-26T22:00", "2026-12-24T17:00")]
    public void A_reminder_that_would_wait_past_its_deadline_goes_on_the_last_working_evening_until_then(string remind, string due, string goes) =>
        OwedAt(Task with { Remind = remind, Due = Local(due) }).Should().Be(London(goes));

    [Theory]
    [InlineData("2026-12-24T08:59", 1)]
    [InlineData("2026-12-24T09:00", 0)]
    [InlineData("2026-12-24T12:00", 0)]
    public void A_task_that_was_made_after_its_reminder_s_moment_is_not_reminded(string createdAt, int expected) =>
        Sweep(Task with { CreatedAt = London(createdAt) }, "2026-12-24T13:00").Due.Should().HaveCount(expected);

    [Fact]
    public void A_task_that_was_made_too_late_to_be_reminded_in_time_is_not_reminded() =>
        Sweep(Task with { Remind = "-30m", Due = Local("2026-12-29T08:00"), CreatedAt = London("2026-12-24T17:30") }, "2026-12-29T07:59").Due.Should().BeEmpty();

    [Fact]
    public void Of_the_reminders_missed_in_an_outage_only_the_last_goes_and_none_after_the_deadline()
    {
        Rungs(Sweep(Task, "2026-12-29T16:00")).Should().Equal("remind:-2h");
        Sweep(Task with { Escalate = null }, "2026-12-29T17:00").Due.Should().BeEmpty();
    }

    [Fact]
    public void What_is_to_come_is_what_sweeps_find_each_at_its_moment_and_nothing_else()
    {
        var asked = London("2026-12-18T10:00");
        var limits = new[] { new RunningLimit(Guid.NewGuid(), Local("2027-01-13T17:00")) };
        // Rungs at night, on holidays and at one moment, of a task of its own ladder and of one that the settings' serves.
        foreach (var task in new[]
        {
            Task with { Remind = "-72h, -2d 20:00, -1wd 09:00, -1wd 07:00, -2h, -1h, +0h, +3h, +1wd 09:00", Escalate = "agency-senior -2h, agency-senior -1h, agency-senior +0h, agency-senior +3h, business-manager +1wd" },
            Task with { Remind = null, Escalate = null },
            Task with { Due = Local("2026-12-29T08:00"), Remind = "-30m, -1h, -2h" },
        })
        {
            var coming = ReminderSchedule.ToCome([task], limits, asked, Calendar, OfSettings);
            coming.Should().HaveCountGreaterThan(1).And.OnlyHaveUniqueItems(message => message.Key).And.BeInAscendingOrder(message => message.OwedAt);
            var known = ReminderSchedule.Sweep([task], limits, asked, Calendar, OfSettings).Due.Select(message => message.Key).ToHashSet();
            var found = new List<(string, Instant)>();
            var moments = Enumerable.Range(0, 33 * 48).Select(half => asked + Duration.FromMinutes(half * 30)).Concat(coming.Select(message => message.OwedAt));
            foreach (var now in moments.Distinct().Order())
                found.AddRange(ReminderSchedule.Sweep([task], limits, now, Calendar, OfSettings).Due.Where(message => known.Add(message.Key)).Select(message => (message.Key, message.OwedAt)));
            coming.Select(message => (message.Key, message.OwedAt)).Should().BeEquivalentTo(found);
        }
    }

    [Fact]
    public void A_rung_at_or_past_the_due_time_says_that_the_task_is_overdue()
    {
        var overdue = Sweep(Task with { Remind = "-2h, +1wd 09:00", Escalate = null }, "2027-01-02T12:00").Due.Single();

        overdue.Reason.Should().Be(DueReason.Overdue);
        overdue.OwedAt.Should().Be(London("2026-12-30T09:00"));
        overdue.To.Groups.Should().Equal(Group.Parse("agency-lead:health"));
    }

    [Fact]
    public void Escalations_go_to_each_role_in_its_time_for_the_task_s_own_body()
    {
        var due = Sweep(Task, "2026-12-30T17:00").Due;

        due.Select(message => message.To.Groups.Single()).Should().Equal(Group.Parse("agency-senior:health"), Group.Parse("business-manager"));
        due.Select(message => message.Reason).Should().OnlyContain(reason => reason == DueReason.Escalation);
    }

    [Theory]
    [InlineData("agency-senior +0h", "agency-senior:health")]
    [InlineData("safeguarding-partner +0h", "safeguarding-partner")]
    [InlineData("safeguarding-partner:police +0h", "safeguarding-partner:police")]
    [InlineData("independent-advisor +0h", "independent-advisor")]
    public void An_escalation_s_role_has_the_body_it_can_have(string escalate, string expected) =>
        Sweep(Task with { Escalate = escalate, Groups = [Group.Parse("business-manager")] }, "2026-12-29T17:00").Due.Single()
            .To.Groups.Single().ToString().Should().Be(expected);

    [Fact]
    public void No_agency_hears_of_a_task_that_is_not_its_own()
    {
        var sweep = Sweep(Task with { Groups = [Group.Parse("business-manager")], SubjectBody = null }, "2026-12-29T17:00");

        sweep.Due.Should().BeEmpty();
        sweep.Problems.Should().ContainSingle().Which.Should().Contain("Expected a task that is about an agency").And.Contain("6f1f0d5e");
    }

    [Fact]
    public void A_task_that_is_one_person_s_is_that_person_s_alone() =>
        Sweep(Task with { Assignee = "person-7" }, "2026-12-24T09:00").Due.Single().To.Should().BeEquivalentTo(new Recipients([], "person-7"));

    [Fact]
    public void A_list_that_cannot_be_read_holds_up_nothing_else()
    {
        var sweep = ReminderSchedule.Sweep(
            [Task with { Remind = "soon", Escalate = "nobody +0h" }, Task with { Due = Local("2031-01-06T17:00"), Remind = "-1wd" }, Task],
            [], London("2026-12-24T09:00"), Calendar, Rules);

        sweep.Due.Should().ContainSingle();
        sweep.Problems.Should().HaveCount(4).And.OnlyContain(problem => problem.StartsWith("Task 6f1f0d5e", StringComparison.Ordinal));
    }

    [Fact]
    public void A_task_that_says_no_ladder_gets_that_of_the_settings_scaled_to_its_time()
    {
        var comments = Task with { CreatedAt = London("2027-01-07T09:30"), Due = Local("2027-01-07T15:00"), Remind = null, Escalate = " " };
        var sixMonths = comments with { CreatedAt = London("2027-01-04T09:00"), Due = Local("2027-07-05T17:00") };

        Climbed(comments, "2027-01-07T09:30", "2027-01-07T18:00").Should().Equal(
            "13:37 Reminder agency-lead:health", "14:43 Reminder agency-lead:health", "14:43 Escalation agency-deputy:health", "15:00 Overdue agency-lead:health",
            "15:00 Escalation agency-senior:health", "15:00 Escalation business-manager", "15:16 Overdue agency-lead:health", "15:16 Escalation safeguarding-partner",
            "15:33 Escalation independent-advisor", "15:49 Escalation strategic-group");
        ReminderSchedule.Sweep([sixMonths], [], London("2027-07-13T12:00"), Calendar, OfSettings).Due.Should().NotContain(m => m.To.Groups[0].Role == Role.SafeguardingPartner);
        ReminderSchedule.Sweep([sixMonths], [], London("2027-07-15T12:00"), Calendar, OfSettings).Due.Should().Contain(m => m.To.Groups[0].Role == Role.SafeguardingPartner);
    }

    [Fact]
    public void The_ladder_of_the_settings_goes_past_those_who_have_the_task_and_agencies_that_are_only_spoken_of()
    {
        var ofManager = Task with { Groups = [Group.Parse("business-manager")], Remind = null, Escalate = null };

        var sweep = ReminderSchedule.Sweep([ofManager], [], London("2027-01-20T12:00"), Calendar, OfSettings);

        sweep.Problems.Should().BeEmpty();
        sweep.Due.Where(m => m.Reason == DueReason.Escalation).Select(m => m.To.Groups.Single().ToString()).Should().Equal("safeguarding-partner", "independent-advisor", "strategic-group");
    }

    [Fact]
    public void The_hours_are_those_of_the_settings()
    {
        var later = new ReminderOptions { Opens = "09:30", Closes = "16:00", LastThing = "15:30", DigestAt = "09:30" }.Rules();

        ReminderSchedule.Sweep([Task with { Remind = "-9h" }], [], London("2026-12-29T09:29"), Calendar, later).Due.Should().BeEmpty();
        ReminderSchedule.Sweep([Task with { Remind = "-9h" }], [], London("2026-12-29T09:30"), Calendar, later).Due.Single().OwedAt.Should().Be(London("2026-12-29T09:30"));
    }

    [Theory]
    [InlineData("-1d 09:00", "2026-03-30T17:00", "2026-03-27T10:00Z", "2026-03-30T07:00Z")]
    [InlineData("-1wd 09:00", "2026-03-30T17:00", "2026-03-26T10:00Z", "2026-03-27T09:00Z")]
    [InlineData("-1wd 09:00", "2026-10-26T17:00", "2026-10-22T10:00Z", "2026-10-23T08:00Z")]
    [InlineData("-9h", "2026-10-26T17:00", "2026-10-22T10:00Z", "2026-10-26T08:00Z")]
    public void The_hours_are_London_s_when_the_clocks_change(string remind, string due, string created, string goes) =>
        OwedAt(Task with { Remind = remind, Due = Local(due), CreatedAt = Utc(created) }).Should().Be(Utc(goes));

    [Fact]
    public void Whatever_the_hour_of_the_sweep_mail_goes_in_working_hours_and_no_reminder_after_its_deadline()
    {
        var sent = new Dictionary<string, (Instant At, DueMessage Message)>();
        var tasks = Enumerable.Range(0, 24).Select(n => Task with
        {
            Id = new Guid(n, 0, 0, new byte[8]),
            Due = Local("2026-12-21T00:00").PlusHours(n * 17),
            Remind = "-1wd 09:00, -2h, -30m, -1d 23:00, +1d",
        }).ToList();
        for (var now = London("2026-12-18T11:00"); now < London("2027-01-20T00:00"); now += Duration.FromMinutes(30))
        {
            foreach (var message in ReminderSchedule.Sweep(tasks, [], now, Calendar, Rules).Due) sent.TryAdd(message.Key, (now, message));
        }

        sent.Count.Should().BeGreaterThan(80);
        foreach (var (at, message) in sent.Values)
        {
            var local = LondonTime.ToLocal(at);
            Calendar.IsWorkingDay(local.Date).Should().BeTrue();
            local.Hour.Should().BeInRange(8, 17);
            (at - message.OwedAt).Should().BeLessThan(Duration.FromMinutes(30));
            if (message.Reason == DueReason.Reminder)
                at.Should().BeLessThan(LondonTime.ToInstant(tasks.Single(task => task.Id == message.SubjectId).Due));
        }
    }

    [Fact]
    public void One_that_is_not_to_be_sent_keeps_back_no_earlier_one_that_was_missed_but_those_of_its_own_moment()
    {
        Due("-1wd 09:00, -2h", "remind:-2h").Should().Equal("remind:-1wd 09:00");
        Due("-120m, -2h", "remind:-2h").Should().BeEmpty("the one at that moment was shown as one");
        Due("-1wd 09:00, -2h", "remind:-1wd 09:00").Should().Equal("remind:-2h");

        IEnumerable<string> Due(string remind, string dropped) => Rungs(ReminderSchedule.Sweep(
            [Task with { Remind = remind }], [], London("2026-12-29T16:00"), Calendar, Rules, due => due.Key.Contains($":{dropped}:", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_alarm_that_a_limit_is_reached_never_waits()
    {
        var limit = new RunningLimit(Task.Id, Local("2026-12-26T23:30"));

        ReminderSchedule.Sweep([], [limit], London("2026-12-26T23:29"), Calendar, Rules).Due.Should().BeEmpty();
        var alarm = ReminderSchedule.Sweep([], [limit], London("2026-12-26T23:30"), Calendar, Rules).Due.Single();
        alarm.Reason.Should().Be(DueReason.LimitReached);
        alarm.OwedAt.Should().Be(London("2026-12-26T23:30"));
    }

    // What goes, minute by minute, each once.
    private static List<string> Climbed(OpenTask task, string from, string through)
    {
        var seen = new Dictionary<string, string>();
        for (var now = London(from); now <= London(through); now += Duration.FromMinutes(1))
        {
            foreach (var due in ReminderSchedule.Sweep([task], [], now, Calendar, OfSettings).Due)
                seen.TryAdd(due.Key, $"{LondonTime.ToLocal(due.OwedAt).TimeOfDay.ToString("HH':'mm", null)} {due.Reason} {due.To.Groups[0]}");
        }

        return [.. seen.Values];
    }

    private static ReminderSweep Sweep(OpenTask task, string now) => ReminderSchedule.Sweep([task], [], London(now), Calendar, Rules);

    private static Instant OwedAt(OpenTask task) => ReminderSchedule
        .Sweep([task], [], LondonTime.ToInstant(task.Due) - Duration.FromTicks(1), Calendar, Rules).Due.Single(message => message.Reason == DueReason.Reminder).OwedAt;

    private static IEnumerable<string> Rungs(ReminderSweep sweep) => sweep.Due.Select(message => string.Join(':', message.Key.Split(':')[2..^1]));

    private static LocalDateTime Local(string text) => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text).Value;

    private static Instant London(string text) => LondonTime.ToInstant(Local(text));

    private static Instant Utc(string text) => InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm'Z'").Parse(text).Value;
}
