using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.House;
using Reviews.Workflows.Access;
using Reviews.Workflows.Engine;

namespace Reviews.Host.Tests.Casework;

public sealed class ProcessRunnerTests
{
    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task A_review_begins_with_its_team_its_task_its_timer_and_the_mail_about_it(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.HasAsync(Role.Administrator);

        var review = await house.HasReviewAsync(manager);

        review.Reference.Should().Be("SOU-2026-0001");
        await using var db = house.Read();
        (await db.Participants.SingleAsync()).PersonId.Should().Be(manager, "the administrator sees no case");
        var task = await db.ReviewTasks.Include(t => t.Groups).SingleAsync();
        (task.ElementId, task.IsOpen, task.Due).Should().Be(("first", true, new LocalDateTime(2026, 11, 25, 9, 0)));
        task.Groups.Should().ContainSingle(g => g.Role == "business-manager" && g.Body == "");
        (await db.ArmedTimers.SingleAsync()).DueAt.Should().Be(house.Clock.Now + Duration.FromHours(1));
        (await db.OutboxMessages.SingleAsync()).To.Should().Be("business-manager@example.org");
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task The_same_request_twice_is_done_once_and_answered_the_same(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.HasReviewAsync(manager);
        var task = await house.OpenTaskAsync("first");

        var first = await house.SubmitAsync(manager, task.Id, "once");
        var rows = await CountAsync(house);
        var second = await house.SubmitAsync(manager, task.Id, "once");

        second.Value.Should().Be(first.Value).And.NotBeNull();
        (await CountAsync(house)).Should().Be(rows);
    }

    [Fact]
    public async Task A_request_id_of_somebody_else_is_refused()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var manager = await house.HasAsync(Role.BusinessManager);
        var other = await house.HasAsync(Role.IndependentAdvisor);
        await house.HasReviewAsync(manager);
        var task = await house.OpenTaskAsync("first");
        await house.SubmitAsync(manager, task.Id, "mine");

        (await house.SubmitAsync(other, task.Id, "mine")).Refusal!.Code.Should().Be("request-id-taken");
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task Of_many_at_once_one_wins_and_the_others_are_told(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.HasReviewAsync(manager);
        var task = await house.OpenTaskAsync("first");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => house.SubmitAsync(manager, task.Id))));

        outcomes.Count(o => o.IsDone).Should().Be(1);
        outcomes.Where(o => !o.IsDone).Should().OnlyContain(o => o.Refusal!.Code == "changed-since-opened");
        await using var db = house.Read();
        (await db.AuditEntries.CountAsync(e => e.Event == "task-completed")).Should().Be(1);
        (await Upkeep.FirstDriftAsync(db, CancellationToken.None)).Should().BeNull();
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task A_crash_in_between_leaves_nothing(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.HasReviewAsync(manager);
        var (task, before) = (await house.OpenTaskAsync("first"), await CountAsync(house));

        var crash = () => house.Get<ProcessRunner>().RunAsync<SubmittedTask>(
            house.By(manager),
            "test",
            async transaction =>
            {
                var process = await transaction.FindAsync(task.ProcessInstanceId);
                (await transaction.HappenAsync(process!, new TaskSubmitted(house.Clock.Now, task.EngineInstanceId, Workflows.Expressions.FeelContext.Empty))).Should().BeNull();
                await transaction.Db.SaveChangesAsync();
                throw new TimeoutException("pulled the plug");
            },
            CancellationToken.None);

        await crash.Should().ThrowAsync<TimeoutException>();
        (await CountAsync(house)).Should().Be(before);
        (await house.OpenTaskAsync("first")).Id.Should().Be(task.Id);
    }

    [Fact]
    public async Task Whoever_is_not_on_the_review_is_told_that_there_is_no_such_task()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.HasReviewAsync(manager);
        var stranger = await house.HasAsync(Role.BusinessManager);
        var task = await house.OpenTaskAsync("first");

        var refused = await house.SubmitAsync(stranger, task.Id);
        var absent = await house.SubmitAsync(stranger, Guid.NewGuid());

        refused.Refusal.Should().Be(absent.Refusal).And.NotBeNull();
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task A_withdrawn_review_has_nothing_open_and_keeps_its_history(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var manager = await house.HasAsync(Role.BusinessManager);
        var review = await house.HasReviewAsync(manager);

        (await house.Get<WithdrawReview>().RunAsync(house.By(manager), review.ReviewId, CancellationToken.None)).Errors.Should().ContainSingle(e => e.Field == "why");
        (await house.Get<WithdrawReview>().RunAsync(house.By(manager, why: "Not met"), review.ReviewId, CancellationToken.None)).IsDone.Should().BeTrue();

        await using var db = house.Read();
        (await db.ReviewTasks.CountAsync(t => t.IsOpen)).Should().Be(0);
        (await db.ArmedTimers.CountAsync()).Should().Be(0);
        (await db.ProcessInstances.SingleAsync()).Status.Should().Be(InstanceStatus.Withdrawn);
        (await db.AuditEntries.CountAsync(e => e.Event == "process-withdrawn" && e.Why == "Not met")).Should().Be(1);
        (await Upkeep.FirstDriftAsync(db, CancellationToken.None)).Should().BeNull();
    }

    private static async Task<(int, int, int, int, int)> CountAsync(TestHouse house)
    {
        await using var db = house.Read();
        return (await db.AuditEntries.CountAsync(), await db.ReviewTasks.CountAsync(), await db.Jobs.CountAsync(), await db.OutboxMessages.CountAsync(), await db.Requests.CountAsync());
    }
}
