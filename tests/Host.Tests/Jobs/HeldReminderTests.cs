using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Reviews.Host.Jobs;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.House;
using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;

namespace Reviews.Host.Tests.Jobs;

/// <summary>A reminder that the mail server did not take goes later only while it is still true, and to whoever it is for by then.</summary>
public sealed class HeldReminderTests
{
    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task A_reminder_that_was_not_taken_all_day_keeps_to_the_hours_and_goes_in_the_morning(Provider provider)
    {
        await using var house = await RemindedAsync(provider, failing: true);
        house.Mail.Fails = _ => null;
        (await RoundAsync(house, new LocalDateTime(2026, 11, 24, 20, 0))).Should().BeEmpty("nobody is written to at eight in the evening");
        (await RoundAsync(house, new LocalDateTime(2026, 11, 25, 7, 59))).Should().BeEmpty();
        (await RoundAsync(house, new LocalDateTime(2026, 11, 25, 8, 0))).Should().Equal("task-reminder");
        (await RoundAsync(house, new LocalDateTime(2026, 11, 25, 8, 1))).Should().HaveCount(1);
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task A_reminder_that_was_held_goes_no_more_once_its_task_is_done_its_date_is_another_or_has_come(Provider provider)
    {
        foreach (var what in new Func<TestHouse, Task>[]
        {
            house => ChangeAsync(house, set => set.SetProperty(t => t.IsOpen, false)),
            house => ChangeAsync(house, set => set.SetProperty(t => t.Due, new LocalDateTime(2026, 11, 26, 9, 0))),
            house => Task.FromResult(house.Clock.Now = Instant.FromUtc(2026, 11, 25, 9, 0)),
        })
        {
            await using var house = await RemindedAsync(provider, failing: true);
            house.Mail.Fails = _ => null;
            house.Clock.Now = Instant.FromUtc(2026, 11, 24, 12, 0);
            await what(house);
            (await RoundAsync(house, LondonTime.ToLocal(house.Clock.Now))).Should().BeEmpty();
            await using var db = house.Read();
            (await db.OutboxMessages.CountAsync(m => m.Kind == "task-reminder")).Should().Be(0);
            (await db.AuditEntries.CountAsync(e => e.Event == "mail-dropped")).Should().Be(1);
        }
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task A_reminder_that_was_held_goes_no_more_to_whoever_it_is_no_longer_for_but_to_whoever_it_is(Provider provider)
    {
        foreach (var what in new Func<ReviewsDb, ReviewTaskRow, Guid, Task>[]
        {
            (db, task, other) => db.ReviewTasks.Where(t => t.Id == task.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.Assignee, other.ToString("D"))),
            (db, task, other) => db.Participants.Where(p => p.PersonId != other).ExecuteUpdateAsync(set => set.SetProperty(p => p.Until, task.CreatedAt)),
            (db, _, other) => db.Users.Where(u => u.Id != other).ExecuteUpdateAsync(set => set.SetProperty(u => u.IsActive, false)),
        })
        {
            await using var house = await RemindedAsync(provider, failing: true);
            house.Mail.Fails = _ => null;
            var (task, other) = (await house.OpenTaskAsync("first"), await house.HasAsync(Role.BusinessManager));
            await using var db = house.Read();
            db.Participants.Add(new ParticipantRow { Id = Guid.NewGuid(), ReviewId = task.ReviewId, PersonId = other, Role = Role.BusinessManager.Id, AddedBy = "test", Since = house.Clock.Now });
            // Sent by hand, as the queue knows it: settled, and so not owed again but for this.
            db.SettledReminders.Add(new SettledReminderRow { Key = (await db.OutboxMessages.SingleAsync()).Key[..^37], ReviewId = task.ReviewId, At = house.Clock.Now, IsSent = true });
            await db.SaveChangesAsync();
            await what(db, task, other);

            (await RoundAsync(house, new LocalDateTime(2026, 11, 24, 12, 0))).Should().BeEmpty();
            await house.Get<ReminderQueue>().RunAsync(CancellationToken.None);
            (await RoundAsync(house, new LocalDateTime(2026, 11, 24, 12, 1))).Should().Equal("task-reminder");
            (await db.OutboxMessages.AsNoTracking().SingleAsync()).PersonId.Should().Be(other);
        }
    }

    [Fact]
    public async Task An_escalation_that_was_held_goes_to_whoever_holds_the_role_now()
    {
        await using var house = await TestHouse.OpenAsync(Provider.Sqlite);
        var (manager, advisor) = (await house.HasAsync(Role.BusinessManager), await house.HasAsync(Role.IndependentAdvisor));
        await house.HasReviewAsync(manager);
        house.Clock.Now = Instant.FromUtc(2026, 11, 25, 10, 0);
        await house.Get<DueWork>().RunAsync(CancellationToken.None);
        await house.Get<ReminderQueue>().RunAsync(CancellationToken.None);
        await house.SqlAsync("DELETE FROM \"OutboxMessages\" WHERE \"Kind\" <> 'task-escalated'");
        var next = await house.HasAsync(Role.IndependentAdvisor);
        await using var db = house.Read();
        (await db.OutboxMessages.AsNoTracking().SingleAsync()).PersonId.Should().Be(advisor);
        db.Participants.Add(new ParticipantRow { Id = Guid.NewGuid(), ReviewId = (await house.OpenTaskAsync("first")).ReviewId, PersonId = next, Role = Role.IndependentAdvisor.Id, AddedBy = "test", Since = house.Clock.Now });
        await db.SaveChangesAsync();
        await db.Participants.Where(p => p.PersonId == advisor).ExecuteUpdateAsync(set => set.SetProperty(p => p.Until, house.Clock.Now));

        (await RoundAsync(house, new LocalDateTime(2026, 11, 25, 10, 1))).Should().BeEmpty();
        await house.Get<ReminderQueue>().RunAsync(CancellationToken.None);
        (await db.OutboxMessages.AsNoTracking().SingleAsync(m => m.Kind == "task-escalated")).PersonId.Should().Be(next);
        (await RoundAsync(house, new LocalDateTime(2026, 11, 25, 10, 2))).Should().Contain("task-escalated");
    }

    [Fact]
    public async Task What_is_late_is_told_late_all_the_same_and_an_alarm_about_a_limit_never_waits()
    {
        await using var house = await RemindedAsync(Provider.Sqlite, failing: true);
        house.Clock.Now = Instant.FromUtc(2026, 11, 25, 9, 0);
        await house.Get<ReminderQueue>().RunAsync(CancellationToken.None);
        await house.SqlAsync("UPDATE \"OutboxMessages\" SET \"Kind\" = 'limit-near' WHERE \"Kind\" = 'task-reminder'");
        house.Mail.Fails = _ => null;

        (await RoundAsync(house, new LocalDateTime(2026, 11, 25, 23, 0))).Should().Equal("limit-near");
        (await RoundAsync(house, new LocalDateTime(2026, 11, 26, 8, 0))).Should().BeEquivalentTo("limit-near", "task-overdue");
    }

    private static async Task<TestHouse> RemindedAsync(Provider provider, bool failing)
    {
        var house = await TestHouse.OpenAsync(provider);
        await house.HasReviewAsync(await house.HasAsync(Role.BusinessManager));
        await house.Get<MailRound>().RunAsync(CancellationToken.None);
        house.Mail.Fails = _ => failing ? new InvalidOperationException("no answer") : null;
        house.Clock.Now = Instant.FromUtc(2026, 11, 24, 9, 0);
        await house.Get<DueWork>().RunAsync(CancellationToken.None);
        await house.Get<ReminderQueue>().RunAsync(CancellationToken.None);
        await house.Get<MailRound>().RunAsync(CancellationToken.None);
        await house.SqlAsync("DELETE FROM \"OutboxMessages\" WHERE \"Kind\" <> 'task-reminder'");
        return house;
    }

    private static async Task ChangeAsync(TestHouse house, Action<UpdateSettersBuilder<ReviewTaskRow>> change)
    {
        await using var db = house.Read();
        await db.ReviewTasks.ExecuteUpdateAsync(change);
    }

    /// <param name="now">London time.</param>
    private static async Task<List<string>> RoundAsync(TestHouse house, LocalDateTime now)
    {
        house.Clock.Now = LondonTime.ToInstant(now);
        await house.Get<MailRound>().RunAsync(CancellationToken.None);
        await using var db = house.Read();
        return await db.OutboxMessages.Where(m => m.SentAt != null).OrderBy(m => m.CreatedAt).Select(m => m.Kind).ToListAsync();
    }
}
