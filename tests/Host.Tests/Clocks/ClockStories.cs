using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Jobs;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.House;
using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.Tests.Clocks;

/// <summary>
/// Every kind of date across clock changes, feasts and a leap day: tasks are due, timers fire and mails are queued at the
/// very instant, and not a second before. <see cref="MachineZoneTests"/> runs these on machines set to other zones too.
/// </summary>
public sealed class ClockStories
{
    /// <summary>In London 01:30 on 29 March is on no clock, so 02:30 is meant. Good Friday is 3 April, Easter Monday the 6th.</summary>
    private static readonly ClockStory Spring2026 = ClockStory.Read("2026-03-27", "2026-03-29", """
        2026-03-28 22:00 hours due
        2026-03-30 12:00 calendar-days due
        2026-03-30 17:00 backward due
        2026-03-31 17:00 report due
        2026-04-27 17:00 month due
        2026-03-28 10:00Z each-day fires
        2026-03-29 01:30Z half-past-one fires
        2026-03-29 09:00Z each-day fires
        2026-03-29 10:00Z two-days fires
        2026-03-30 07:00Z task-overdue: hours
        2026-03-30 07:00Z task-reminder: calendar-days
        2026-03-30 08:00Z task-reminder: report
        2026-03-30 09:00Z each-day fires
        2026-03-30 15:00Z task-reminder: backward
        2026-03-31 14:00Z task-reminder: report
        2026-03-31 16:00Z task-overdue: report
        2026-04-01 07:00Z task-escalated: report
        2026-04-07 16:00Z limit-near
        2026-04-24 08:00Z task-reminder: month
        """);

    /// <summary>01:30 on 25 October comes twice, and the first is meant.</summary>
    private static readonly ClockStory Autumn2026 = ClockStory.Read("2026-10-23", "2026-10-25", """
        2026-10-24 22:00 hours due
        2026-10-26 12:00 calendar-days due
        2026-10-27 17:00 report due
        2026-10-28 17:00 backward due
        2026-11-23 17:00 month due
        2026-10-24 09:00Z each-day fires
        2026-10-25 00:30Z half-past-one fires
        2026-10-25 09:00Z two-days fires
        2026-10-25 10:00Z each-day fires
        2026-10-26 08:00Z task-overdue: hours
        2026-10-26 08:00Z task-reminder: calendar-days
        2026-10-26 09:00Z task-reminder: report
        2026-10-26 10:00Z each-day fires
        2026-10-27 15:00Z task-reminder: report
        2026-10-27 17:00Z task-overdue: report
        2026-10-28 08:00Z task-escalated: report
        2026-10-28 16:00Z task-reminder: backward
        2026-10-30 17:00Z limit-near
        2026-11-20 09:00Z task-reminder: month
        """);

    /// <summary>Christmas Day is a Friday, Boxing Day's substitute Monday the 28th, and New Year's Day a Friday.</summary>
    private static readonly ClockStory Christmas2026 = ClockStory.Read("2026-12-23", "2026-12-25", """
        2026-12-23 17:00 backward due
        2026-12-24 22:00 hours due
        2026-12-26 12:00 calendar-days due
        2026-12-29 17:00 report due
        2027-01-23 17:00 month due
        2026-12-23 16:00Z task-reminder: backward
        2026-12-24 09:00Z task-reminder: report
        2026-12-24 10:00Z each-day fires
        2026-12-24 17:00Z task-reminder: calendar-days
        2026-12-25 01:30Z half-past-one fires
        2026-12-25 10:00Z two-days fires
        2026-12-25 10:00Z each-day fires
        2026-12-26 10:00Z each-day fires
        2026-12-29 08:00Z task-overdue: hours
        2026-12-29 15:00Z task-reminder: report
        2026-12-29 17:00Z task-overdue: report
        2026-12-30 08:00Z task-escalated: report
        2027-01-04 17:00Z limit-near
        2027-01-22 09:00Z task-reminder: month
        """);

    /// <summary>Good Friday is 26 March, Easter Monday the 29th, and on the Sunday between them the clocks go forward.</summary>
    private static readonly ClockStory Easter2027 = ClockStory.Read("2027-03-25", "2027-03-28", """
        2027-03-26 22:00 hours due
        2027-03-28 12:00 calendar-days due
        2027-03-30 17:00 backward due
        2027-03-31 17:00 report due
        2027-04-25 17:00 month due
        2027-03-25 17:00Z task-reminder: calendar-days
        2027-03-26 10:00Z each-day fires
        2027-03-27 10:00Z two-days fires
        2027-03-27 10:00Z each-day fires
        2027-03-28 01:30Z half-past-one fires
        2027-03-28 09:00Z each-day fires
        2027-03-30 07:00Z task-overdue: hours
        2027-03-30 08:00Z task-reminder: report
        2027-03-30 15:00Z task-reminder: backward
        2027-03-31 14:00Z task-reminder: report
        2027-03-31 16:00Z task-overdue: report
        2027-04-01 07:00Z task-escalated: report
        2027-04-05 16:00Z limit-near
        2027-04-23 08:00Z task-reminder: month
        """);

    private static readonly ClockStory Autumn2027 = ClockStory.Read("2027-10-29", "2027-10-31", """
        2027-10-30 22:00 hours due
        2027-11-01 12:00 calendar-days due
        2027-11-02 17:00 report due
        2027-11-03 17:00 backward due
        2027-11-29 17:00 month due
        2027-10-30 09:00Z each-day fires
        2027-10-31 00:30Z half-past-one fires
        2027-10-31 09:00Z two-days fires
        2027-10-31 10:00Z each-day fires
        2027-11-01 08:00Z task-overdue: hours
        2027-11-01 08:00Z task-reminder: calendar-days
        2027-11-01 09:00Z task-reminder: report
        2027-11-01 10:00Z each-day fires
        2027-11-02 15:00Z task-reminder: report
        2027-11-02 17:00Z task-overdue: report
        2027-11-03 08:00Z task-escalated: report
        2027-11-03 16:00Z task-reminder: backward
        2027-11-05 17:00Z limit-near
        2027-11-26 09:00Z task-reminder: month
        """);

