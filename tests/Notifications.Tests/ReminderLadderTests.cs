using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;
using static Reviews.Notifications.Tests.RemindedTask;

namespace Reviews.Notifications.Tests;

/// <summary>The ladder of the settings, and what holds of every ladder whatever the hour of the sweep.</summary>
public sealed class ReminderLadderTests
{
    [Fact]
    public void What_is_to_come_is_what_sweeps_find_each_at_its_moment_and_nothing_else()
    {
        var asked = London("2026-12-18T10:00");
        var limits = new[] { new RunningLimit(Guid.NewGuid(), Local("2027-01-13T17:00")) };
        // Rungs at night, on holidays and at one moment, of a task of its own ladder and of one that the settings' serves.
        foreach (var task in new[]
        {
            Report with { Remind = "-72h, -2d 20:00, -1wd 09:00, -1wd 07:00, -2h, -1h, +0h, +3h, +1wd 09:00", Escalate = "agency-senior -2h, agency-senior -1h, agency-senior +0h, agency-senior +3h, business-manager +1wd" },
            Report with { Remind = null, Escalate = null },
            Report with { Due = Local("2026-12-29T08:00"), Remind = "-30m, -1h, -2h" },
        })
        {
            var coming = ReminderSchedule.ToCome([task], limits, asked, WorkingDays, OfSettings);
            coming.Should().HaveCountGreaterThan(1).And.OnlyHaveUniqueItems(message => message.Key).And.BeInAscendingOrder(message => message.OwedAt);
            var known = ReminderSchedule.Sweep([task], limits, asked, WorkingDays, OfSettings).Due.Select(message => message.Key).ToHashSet();
            var found = new List<(string, Instant)>();
            var moments = Enumerable.Range(0, 33 * 48).Select(half => asked + Duration.FromMinutes(half * 30)).Concat(coming.Select(message => message.OwedAt));
            foreach (var now in moments.Distinct().Order())
                found.AddRange(ReminderSchedule.Sweep([task], limits, now, WorkingDays, OfSettings).Due.Where(message => known.Add(message.Key)).Select(message => (message.Key, message.OwedAt)));
            coming.Select(message => (message.Key, message.OwedAt)).Should().BeEquivalentTo(found);
        }
    }

    [Fact]
    public void A_task_that_says_no_ladder_gets_that_of_the_settings_scaled_to_its_time()
    {
        var comments = Report with { CreatedAt = London("2027-01-07T09:30"), Due = Local("2027-01-07T15:00"), Remind = null, Escalate = " " };
        var sixMonths = comments with { CreatedAt = London("2027-01-04T09:00"), Due = Local("2027-07-05T17:00") };

        Climbed(comments, "2027-01-07T09:30", "2027-01-07T18:00").Should().Equal(
            "13:37 Reminder agency-lead:health", "14:43 Reminder agency-lead:health", "14:43 Escalation agency-deputy:health", "15:00 Overdue agency-lead:health",
            "15:00 Escalation agency-senior:health", "15:00 Escalation business-manager", "15:16 Overdue agency-lead:health", "15:16 Escalation safeguarding-partner",
            "15:33 Escalation independent-advisor", "15:49 Escalation strategic-group");
        ReminderSchedule.Sweep([sixMonths], [], London("2027-07-13T12:00"), WorkingDays, OfSettings).Due.Should().NotContain(m => m.To.Groups[0].Role == Role.SafeguardingPartner);
        ReminderSchedule.Sweep([sixMonths], [], London("2027-07-15T12:00"), WorkingDays, OfSettings).Due.Should().Contain(m => m.To.Groups[0].Role == Role.SafeguardingPartner);
    }

    [Fact]
    public void The_ladder_of_the_settings_goes_past_those_who_have_the_task_and_agencies_that_are_only_spoken_of()
    {
        var ofManager = Report with { Groups = [Group.Parse("business-manager")], Remind = null, Escalate = null };

        var sweep = ReminderSchedule.Sweep([ofManager], [], London("2027-01-20T12:00"), WorkingDays, OfSettings);

        sweep.Problems.Should().BeEmpty();
        sweep.Due.Where(m => m.Reason == DueReason.Escalation).Select(m => m.To.Groups.Single().ToString()).Should().Equal("safeguarding-partner", "independent-advisor", "strategic-group");
    }

    [Fact]
    public void The_hours_are_those_of_the_settings()
    {
        var later = new ReminderOptions { Opens = "09:30", Closes = "16:00", LastThing = "15:30", DigestAt = "09:30" }.Rules();

        ReminderSchedule.Sweep([Report with { Remind = "-9h" }], [], London("2026-12-29T09:29"), WorkingDays, later).Due.Should().BeEmpty();
        ReminderSchedule.Sweep([Report with { Remind = "-9h" }], [], London("2026-12-29T09:30"), WorkingDays, later).Due.Single().OwedAt.Should().Be(London("2026-12-29T09:30"));
    }

    [Fact]
    public void Whatever_the_hour_of_the_sweep_mail_goes_in_working_hours_and_no_reminder_after_its_deadline()
    {
        var sent = new Dictionary<string, (Instant At, DueMessage Message)>();
        var tasks = Enumerable.Range(0, 24).Select(n => Report with
        {
            Id = new Guid(n, 0, 0, new byte[8]),
            Due = Local("2026-12-21T00:00").PlusHours(n * 17),
            Remind = "-1wd 09:00, -2h, -30m, -1d 23:00, +1d",
        }).ToList();
        for (var now = London("2026-12-18T11:00"); now < London("2027-01-20T00:00"); now += Duration.FromMinutes(30))
        {
            foreach (var message in ReminderSchedule.Sweep(tasks, [], now, WorkingDays, Rules).Due) sent.TryAdd(message.Key, (now, message));
        }

        sent.Count.Should().BeGreaterThan(80);
        foreach (var (at, message) in sent.Values)
        {
            var local = LondonTime.ToLocal(at);
            WorkingDays.IsWorkingDay(local.Date).Should().BeTrue();
            local.Hour.Should().BeInRange(8, 17);
            (at - message.OwedAt).Should().BeLessThan(Duration.FromMinutes(30));
            if (message.Reason == DueReason.Reminder)
                at.Should().BeLessThan(LondonTime.ToInstant(tasks.Single(task => task.Id == message.SubjectId).Due));
        }
    }

    // What goes, minute by minute, each once.
    private static List<string> Climbed(OpenTask task, string from, string through)
    {
        var seen = new Dictionary<string, string>();
        for (var now = London(from); now <= London(through); now += Duration.FromMinutes(1))
        {
            foreach (var due in ReminderSchedule.Sweep([task], [], now, WorkingDays, OfSettings).Due)
                seen.TryAdd(due.Key, $"{LondonTime.ToLocal(due.OwedAt).TimeOfDay.ToString("HH':'mm", null)} {due.Reason} {due.To.Groups[0]}");
        }

        return [.. seen.Values];
    }
}
