using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Jobs;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.House;
using Reviews.Workflows.Access;

namespace Reviews.Host.Tests.Jobs;

/// <summary>One mail a morning, for who chose it. A review begins at 9am on Monday 23 November; its first task is due on Friday and reminded of at 10am on Tuesday.</summary>
public sealed class DigestRoundTests
{
    private static readonly Instant Tuesday = Instant.FromUtc(2026, 11, 24, 8, 0);
    private static readonly Instant Wednesday = Tuesday + Duration.FromDays(1);

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task What_is_new_and_reminded_of_comes_in_one_mail_on_the_next_working_morning(Provider provider)
    {
        await using var house = await OpenAsync(provider);
        var manager = await ManagerAsync(house, isDaily: true);
        var first = await house.HasReviewAsync(manager);
        var second = await house.HasReviewAsync(manager);

        (await SentAtAsync(house, Tuesday - Duration.FromSeconds(1))).Should().BeEmpty();
        (await SentAtAsync(house, Tuesday)).Should().Equal("morning-digest");
        house.Mail.Sent.Single().Body.Should().Contain($"{first.Reference}, form, due by 9am on Friday 27 November 2026:").And.Contain($"{second.Reference}, form, due by");
        (await SentAtAsync(house, Tuesday + Duration.FromHours(2))).Should().HaveCount(1, "the reminder waits for the morning too");
        (await SentAtAsync(house, Wednesday)).Should().Equal("morning-digest", "morning-digest");
        (await SentAtAsync(house, Wednesday + Duration.FromHours(5))).Should().HaveCount(2, "nothing is said twice");
        (await SentAtAsync(house, Instant.FromUtc(2026, 11, 27, 9, 0))).Should().Equal("morning-digest", "morning-digest", "task-overdue", "task-overdue");
    }

    [Fact]
    public async Task What_must_be_done_on_the_day_of_the_morning_comes_at_once()
    {
        await using var house = await OpenAsync(Provider.Sqlite, remind: "-1wd 09:00");
        await house.HasReviewAsync(await ManagerAsync(house, isDaily: true));
        await SentAtAsync(house, Tuesday);

        (await SentAtAsync(house, Instant.FromUtc(2026, 11, 26, 9, 0))).Should().Equal("morning-digest", "task-reminder");
    }

    [Fact]
    public async Task A_reminder_that_was_to_go_before_the_hours_began_is_in_that_morning_s_mail()
    {
        await using var house = await OpenAsync(Provider.Sqlite, remind: "-3wd 06:00");
        await house.HasReviewAsync(await ManagerAsync(house, isDaily: true));

        (await SentAtAsync(house, Tuesday + Duration.FromSeconds(4))).Should().Equal("morning-digest");
        await using var db = house.Read();
        (await db.DigestItems.Where(i => i.GatheredIn != null).CountAsync()).Should().Be(2, "the new task and the reminder of it");
    }

    [Fact]
    public async Task What_waits_for_its_morning_does_not_go_by_itself_though_the_morning_has_come()
    {
        await using var house = await OpenAsync(Provider.Sqlite);
        await house.HasReviewAsync(await ManagerAsync(house, isDaily: true));
        house.Clock.Now = Tuesday;

        await house.Get<MailRound>().RunAsync(CancellationToken.None);

        house.Mail.Sent.Should().BeEmpty();
        (await SentAtAsync(house, Tuesday)).Should().Equal("morning-digest");
    }

    [Fact]
    public async Task Whoever_did_not_choose_it_gets_each_by_itself()
    {
        await using var house = await OpenAsync(Provider.Sqlite);
        await house.HasReviewAsync(await ManagerAsync(house, isDaily: false));

        (await SentAtAsync(house, Tuesday + Duration.FromHours(2))).Should().Equal("task-assigned", "task-reminder");
    }

    [Fact]
    public async Task A_choice_that_is_changed_meanwhile_loses_nothing_and_says_nothing_twice()
    {
        await using var house = await OpenAsync(Provider.Sqlite);
        var manager = await ManagerAsync(house, isDaily: true);
        await house.HasReviewAsync(manager);
        await ChooseAsync(house, manager, isDaily: false);
        (await SentAtAsync(house, Tuesday - Duration.FromHours(1))).Should().BeEmpty("what waits, waits for its morning");
        (await SentAtAsync(house, Tuesday)).Should().Equal("morning-digest");
        (await SentAtAsync(house, Tuesday + Duration.FromHours(2))).Should().Equal("morning-digest", "task-reminder");

        await ChooseAsync(house, manager, isDaily: true);
        await ChooseAsync(house, manager, isDaily: true);
        (await SentAtAsync(house, Wednesday + Duration.FromHours(1))).Should().Equal("morning-digest", "task-reminder");
        await using var db = house.Read();
        (await db.AuditEntries.CountAsync(e => e.Event == "daily-mail-chosen")).Should().Be(2, "choosing what is chosen already is no act");
        (await db.OutboxMessages.CountAsync(m => m.SentAt == null)).Should().Be(0);
    }

