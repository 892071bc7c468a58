using Microsoft.EntityFrameworkCore;
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

    [Fact]
    public async Task A_host_that_stands_still_with_a_timer_in_hand_holds_up_that_one_alone()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Postgres);
        var manager = await house.HasAsync(Role.BusinessManager);
        for (var i = 0; i < 3; i++)
            await house.HasReviewAsync(manager);
        house.Clock.Now += Duration.FromHours(2);
        await using var still = house.Read();
        await using (var inHand = await still.Database.BeginTransactionAsync())
        {
            await still.ArmedTimers.FromSqlRaw("SELECT * FROM \"ArmedTimers\" LIMIT 1 FOR UPDATE").ToListAsync();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));

            var sweep = house.Get<DueWork>().RunAsync(patience.Token);
            await using var db = house.Read();
            while (await db.ArmedTimers.CountAsync() > 1 && !patience.IsCancellationRequested)
                await Task.Delay(50);

            (await db.ArmedTimers.CountAsync()).Should().Be(1, "the others do not wait for it");
            await inHand.RollbackAsync();
            await sweep;
        }

        (await still.ArmedTimers.CountAsync()).Should().Be(0);
    }
}
