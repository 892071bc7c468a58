using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.House;
using Reviews.Workflows.Access;

namespace Reviews.Host.Tests.Casework;

/// <summary>An account that is closed, or a role that ends, leaves no task with somebody who cannot do it, and those who steer the reviews know.</summary>
public sealed class LeavingTheServiceTests
{
    private const int Rounds = 10;

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task What_somebody_alone_was_given_is_its_groups_again_when_their_account_is_closed(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var (manager, leaver, administrator) = await ThreeAsync(house);
        var review = await house.HasReviewAsync(manager);
        var task = await house.OpenTaskAsync("first");
        (await GiveAsync(house, manager, task.Id, leaver)).IsDone.Should().BeTrue();
        house.Clock.Now += Duration.FromMinutes(1);

        (await CloseAsync(house, administrator, leaver)).IsDone.Should().BeTrue();

        (await house.OpenTaskAsync("first")).Assignee.Should().BeNull();
        (await MailsAsync(house)).Should().BeEquivalentTo([("task-assigned", (Guid?)manager), ("person-left", manager)]);
        await using var db = house.Read();
        (await db.AuditEntries.CountAsync(e => e.Event == "task-reassigned" && e.ChainId == AuditEntryRow.ChainOf(review.ReviewId))).Should().Be(2);
        (await house.SubmitAsync(manager, task.Id)).IsDone.Should().BeTrue();
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task No_task_is_given_to_an_account_while_it_is_closed(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var (manager, leaver, administrator) = await ThreeAsync(house);
        await house.HasReviewAsync(manager);
        var task = await house.OpenTaskAsync("first");
        for (var round = 0; round < Rounds; round++)
        {
            await Task.WhenAll(
                Task.Run(() => GiveAsync(house, manager, task.Id, leaver)),
                Task.Run(() => CloseAsync(house, administrator, leaver)));

            (await house.OpenTaskAsync("first")).Assignee.Should().BeNull();
            await house.Get<SetPersonActive>().RunAsync(house.By(administrator), leaver, active: true, CancellationToken.None);
        }
    }

    [Fact]
    public async Task Nobody_is_given_a_task_who_is_being_taken_off_the_review()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Postgres);
        var (manager, leaver, _) = await ThreeAsync(house);
        var review = await house.HasReviewAsync(manager);
        var task = await house.OpenTaskAsync("first");
        await using var db = house.Read();
        await using var removal = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM \"Reviews\" WHERE \"Id\" = {review.ReviewId} FOR NO KEY UPDATE");
        await db.Participants.Where(p => p.PersonId == leaver).ExecuteUpdateAsync(set => set.SetProperty(p => p.Until, house.Clock.Now));

        var giving = GiveAsync(house, manager, task.Id, leaver);
        await Task.WhenAny(giving, Task.Delay(TimeSpan.FromSeconds(2)));
        await removal.CommitAsync();

        (await giving).Errors.Should().ContainSingle(e => e.Field == "person");
        (await house.OpenTaskAsync("first")).Assignee.Should().BeNull();
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task A_role_that_ends_ends_on_the_reviews_that_run_too_unless_nobody_would_be_left(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var (manager, leaver, administrator) = await ThreeAsync(house);
        await house.HasReviewAsync(manager);
        var task = await house.OpenTaskAsync("first");
        (await GiveAsync(house, manager, task.Id, leaver)).IsDone.Should().BeTrue();
        house.Clock.Now += Duration.FromMinutes(1);

        (await EndAsync(house, administrator, leaver)).IsDone.Should().BeTrue();

        (await OnReviewAsync(house)).Should().Equal(manager);
        (await house.OpenTaskAsync("first")).Assignee.Should().BeNull();
        (await MailsAsync(house)).Should().BeEquivalentTo([("task-assigned", (Guid?)manager), ("role-ended", manager)]);

        house.Clock.Now += Duration.FromMinutes(1);
        (await EndAsync(house, administrator, manager)).IsDone.Should().BeTrue();

        (await OnReviewAsync(house)).Should().Equal([manager], "nobody else could steer it");
        (await MailsAsync(house)).Should().BeEquivalentTo([("role-ended", (Guid?)manager)]);
    }

    private static async Task<(Guid Manager, Guid Leaver, Guid Administrator)> ThreeAsync(TestHouse house) =>
        (await house.HasAsync(Role.BusinessManager), await house.HasAsync(Role.BusinessManager), await house.HasAsync(Role.Administrator));

    private static Task<Outcome<ReassignedTask>> GiveAsync(TestHouse house, Guid by, Guid task, Guid to) =>
        house.Get<ReassignTask>().RunAsync(house.By(by), task, to, CancellationToken.None);

    private static Task<Outcome<ChangedPerson>> CloseAsync(TestHouse house, Guid by, Guid person) =>
        house.Get<SetPersonActive>().RunAsync(house.By(by), person, active: false, CancellationToken.None);

    private static async Task<Outcome<ChangedPerson>> EndAsync(TestHouse house, Guid by, Guid person)
    {
        await using var db = house.Read();
        var role = await db.RoleAssignments.SingleAsync(a => a.PersonId == person && a.Until == null);
        return await house.Get<EndRole>().RunAsync(house.By(by), role.Id, CancellationToken.None);
    }

    private static async Task<List<Guid>> OnReviewAsync(TestHouse house)
    {
        await using var db = house.Read();
        return await db.Participants.Where(p => p.Until == null).Select(p => p.PersonId).ToListAsync();
    }

    // What was mailed at this moment.
    private static async Task<List<(string Kind, Guid? To)>> MailsAsync(TestHouse house)
    {
        await using var db = house.Read();
        return [.. (await db.OutboxMessages.Where(m => m.CreatedAt == house.Clock.Now).ToListAsync()).Select(m => (m.Kind, m.PersonId))];
    }
}
