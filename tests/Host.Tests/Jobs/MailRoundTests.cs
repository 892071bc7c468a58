using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Reviews.Host.Jobs;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.House;
using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;

namespace Reviews.Host.Tests.Jobs;

public sealed class MailRoundTests
{
    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task A_process_has_one_mail_in_hand_however_many_ask_for_a_round(Provider provider)
    {
        await using var house = await WithMailAsync(provider, 6);
        using var meanwhile = new ManualResetEventSlim();
        var (inHand, most) = (0, 0);
        house.Mail.Fails = _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inHand));
            // Nobody sets it: the others are given the time to come in.
            meanwhile.Wait(20);
            Interlocked.Decrement(ref inHand);
            return null;
        };

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => house.Get<MailRound>().RunAsync(CancellationToken.None))));

        house.Mail.Sent.Should().HaveCount(6);
        most.Should().Be(1, "a kill would repeat every mail in hand");
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task A_stop_notes_the_mail_in_hand_as_sent_and_begins_no_other(Provider provider)
    {
        await using var house = await WithMailAsync(provider, 3);
        using var stop = new CancellationTokenSource();
        house.Mail.Fails = _ =>
        {
            stop.Cancel();
            return null;
        };

        var round = () => house.Get<MailRound>().RunAsync(stop.Token);

        await round.Should().ThrowAsync<OperationCanceledException>();
        house.Mail.Sent.Should().ContainSingle();
        await using var db = house.Read();
        (await db.OutboxMessages.Where(m => m.SentAt != null).ToListAsync()).Should().ContainSingle("it was handed over, and would go twice otherwise")
            .Which.Id.Should().Be(house.Mail.Sent[0].Id);
    }

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
        await SqlAsync(house, "DELETE FROM \"OutboxMessages\" WHERE \"Kind\" <> 'task-escalated'");
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
        await SqlAsync(house, "UPDATE \"OutboxMessages\" SET \"Kind\" = 'limit-near' WHERE \"Kind\" = 'task-reminder'");
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
        await SqlAsync(house, "DELETE FROM \"OutboxMessages\" WHERE \"Kind\" <> 'task-reminder'");
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

    [Fact]
    public async Task One_that_is_gone_when_it_was_handed_over_holds_up_no_other()
    {
        await using var house = await WithMailAsync(Provider.Sqlite, 3);
        house.Mail.Fails = mail =>
        {
            if (house.Mail.Sent.Count == 0)
                SqlAsync(house, $"DELETE FROM OutboxMessages WHERE upper(Id) = '{mail.Id.ToString("D").ToUpperInvariant()}'").GetAwaiter().GetResult();
            return null;
        };

        await house.Get<MailRound>().RunAsync(CancellationToken.None);

        house.Mail.Sent.Should().HaveCount(3);
        await using var db = house.Read();
        (await db.OutboxMessages.ToListAsync()).Should().HaveCount(2).And.OnlyContain(m => m.SentAt != null && m.LeasedUntil == null);
    }

    [Fact]
    public async Task What_cannot_be_noted_at_first_is_noted_a_little_later()
    {
        await using var house = await WithMailAsync(Provider.Sqlite, 1);
        var mended = Task.CompletedTask;
        house.Mail.Fails = _ =>
        {
            SqlAsync(house, NothingIsNoted).GetAwaiter().GetResult();
            mended = Task.Run(async () =>
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200));
                await SqlAsync(house, "DROP TRIGGER nothing_is_noted");
            });
            return null;
        };

        await house.Get<MailRound>().RunAsync(CancellationToken.None);

        await mended;
        await using var db = house.Read();
        (await db.OutboxMessages.SingleAsync()).SentAt.Should().NotBeNull("it would go twice otherwise");
    }

    [Fact]
    public async Task One_that_cannot_be_noted_holds_up_no_other()
    {
        await using var house = await WithMailAsync(Provider.Sqlite, 2);
        await SqlAsync(house, NothingIsNoted);

        await house.Get<MailRound>().RunAsync(CancellationToken.None);

        house.Mail.Sent.Should().HaveCount(2);
    }

    private const string NothingIsNoted =
        "CREATE TRIGGER nothing_is_noted BEFORE UPDATE ON OutboxMessages WHEN NEW.SentAt IS NOT NULL BEGIN SELECT RAISE(ABORT, 'not now'); END";

    private static async Task SqlAsync(TestHouse house, string sql)
    {
        await using var db = house.Read();
        await db.Database.ExecuteSqlRawAsync(sql);
    }

    private static async Task<TestHouse> WithMailAsync(Provider provider, int count)
    {
        var house = await TestHouse.OpenAsync(provider);
        var manager = await house.HasAsync(Role.BusinessManager);
        for (var i = 0; i < count; i++)
            await house.HasReviewAsync(manager);
        return house;
    }
}
