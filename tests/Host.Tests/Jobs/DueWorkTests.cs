using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Jobs;
using Reviews.Host.Tests.House;
using Reviews.Workflows.Access;

namespace Reviews.Host.Tests.Jobs;

public sealed class DueWorkTests
{
    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task One_timer_that_cannot_fire_holds_up_none_of_those_it_would_share_a_transaction_with(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var manager = await house.HasAsync(Role.BusinessManager);
        for (var i = 0; i < 5; i++)
            await house.HasReviewAsync(manager);
        await using var db = house.Read();
        var broken = await db.ArmedTimers.Select(t => t.ProcessInstanceId).OrderBy(id => id).FirstAsync();
        await db.ProcessInstances.Where(p => p.Id == broken).ExecuteUpdateAsync(set => set.SetProperty(p => p.Snapshot, "{"));
        house.Clock.Now += Duration.FromHours(2);

        await house.Get<DueWork>().RunAsync(CancellationToken.None);

        (await db.ArmedTimers.Select(t => t.ProcessInstanceId).ToListAsync()).Should().Equal(broken);
        (await db.ReviewTasks.CountAsync(t => t.ElementId == "chase")).Should().Be(4);
        (await db.AuditEntries.CountAsync(e => e.Event == "timer-fired")).Should().Be(4);
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task A_beat_that_was_missed_in_an_outage_fires_once_and_keeps_its_time(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        await house.EditAsync(bpmn => bpmn.Replace("<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">PT1H</bpmn:timeDuration>", "<bpmn:timeCycle xsi:type=\"bpmn:tFormalExpression\">R/PT1H</bpmn:timeCycle>", StringComparison.Ordinal));
        var begun = house.Clock.Now;
        await house.HasReviewAsync(await house.HasAsync(Role.BusinessManager));
        house.Clock.Now += Duration.FromMinutes(5 * 60 + 30);

        await house.Get<DueWork>().RunAsync(CancellationToken.None);

        await using var db = house.Read();
        (await db.ReviewTasks.AsNoTracking().Where(t => t.ElementId == "chase").ToListAsync()).Should().ContainSingle("five beats were missed, and one chase is enough");
        (await db.AuditEntries.SingleAsync(e => e.Event == "timer-fired")).At.Should().Be(begun + Duration.FromHours(1), "it counts from its own instant");
        (await db.ArmedTimers.SingleAsync()).DueAt.Should().Be(begun + Duration.FromHours(6));
    }

    [Theory]
    [InlineData("SELECT * FROM \"ArmedTimers\" LIMIT 1 FOR UPDATE")]
    [InlineData("SELECT * FROM \"ProcessInstances\" LIMIT 1 FOR UPDATE")]
    public async Task A_host_that_stands_still_with_a_review_in_hand_holds_up_that_one_alone(string whatItHolds)
    {
        await using var house = await TestHouse.OpenAsync(Provider.Postgres);
        var manager = await house.HasAsync(Role.BusinessManager);
        for (var i = 0; i < 3; i++)
            await house.HasReviewAsync(manager);
        house.Clock.Now += Duration.FromHours(2);
        await using var db = house.Read();
        await using (var still = house.Read())
        await using (await still.Database.BeginTransactionAsync())
        {
            await still.Database.ExecuteSqlRawAsync(whatItHolds);

            // The sweep ends: it does not stand still with it.
            await house.Get<DueWork>().RunAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));

            (await db.ArmedTimers.CountAsync()).Should().Be(1, "the others do not wait for it");
        }

        await house.Get<DueWork>().RunAsync(CancellationToken.None);
        (await db.ArmedTimers.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task The_database_lets_go_of_a_host_that_stands_still_and_nobody_waits_for_ever()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Postgres);
        await using var db = house.Read();