    [Fact]
    public async Task What_is_done_or_no_longer_theirs_by_the_morning_is_not_said()
    {
        await using var house = await OpenAsync(Provider.Sqlite);
        var manager = await ManagerAsync(house, isDaily: true);
        await house.HasReviewAsync(manager);
        await house.SubmitAsync(manager, (await house.OpenTaskAsync("first")).Id);

        (await SentAtAsync(house, Tuesday)).Should().Equal("morning-digest");
        house.Mail.Sent.Single().Subject.Should().Be("1 task is waiting for you", "the second task has taken the first one's place");
        await using var db = house.Read();
        (await db.OutboxMessages.CountAsync(m => m.SentAt == null && m.PersonId == manager)).Should().Be(0);
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task Two_rounds_at_once_make_one_mail(Provider provider)
    {
        await using var house = await OpenAsync(provider);
        await house.HasReviewAsync(await ManagerAsync(house, isDaily: true));
        house.Clock.Now = Tuesday;

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => house.Get<DigestRound>().RunAsync(CancellationToken.None))));
        await house.Get<DigestRound>().RunAsync(CancellationToken.None);

        await using var db = house.Read();
        var digest = await db.OutboxMessages.SingleAsync(m => m.Kind == "morning-digest");
        (await db.DigestItems.SingleAsync()).GatheredIn.Should().Be(digest.Id);
        (await db.OutboxMessages.SingleAsync(m => m.Kind == "task-assigned")).SentAt.Should().Be(Tuesday);
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task A_review_that_is_withdrawn_asks_for_nothing_in_the_morning(Provider provider)
    {
        await using var house = await OpenAsync(provider);
        var manager = await ManagerAsync(house, isDaily: true);
        var review = await house.HasReviewAsync(manager);
        (await house.Get<WithdrawReview>().RunAsync(house.By(manager, why: "not met"), review.ReviewId, CancellationToken.None)).IsDone.Should().BeTrue();

        (await SentAtAsync(house, Tuesday)).Should().Equal("review-withdrawn");
        await using var db = house.Read();
        (await db.DigestItems.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task In_a_pause_the_morning_tells_of_what_is_new_and_reminds_of_nothing()
    {
        await using var house = await OpenAsync(Provider.Sqlite);
        var manager = await ManagerAsync(house, isDaily: true);
        var review = await house.HasReviewAsync(manager);
        await PauseAsync(house, review.ReviewId, new(2026, 11, 24));
        (await SentAtAsync(house, Tuesday)).Should().Equal("morning-digest");

        await using var db = house.Read();
        await db.Delays.ExecuteDeleteAsync();
        await SentAtAsync(house, Tuesday + Duration.FromHours(2));
        (await db.OutboxMessages.CountAsync(m => m.SentAt == null && m.Kind == "task-reminder")).Should().Be(1, "it waits for the morning");
        await PauseAsync(house, review.ReviewId, new(2026, 11, 25));
        (await SentAtAsync(house, Wednesday)).Should().Equal("morning-digest");
        (await db.OutboxMessages.CountAsync(m => m.SentAt == null)).Should().Be(0);
        (await db.DigestItems.CountAsync(i => i.GatheredIn == null)).Should().Be(0);
        (await SentAtAsync(house, Wednesday + Duration.FromDays(1) + Duration.FromHours(3))).Should().HaveCountGreaterThan(1, "the clock runs again, and it is reminded of");
    }

    private static async Task PauseAsync(TestHouse house, Guid review, LocalDate day)
    {
        await using var db = house.Read();
        db.Delays.Add(new DelayRow
        {
            Id = Guid.NewGuid(),
            ReviewId = review,
            ProcessInstanceId = await db.ProcessInstances.Select(p => p.Id).SingleAsync(),
            Number = 1,
            Kind = DelayKind.Pause,
            Reason = "inquest",
            ReasonName = "Inquest",
            ApprovedBy = "A",
            ApproverRole = "B",
            ApprovedOn = day,
            Days = 1,
            IsAtLimit = false,
            From = day,
            Through = day,
            LimitBefore = day.AtMidnight(),
            Target = day.AtMidnight(),
            ReviewOn = day.PlusDays(30),
            Why = "W",
            AgreedAt = house.Clock.Now,
            AgreedBy = "C",
        });
        await db.SaveChangesAsync();
    }

    private static async Task<TestHouse> OpenAsync(Provider provider, string remind = "-3wd 10:00, +0h")
    {
        var house = await TestHouse.OpenAsync(provider);
        await house.EditAsync(text => text.Replace("P2D", "P4D", StringComparison.Ordinal).Replace("-1wd 09:00, +0h", remind, StringComparison.Ordinal));
        return house;
    }

    private static async Task<Guid> ManagerAsync(TestHouse house, bool isDaily)
    {
        var manager = await house.HasAsync(Role.BusinessManager);
        if (isDaily)
            await ChooseAsync(house, manager, isDaily);
        return manager;
    }

    private static async Task ChooseAsync(TestHouse house, Guid person, bool isDaily) =>
        (await house.Get<ChooseDigest>().RunAsync(house.By(person), person, isDaily, CancellationToken.None)).IsDone.Should().BeTrue();

    /// <summary>The kinds of what the business manager has been sent by then.</summary>
    private static async Task<List<string>> SentAtAsync(TestHouse house, Instant now)
    {
        house.Clock.Now = now;
        await house.Get<Sweep>().RunAsync(CancellationToken.None);
        await using var db = house.Read();
        List<OutboxMessageRow> rows = await db.OutboxMessages.ToListAsync();
        return [.. house.Mail.Sent.Where(m => m.To == "business-manager@example.org").Select(m => rows.Single(r => r.Id == m.Id).Kind)];
    }
}