    /// <summary>29 February 2028 is a Tuesday and a working day like another.</summary>
    private static readonly ClockStory LeapDay2028 = ClockStory.Read("2028-02-25", "2028-02-29", """
        2028-02-26 22:00 hours due
        2028-02-28 12:00 calendar-days due
        2028-02-29 17:00 report due
        2028-03-01 17:00 backward due
        2028-03-25 17:00 month due
        2028-02-26 10:00Z each-day fires
        2028-02-27 10:00Z two-days fires
        2028-02-27 10:00Z each-day fires
        2028-02-28 08:00Z task-overdue: hours
        2028-02-28 08:00Z task-reminder: calendar-days
        2028-02-28 09:00Z task-reminder: report
        2028-02-28 10:00Z each-day fires
        2028-02-29 01:30Z half-past-one fires
        2028-02-29 15:00Z task-reminder: report
        2028-02-29 17:00Z task-overdue: report
        2028-03-01 08:00Z task-escalated: report
        2028-03-01 16:00Z task-reminder: backward
        2028-03-03 17:00Z limit-near
        2028-03-24 09:00Z task-reminder: month
        """);

    public static TheoryData<ClockStory> All => [Spring2026, Autumn2026, Christmas2026, Easter2027, Autumn2027, LeapDay2028];

    [Theory]
    [MemberData(nameof(All))]
    public Task Everything_happens_at_its_instant_and_not_a_second_before(ClockStory story) => PlayAsync(Provider.Sqlite, story);

    [Fact]
    public async Task So_it_does_on_PostgreSQL()
    {
        await PlayAsync(Provider.Postgres, Spring2026);
        await PlayAsync(Provider.Postgres, Autumn2026);
    }

#pragma warning disable RS0030 // What nothing else may look at is looked at here: that the machine's zone is another's.
    [Fact]
    public void The_machine_is_in_the_zone_it_is_set_to()
    {
        var zone = DateTimeZoneProviders.Tzdb[Environment.GetEnvironmentVariable("TZ") is { Length: > 0 } told ? told : TimeZoneInfo.Local.Id];
        foreach (var moment in new[] { Instant.FromUtc(2026, 1, 15, 12, 0), Instant.FromUtc(2026, 7, 15, 12, 0) })
            TimeZoneInfo.Local.GetUtcOffset(moment.ToDateTimeUtc()).Should().Be(zone.GetUtcOffset(moment).ToTimeSpan());
    }
#pragma warning restore RS0030

    private static async Task PlayAsync(Provider provider, ClockStory story)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        await BeginAsync(house, story);

        await using (var db = house.Read())
            (await db.ReviewTasks.ToDictionaryAsync(t => t.ElementId, t => t.Due!.Value)).Should().Equal(story.Due);
        var happened = new List<string>();
        foreach (var moment in story.Happens.GroupBy(one => one.At))
        {
            (await SweptAsync(house, moment.Key - Duration.FromSeconds(1))).Should().Equal(happened, "a second before {0} nothing happens", moment.Key);
            happened.AddRange(moment.Select(one => one.What));
            happened.Sort(StringComparer.Ordinal);
            (await SweptAsync(house, moment.Key)).Should().Equal(happened, "it is {0}", moment.Key);
        }

        (await SweptAsync(house, story.Happens[^1].At + Duration.FromDays(7))).Should().Equal(happened, "nothing happens twice");
    }

    private static async Task BeginAsync(TestHouse house, ClockStory story)
    {
        var (ten, night) = (new LocalTime(10, 0), new FeelContext([new("night", new FeelDate(story.Night))]));
        house.Clock.Now = LondonTime.ToInstant(story.From + ten);
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.HasAsync(Role.IndependentAdvisor);
        var outcome = await house.Get<StartReview>().RunAsync(
            house.By(manager), new NewReview("southend", "every-clock", new ClockAnchor(story.From, ten), [], night), CancellationToken.None);
        outcome.Refusal.Should().BeNull();
    }

    /// <summary>All that has happened by itself by then, whenever it did, in order of its words.</summary>
    private static async Task<List<string>> SweptAsync(TestHouse house, Instant now)
    {
        house.Clock.Now = now;
        await house.Get<Sweep>().RunAsync(CancellationToken.None);
        await using var db = house.Read();
        var fired = await db.AuditEntries.Where(a => a.Event == "timer-fired").ToListAsync();
        fired.Where(a => a.At > now).Should().BeEmpty();
        var tasks = await db.ReviewTasks.ToListAsync();
        var mails = await db.OutboxMessages.Where(m => m.Kind != "task-assigned").ToListAsync();
        return
        [
            .. fired.Select(a => $"{((TimerFired)FactJson.Read(a.Data)).ElementId} fires").Concat(mails.Select(m => m.Kind + About(m, tasks))).Order(StringComparer.Ordinal),
        ];
    }

    private static string About(OutboxMessageRow mail, IEnumerable<ReviewTaskRow> tasks) =>
        tasks.SingleOrDefault(t => mail.Key.Contains(t.Id.ToString("D"), StringComparison.Ordinal)) is { } task ? ": " + task.ElementId : "";
}
