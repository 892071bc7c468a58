using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Jobs;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.House;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Tests.Casework;

public sealed class WithdrawReviewTests
{
    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task A_withdrawn_review_is_closed_and_what_waited_in_it_is_neither_done_nor_reminded_of(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var manager = await house.HasAsync(Role.BusinessManager);
        var advisor = await house.HasAsync(Role.IndependentAdvisor);
        var review = await house.HasReviewAsync(manager);
        var task = await house.OpenTaskAsync("first");
        await house.SubmitAsync(manager, task.Id);

        (await WithdrawAsync(house, advisor, review.ReviewId, "Not met")).Refusal!.Code.Should().Be("not-permitted");
        (await WithdrawAsync(house, manager, review.ReviewId, " ")).Errors.Should().ContainSingle(e => e.Field == "why");
        (await WithdrawAsync(house, manager, review.ReviewId, "Not met")).IsDone.Should().BeTrue();
        house.Clock.Now += Duration.FromDays(10);
        await house.Get<Sweep>().RunAsync(CancellationToken.None);

        await using var db = house.Read();
        (await db.Jobs.SingleAsync()).State.Should().Be(JobState.Cancelled);
        (await db.Reviews.SingleAsync()).Status.Should().Be(ReviewStatus.Withdrawn);
        (await db.Reviews.SingleAsync()).ClosedAt.Should().Be(house.Clock.Now - Duration.FromDays(10));
        (await db.OutboxMessages.CountAsync(m => m.Kind != "task-assigned" && m.Kind != "review-withdrawn")).Should().Be(0);
        (await WithdrawAsync(house, manager, review.ReviewId, "Again")).Refusal!.Code.Should().Be("review-is-over");
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task Every_mail_that_asks_for_something_is_dropped_and_no_other(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var manager = await house.HasAsync(Role.BusinessManager);
        var review = await house.HasReviewAsync(manager);
        await house.Get<WriteTransactions>().RunAsync(
            async db =>
            {
                await db.OutboxMessages.ExecuteDeleteAsync();
                db.OutboxMessages.AddRange(MessageCatalogue.All.Select(message => Owed(message.Kind, review.ReviewId, house.Clock.Now)));
                return true;
            },
            CancellationToken.None);

        (await WithdrawAsync(house, manager, review.ReviewId, "Not met")).IsDone.Should().BeTrue();

        await using var db = house.Read();
        (await db.OutboxMessages.Where(m => m.To == "someone@example.org").Select(m => m.Kind).ToListAsync()).Should()
            .BeEquivalentTo(MessageCatalogue.All.Where(m => !m.AsksForSomething).Select(m => m.Kind));
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task Mail_that_was_being_handed_over_as_the_review_was_withdrawn_is_not_tried_again(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var manager = await house.HasAsync(Role.BusinessManager);
        var review = await house.HasReviewAsync(manager);
        await house.Get<WriteTransactions>().RunAsync(
            async db => (await db.OutboxMessages.SingleAsync()).LeasedUntil = house.Clock.Now + Duration.FromMinutes(10),
            CancellationToken.None);
        (await WithdrawAsync(house, manager, review.ReviewId, "Not met")).IsDone.Should().BeTrue();
        house.Clock.Now += Duration.FromMinutes(10);

        await house.Get<MailRound>().RunAsync(CancellationToken.None);
        await house.Get<MailRound>().RunAsync(CancellationToken.None);

        house.Mail.Sent.Should().ContainSingle().Which.Subject.Should().Contain("withdrawn");
        await using var db = house.Read();
        (await db.OutboxMessages.SingleAsync()).Kind.Should().Be("review-withdrawn");
        (await db.AuditEntries.CountAsync(e => e.Event == "mail-dropped")).Should().Be(1);
        (await Upkeep.FirstDriftAsync(db, CancellationToken.None)).Should().BeNull();
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task Whoever_sends_a_task_as_the_review_is_withdrawn_is_before_it_or_told(Provider provider)
    {
        await using var house = await TestHouse.OpenAsync(provider);
        var manager = await house.HasAsync(Role.BusinessManager);
        var review = await house.HasReviewAsync(manager);
        var task = await house.OpenTaskAsync("first");

        var sending = Task.Run(() => house.SubmitAsync(manager, task.Id));
        var withdrawing = Task.Run(() => WithdrawAsync(house, manager, review.ReviewId, "Not met"));
        var (sent, withdrawn) = (await sending, await withdrawing);

        withdrawn.IsDone.Should().BeTrue(withdrawn.Refusal?.Sentence);
        (sent.IsDone || sent.Refusal!.Code == "changed-since-opened").Should().BeTrue(sent.Refusal?.Sentence);
        await using var db = house.Read();
        (await db.ReviewTasks.CountAsync(t => t.IsOpen)).Should().Be(0);
        (await db.Jobs.CountAsync(j => j.State == JobState.Waiting)).Should().Be(0);
        (await Upkeep.FirstDriftAsync(db, CancellationToken.None)).Should().BeNull();
    }

    private static OutboxMessageRow Owed(string kind, Guid review, Instant at) => new()
    {
        Id = Guid.NewGuid(),
        Key = $"test:{kind}",
        Kind = kind,
        ReviewId = review,
        To = "someone@example.org",
        Subject = kind,
        Body = kind,
        CreatedAt = at,
        NextTryAt = at,
        Tries = 0,
    };

    private static Task<Outcome<WithdrawnReview>> WithdrawAsync(TestHouse house, Guid person, Guid review, string why) =>
        house.Get<WithdrawReview>().RunAsync(house.By(person, why: why), review, CancellationToken.None);
}
