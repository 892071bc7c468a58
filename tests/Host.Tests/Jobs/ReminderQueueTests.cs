using Microsoft.EntityFrameworkCore;
using Reviews.Host.Jobs;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.House;
using Reviews.Workflows.Access;

namespace Reviews.Host.Tests.Jobs;

/// <summary>Reminders from real rows. The first task is due at 9am on Wednesday 25 November, and is reminded of at 9am the day before.</summary>
public sealed class ReminderQueueTests
{
    private static readonly Instant Due = Instant.FromUtc(2026, 11, 25, 9, 0);

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task Before_at_and_after_a_deadline_whoever_owes_it_is_told_once_each_and_nobody_else(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        await house.HasReviewAsync(await OfThreeAsync(house));

        (await SweptAsync(house, Due - Duration.FromHours(24) - Duration.FromSeconds(1))).Should().BeEmpty("it is too early");
        (await SweptAsync(house, Due - Duration.FromHours(24))).Should().Equal("task-reminder to business-manager@example.org");
        (await SweptAsync(house, Due - Duration.FromSeconds(1))).Should().HaveCount(1, "nobody is reminded twice");
        (await SweptAsync(house, Due)).Should().BeEquivalentTo("task-reminder to business-manager@example.org", "task-overdue to business-manager@example.org");
        (await SweptAsync(house, Due + Duration.FromHours(1))).Should().HaveCount(3).And.Contain("task-escalated to independent-advisor@example.org");
        (await SweptAsync(house, Due + Duration.FromDays(3))).Should().HaveCount(3, "each is told once");
    }

    [Fact]
    public async Task Who_was_told_and_when_is_in_the_review_s_audit_trail_once_each()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        await house.HasReviewAsync(await OfThreeAsync(house));
        foreach (var now in new[] { Due - Duration.FromHours(24), Due, Due, Due + Duration.FromHours(1), Due + Duration.FromHours(1) })
            await SweptAsync(house, now);

