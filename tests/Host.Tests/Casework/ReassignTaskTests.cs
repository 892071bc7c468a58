using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Tests.House;
using Reviews.Workflows.Access;

namespace Reviews.Host.Tests.Casework;

public sealed class ReassignTaskTests
{
    [Fact]
    public async Task A_task_given_to_one_person_is_theirs_alone_until_it_is_given_back()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var (manager, other) = (await house.HasAsync(Role.BusinessManager), await house.HasAsync(Role.BusinessManager));
        await house.HasReviewAsync(manager);
        var task = await house.OpenTaskAsync("first");
        house.Clock.Now += Duration.FromMinutes(1);

        (await ReassignAsync(house, manager, task.Id, other)).IsDone.Should().BeTrue();
        (await house.SubmitAsync(manager, task.Id)).Refusal!.Code.Should().Be("not-found", "it is somebody else's now");
        (await ReassignAsync(house, manager, task.Id, null)).IsDone.Should().BeTrue();
        (await house.SubmitAsync(manager, task.Id)).IsDone.Should().BeTrue();

        await using var db = house.Read();
        var told = await db.OutboxMessages.Where(m => m.CreatedAt == house.Clock.Now && m.Kind == "task-assigned").Select(m => m.PersonId).ToListAsync();
        told.Should().BeEquivalentTo(new Guid?[] { other, manager }, "who has it is told once at each moment, and the same moment is told once");
        (await db.AuditEntries.CountAsync(e => e.Event == "task-reassigned")).Should().Be(2);
    }

    [Fact]
    public async Task Only_someone_on_the_review_who_may_do_the_task_is_given_it()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var manager = await house.HasAsync(Role.BusinessManager);
        var advisor = await house.HasAsync(Role.IndependentAdvisor);
        await house.HasReviewAsync(manager);
        var later = await house.HasAsync(Role.BusinessManager);
        var task = await house.OpenTaskAsync("first");

        foreach (var wrong in new[] { advisor, later, Guid.NewGuid() })
            (await ReassignAsync(house, manager, task.Id, wrong)).Errors.Should().ContainSingle(e => e.Field == "person");
        (await ReassignAsync(house, advisor, task.Id, advisor)).Refusal!.Code.Should().Be("not-permitted");
        (await ReassignAsync(house, later, task.Id, later)).Refusal!.Code.Should().Be("not-found", "they are not on the review");
        (await house.OpenTaskAsync("first")).Assignee.Should().BeNull();
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task A_task_that_is_done_meanwhile_is_given_to_nobody(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.HasReviewAsync(manager);
        var task = await house.OpenTaskAsync("first");

        var sending = Task.Run(() => house.SubmitAsync(manager, task.Id));
        var giving = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ReassignAsync(house, manager, task.Id, manager))));

        (await sending).IsDone.Should().BeTrue();
        giving.Where(o => !o.IsDone).Should().OnlyContain(o => o.Errors.Count > 0 || o.Refusal!.Code == "changed-since-opened", "they have it already, or it is done");
        (await ReassignAsync(house, manager, task.Id, manager)).Refusal!.Code.Should().Be("changed-since-opened");
        await using var db = house.Read();
        var happened = await db.AuditEntries.Where(e => e.Event == "task-reassigned" || (e.Event == "task-completed")).OrderBy(e => e.Sequence).Select(e => e.Event).ToListAsync();
        happened[^1].Should().Be("task-completed", "nothing is given away once it is done");
    }

    private static Task<Outcome<ReassignedTask>> ReassignAsync(TestHouse house, Guid by, Guid task, Guid? to) =>
        house.Get<ReassignTask>().RunAsync(house.By(by), task, to, CancellationToken.None);
}
