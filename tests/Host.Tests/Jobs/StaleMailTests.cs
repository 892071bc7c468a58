using Microsoft.EntityFrameworkCore;
using Reviews.Host.Jobs;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.House;
using Reviews.Workflows.Access;

namespace Reviews.Host.Tests.Jobs;

/// <summary>Mail that could not leave when it was queued: when it can, it says only what still holds, and the most urgent first.</summary>
public sealed class StaleMailTests
{
    private static readonly Instant Begun = Instant.FromUtc(2026, 11, 23, 9, 0);

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task That_a_task_is_to_be_done_is_not_said_once_it_is_done_or_somebody_else_s(Provider provider)
    {
        foreach (var (what, goes) in new (Func<ReviewsDb, Task> What, bool Goes)[]
        {
            (_ => Task.CompletedTask, true),
            (db => db.ReviewTasks.ExecuteUpdateAsync(set => set.SetProperty(t => t.IsOpen, false)), false),
            (db => db.ReviewTasks.ExecuteUpdateAsync(set => set.SetProperty(t => t.Assignee, Guid.NewGuid().ToString("D"))), false),
            (db => db.Participants.ExecuteUpdateAsync(set => set.SetProperty(p => p.Until, Begun)), false),
            (db => db.Users.ExecuteUpdateAsync(set => set.SetProperty(u => u.IsActive, false)), false),
        })
        {
            await using var house = await HeldAsync(provider);
            await using var db = house.Read();
            await what(db);

            (await RoundAsync(house, Begun + Duration.FromHours(2))).Should().Equal(goes ? ["task-assigned"] : []);
            (await db.OutboxMessages.CountAsync()).Should().Be(goes ? 1 : 0);
            (await db.AuditEntries.CountAsync(e => e.Event == "mail-dropped")).Should().Be(goes ? 0 : 1);
        }
    }

    [Fact]
    public async Task That_a_limit_has_passed_is_not_said_of_what_has_ended_since_nor_of_a_limit_that_is_another()
    {
        var limit = new LocalDateTime(2026, 11, 23, 9, 0);
        foreach (var (what, goes) in new (Func<ReviewsDb, Task> What, bool Goes)[]
        {
            (_ => Task.CompletedTask, true),
            (db => db.ProcessInstances.ExecuteUpdateAsync(set => set.SetProperty(p => p.EndedAt, Begun)), false),
            (db => db.ProcessInstances.ExecuteUpdateAsync(set => set.SetProperty(p => p.Limit, limit.PlusDays(7))), false),
        })
        {
            await using var house = await HeldAsync(Provider.Sqlite);
            await using var db = house.Read();
            await db.OutboxMessages.ExecuteDeleteAsync();
            await db.ProcessInstances.ExecuteUpdateAsync(set => set.SetProperty(p => p.Limit, limit));
            await house.Get<ReminderQueue>().RunAsync(CancellationToken.None);
            (await db.OutboxMessages.Select(m => m.Kind).ToListAsync()).Should().OnlyContain(kind => kind == "limit-near").And.NotBeEmpty();
            await what(db);

            (await RoundAsync(house, Begun + Duration.FromHours(2))).Should().HaveCount(goes ? 1 : 0);
        }
    }

    [Fact]
    public async Task What_was_queued_before_a_pause_chases_nobody_in_it_and_is_caught_up_with_when_it_is_over()
    {
        await using var house = await HeldAsync(Provider.Sqlite);
        house.Clock.Now = Instant.FromUtc(2026, 11, 25, 17, 0);
        await house.Get<DueWork>().RunAsync(CancellationToken.None);
        await house.Get<ReminderQueue>().RunAsync(CancellationToken.None);
        await using var db = house.Read();
        var task = await db.ReviewTasks.SingleAsync(t => t.ElementId == "first");
        db.Delays.Add(new DelayRow
        {
            Id = Guid.NewGuid(),
            ReviewId = task.ReviewId,
            ProcessInstanceId = task.ProcessInstanceId,
            Number = 1,
            Kind = DelayKind.Pause,
            Reason = "inquest",
            ReasonName = "Inquest",
            ApprovedBy = "A",
            ApproverRole = "strategic-group",
            ApprovedOn = new LocalDate(2026, 11, 25),
            Days = 2,
            IsAtLimit = false,
            From = new LocalDate(2026, 11, 26),
            Through = new LocalDate(2026, 11, 27),
            LimitBefore = new LocalDateTime(2026, 12, 1, 17, 0),
            Target = new LocalDateTime(2026, 12, 3, 17, 0),
            ReviewOn = new LocalDate(2026, 11, 27),
            Why = "w",
            AgreedAt = house.Clock.Now,
            AgreedBy = "A",
        });
        await db.SaveChangesAsync();

        (await RoundAsync(house, Instant.FromUtc(2026, 11, 26, 9, 0))).Should().NotContain("task-overdue").And.Contain("task-assigned");
        await house.Get<ReminderQueue>().RunAsync(CancellationToken.None);
        (await RoundAsync(house, Instant.FromUtc(2026, 11, 27, 16, 0))).Should().NotContain("task-overdue");
        house.Clock.Now = Instant.FromUtc(2026, 11, 30, 9, 0);
        await house.Get<ReminderQueue>().RunAsync(CancellationToken.None);
        (await RoundAsync(house, Instant.FromUtc(2026, 11, 30, 9, 0))).Should().Contain("task-overdue");
    }

    [Fact]
    public async Task An_alarm_about_a_limit_goes_before_all_that_was_owed_earlier()
    {
        await using var house = await HeldAsync(Provider.Sqlite);
        await using var db = house.Read();
        foreach (var minute in Enumerable.Range(0, 30))
            db.OutboxMessages.Add(Mail("review-withdrawn", Begun + Duration.FromMinutes(minute)));
        db.OutboxMessages.Add(Mail("limit-near", Begun + Duration.FromMinutes(45)));
        await db.SaveChangesAsync();

        house.Mail.Fails = _ => null;
        house.Clock.Now = Begun + Duration.FromHours(1);
        await house.Get<MailRound>().RunAsync(CancellationToken.None);

        house.Mail.Sent.Should().HaveCount(32);
        house.Mail.Sent[0].Subject.Should().Be("limit-near");
    }

    private static OutboxMessageRow Mail(string kind, Instant at) => new()
    {
        Id = Guid.NewGuid(),
        Key = $"test:{Guid.NewGuid():D}",
        Kind = kind,
        To = "a@example.org",
        Subject = kind,
        Body = "b",
        CreatedAt = at,
        NextTryAt = at,
        Tries = 0,
    };

    /// <summary>A review whose first mail the server has not taken.</summary>
    private static async Task<TestHouse> HeldAsync(Provider provider)
    {
        var house = await TestHouse.OpenAsync(provider);
        house.Mail.Fails = _ => new InvalidOperationException("no answer");
        await house.HasReviewAsync(await house.HasAsync(Role.BusinessManager));
        await house.Get<MailRound>().RunAsync(CancellationToken.None);
        return house;
    }

    private static async Task<List<string>> RoundAsync(TestHouse house, Instant now)
    {
        house.Mail.Fails = _ => null;
        house.Clock.Now = now;
        await house.Get<MailRound>().RunAsync(CancellationToken.None);
        await using var db = house.Read();
        return await db.OutboxMessages.Where(m => m.SentAt != null).OrderBy(m => m.CreatedAt).Select(m => m.Kind).ToListAsync();
    }
}