        (await db.Database.SqlQueryRaw<string>("SELECT current_setting('idle_in_transaction_session_timeout') AS \"Value\"").SingleAsync()).Should().Be("1min");
        (await db.Database.SqlQueryRaw<string>("SELECT current_setting('lock_timeout') AS \"Value\"").SingleAsync()).Should().Be("20s");
    }

    [Fact]
    public async Task What_comes_later_in_a_review_does_not_overtake_what_somebody_has_in_hand()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Postgres);
        var manager = await house.HasAsync(Role.BusinessManager);
        var first = await house.HasReviewAsync(manager);
        house.Clock.Now += Duration.FromMinutes(1);
        var second = await house.HasReviewAsync(manager);
        await using var db = house.Read();
        await db.ProcessInstances.Where(p => p.ReviewId == second.ReviewId).ExecuteUpdateAsync(set => set.SetProperty(p => p.ReviewId, first.ReviewId));
        house.Clock.Now += Duration.FromHours(2);
        await using (var still = house.Read())
        await using (await still.Database.BeginTransactionAsync())
        {
            await still.Database.ExecuteSqlRawAsync("SELECT * FROM \"ProcessInstances\" ORDER BY \"StartedAt\" LIMIT 1 FOR UPDATE");

            await house.Get<DueWork>().RunAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));

            (await db.ArmedTimers.CountAsync()).Should().Be(2, "the second's turn comes after the first's");
        }

        await house.Get<DueWork>().RunAsync(CancellationToken.None);
        (await db.ArmedTimers.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Whoever_waits_too_long_for_what_another_holds_is_told_and_changes_nothing()
    {
        var impatient = TestHouse.AddressOf(Provider.Postgres)!;
        await using var house = await TestHouse.OpenAsync(impatient with { ConnectionString = impatient.ConnectionString.Replace("lock_timeout=20s", "lock_timeout=200ms", StringComparison.Ordinal) });
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.HasReviewAsync(manager);
        var task = await house.OpenTaskAsync("first");
        await using var still = house.Read();
        await using var inHand = await still.Database.BeginTransactionAsync();
        await still.Database.ExecuteSqlRawAsync("SELECT * FROM \"ProcessInstances\" FOR UPDATE");

        (await house.SubmitAsync(manager, task.Id)).Refusal.Should().Be(Refusals.ChangedSinceOpened);

        (await house.OpenTaskAsync("first")).Id.Should().Be(task.Id);
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task What_was_to_be_fired_together_and_was_not_is_fired_at_the_instant_it_was_found_with(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        await house.EditAsync(text => text.Replace("<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">PT1H</bpmn:timeDuration>", "<bpmn:timeCycle xsi:type=\"bpmn:tFormalExpression\">R/PT1H</bpmn:timeCycle>", StringComparison.Ordinal));
        var manager = await house.HasAsync(Role.BusinessManager);
        var armed = new List<Instant>();
        for (var i = 0; i < 3; i++)
        {
            armed.Add(house.Clock.Now + Duration.FromHours(1));
            await house.HasReviewAsync(manager);
            house.Clock.Now += Duration.FromMinutes(1);
        }

        await using var db = house.Read();
        var broken = await db.ArmedTimers.OrderByDescending(t => t.DueAt).Select(t => t.ProcessInstanceId).FirstAsync();
        await db.ProcessInstances.Where(p => p.Id == broken).ExecuteUpdateAsync(set => set.SetProperty(p => p.Snapshot, "{"));
        house.Clock.Now += Duration.FromHours(1);

        await house.Get<DueWork>().RunAsync(CancellationToken.None);

        (await db.AuditEntries.Where(e => e.Event == "timer-fired").Select(e => e.At).OrderBy(at => at).ToListAsync()).Should().Equal(armed[0], armed[1]);
        (await db.ArmedTimers.Select(t => t.DueAt).OrderBy(at => at).ToListAsync())
            .Should().Equal(armed[2], armed[0] + Duration.FromHours(1), armed[1] + Duration.FromHours(1));
    }
}
