using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Jobs;
using Reviews.Host.Tests.House;
using Reviews.Workflows.Access;
using Reviews.Workflows.Engine;
using static Reviews.Host.Tests.Casework.DelaysInHouse;

namespace Reviews.Host.Tests.Casework;

/// <summary>Who is reminded of what while a process is paused, and of the pause itself.</summary>
public sealed class DelayChasingTests
{
    [Fact]
    public async Task In_a_pause_nobody_is_reminded_and_the_alarm_about_the_limit_moves_with_it()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var manager = await house.HasAsync(Role.BusinessManager);
        await AgreeAsync(house, manager, await BegunAsync(house, manager), Pause);

        await using (var db = house.Read())
        {
            var tasks = await db.ReviewTasks.Include(t => t.Groups).Where(t => t.IsOpen).ToListAsync();
            var coming = await house.Get<ComingReminders>().OfAsync(db, tasks, house.Clock.Now, CancellationToken.None);
            coming.Should().NotBeEmpty().And.OnlyContain(one => one.Due.OwedAt < Instant.FromUtc(2026, 11, 24, 0, 0) || one.Due.OwedAt >= Instant.FromUtc(2026, 11, 30, 0, 0), "none is said to come in the pause");
        }

        // The report would have been reminded of and escalated from the 24th on, and the limit reached on the 30th at five.
        foreach (var day in new[] { 24, 25, 26, 27, 29 })
            (await ChasedAsync(house, Instant.FromUtc(2026, 11, day, 17, 30))).Should().BeEmpty("on the {0}th", day);

        (await ChasedAsync(house, Instant.FromUtc(2026, 11, 30, 9, 30))).Should().Contain("task-reminder", "the clock runs again, and the report is due tomorrow");
        (await ChasedAsync(house, Instant.FromUtc(2026, 11, 30, 17, 30))).Should().NotContain("limit-near");
        (await ChasedAsync(house, Instant.FromUtc(2026, 12, 4, 17, 30))).Should().Contain("limit-near");
    }

    [Fact]
    public async Task On_the_morning_of_its_review_date_the_business_manager_is_told_once_while_it_is_in_force()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var manager = await house.HasAsync(Role.BusinessManager);
        await AgreeAsync(house, manager, await BegunAsync(house, manager), Pause);

        (await ReviewedAsync(house, Instant.FromUtc(2026, 11, 27, 7, 59))).Should().Be(0);
        (await ReviewedAsync(house, Instant.FromUtc(2026, 11, 27, 8, 0))).Should().Be(1);
        (await ReviewedAsync(house, Instant.FromUtc(2026, 11, 28, 8, 0))).Should().Be(1, "once");

        house.Clock.Now = Instant.FromUtc(2026, 11, 28, 9, 0);
        await EndAsync(house, manager, await DelayAsync(house), new(2026, 12, 7), reviewOn: new(2026, 12, 5));
        (await ReviewedAsync(house, Instant.FromUtc(2026, 12, 6, 12, 0))).Should().Be(1, "Saturday the 5th waits for Monday");
        await EndAsync(house, manager, await DelayAsync(house), new(2026, 12, 6));
        (await ReviewedAsync(house, Instant.FromUtc(2026, 12, 7, 9, 0))).Should().Be(1, "it is in force no longer");
    }

    /// <summary>The kinds of what is sent by the sweeps of that moment.</summary>
    private static async Task<IReadOnlyList<string>> ChasedAsync(TestHouse house, Instant at)
    {
        house.Clock.Now = at;
        await using var db = house.Read();
        var before = await db.OutboxMessages.Select(m => m.Id).ToListAsync();
        await house.Get<DueWork>().RunAsync(CancellationToken.None);
        await house.Get<ReminderQueue>().RunAsync(CancellationToken.None);
        return await db.OutboxMessages.Where(m => !before.Contains(m.Id)).Select(m => m.Kind).ToListAsync();
    }

    /// <summary>How many were told by then that the delay is to be reviewed.</summary>
    private static async Task<int> ReviewedAsync(TestHouse house, Instant at)
    {
        house.Clock.Now = at;
        await house.Get<DelayReviewQueue>().RunAsync(CancellationToken.None);
        await using var db = house.Read();
        return await db.OutboxMessages.CountAsync(m => m.Kind == "delay-to-review");
    }
}