        await using var db = house.Read();
        var told = await db.AuditEntries.Where(e => e.Event == ReminderQueue.ReminderSent).OrderBy(e => e.Sequence).ToListAsync();
        told.Select(e => e.At).Should().Equal(Due - Duration.FromHours(24), Due, Due + Duration.FromHours(1));
        told.Select(e => e.Data).Should().SatisfyRespectively(
            first => first.Should().Contain("\"reason\":\"Reminder\",\"to\":[\"business-manager\"]"),
            second => second.Should().Contain("\"reason\":\"Overdue\""),
            third => third.Should().Contain("\"reason\":\"Escalation\",\"to\":[\"independent-advisor\"]"));
    }

    [Fact]
    public async Task Nothing_is_said_to_have_been_told_where_nobody_holds_the_role()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        await house.HasReviewAsync(await house.HasAsync(Role.BusinessManager));
        await SweptAsync(house, Due + Duration.FromHours(1));
        await SweptAsync(house, Due + Duration.FromHours(1));

        await using var db = house.Read();
        (await db.AuditEntries.CountAsync(e => e.Event == ReminderQueue.ReminderSent)).Should().Be(1, "the business manager was told that it is overdue, and there is no advisor");
    }

    [Fact]
    public async Task Whoever_has_done_it_is_not_reminded()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var manager = await OfThreeAsync(house);
        await house.HasReviewAsync(manager);
        await house.SubmitAsync(manager, (await house.OpenTaskAsync("first")).Id);

        (await SweptAsync(house, Due - Duration.FromHours(24))).Should().BeEmpty();
        (await SweptAsync(house, Due + Duration.FromHours(2))).Should().BeEmpty();
    }

    [Fact]
    public async Task A_task_completed_while_its_reminder_waits_to_be_queued_owes_none()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        await house.HasReviewAsync(await OfThreeAsync(house));
        house.Clock.Now = Due - Duration.FromHours(24);
        await house.Get<DueWork>().RunAsync(CancellationToken.None);
        var reminding = Task.CompletedTask;

        // The reminders are read while the completion is not yet committed, and wait for it, as one writer is let in at a time.
        await house.Get<WriteTransactions>().RunAsync(
            async db =>
            {
                await db.ReviewTasks.ExecuteUpdateAsync(set => set.SetProperty(t => t.IsOpen, false));
                reminding = Task.Run(() => house.Get<ReminderQueue>().RunAsync(CancellationToken.None));
                await Task.Delay(TimeSpan.FromSeconds(2));
                return true;
            },
            CancellationToken.None);
        await reminding;

        (await RemindersAsync(house)).Should().BeEmpty();
    }

    [Fact]
    public async Task One_that_fails_holds_up_no_other()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var manager = await OfThreeAsync(house);
        await house.HasReviewAsync(manager);
        await house.HasReviewAsync(manager);
        await using (var db = house.Read())
        {
            var tasks = await db.ReviewTasks.Where(t => t.ElementId == "first").ToListAsync();
            var first = tasks.OrderBy(t => t.Id.ToString("D"), StringComparer.Ordinal).First().ReviewId;
            await db.Reviews.Where(r => r.Id == first).ExecuteUpdateAsync(set => set.SetProperty(r => r.Reference, "no reference at all"));
        }

        (await SweptAsync(house, Due - Duration.FromHours(24))).Should().Equal("task-reminder to business-manager@example.org");
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task While_a_timer_of_its_process_is_due_and_has_not_fired_nobody_is_reminded(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        await house.HasReviewAsync(await OfThreeAsync(house));
        house.Clock.Now = Due - Duration.FromHours(24);

        await house.Get<ReminderQueue>().RunAsync(CancellationToken.None);

        (await RemindersAsync(house)).Should().BeEmpty("the timer might close the task");
        (await SweptAsync(house, Due - Duration.FromHours(24))).Should().Equal("task-reminder to business-manager@example.org");
    }

    [Fact]
    public async Task While_a_job_of_its_process_waits_that_is_due_nobody_is_reminded()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        await house.HasReviewAsync(await OfThreeAsync(house));
        house.Clock.Now = Due - Duration.FromHours(24);
        await house.Get<DueWork>().RunAsync(CancellationToken.None);
        var task = await house.OpenTaskAsync("first");
        await house.Get<WriteTransactions>().RunAsync(
            db => Task.FromResult(db.Jobs.Add(new JobRow
            {
                Id = Guid.NewGuid(),
                ReviewId = task.ReviewId,
                ProcessInstanceId = task.ProcessInstanceId,
                EngineInstanceId = 99,
                ElementId = "tell",
                Type = "tell-dissent",
                RetriesLeft = 1,
                CreatedAt = house.Clock.Now,
                DueAt = house.Clock.Now,
                State = JobState.Waiting,
            })),
            CancellationToken.None);

        await house.Get<ReminderQueue>().RunAsync(CancellationToken.None);

        (await RemindersAsync(house)).Should().BeEmpty("the job might close the task");
    }

    private static async Task<Guid> OfThreeAsync(TestHouse house)
    {
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.HasAsync(Role.IndependentAdvisor);
        await house.HasAsync(Role.DesignatedNurse);
        return manager;
    }

    private static async Task<List<string>> SweptAsync(TestHouse house, Instant now)
    {
        house.Clock.Now = now;
        await house.Get<DueWork>().RunAsync(CancellationToken.None);
        await house.Get<ReminderQueue>().RunAsync(CancellationToken.None);
        return await RemindersAsync(house);
    }

    private static async Task<List<string>> RemindersAsync(TestHouse house)
    {
        await using var db = house.Read();
        List<OutboxMessageRow> queued = await db.OutboxMessages.Where(m => m.Kind.StartsWith("task-") && m.Kind != "task-assigned").ToListAsync();
        return [.. queued.Select(m => $"{m.Kind} to {m.To}")];
    }
}
