using Reviews.Notifications.Outbox;

namespace Reviews.Notifications.Tests.Outbox;

public sealed class RetryScheduleTests
{
    private static readonly Instant FirstTry = Instant.FromUtc(2026, 12, 24, 16, 0);

    [Fact]
    public void A_mail_is_tried_for_three_days_ever_less_often_and_is_then_dead()
    {
        var tries = new List<Instant> { FirstTry };
        while (RetrySchedule.NextTry(tries.Count, tries[^1]) is { } next) tries.Add(next);

        var waits = tries.Zip(tries.Skip(1), (earlier, later) => later - earlier).ToList();
        waits.Should().BeInAscendingOrder();
        waits[0].Should().Be(Duration.FromMinutes(1));
        (tries[^1] - FirstTry).Should().BeGreaterThanOrEqualTo(Duration.FromHours(72)).And.Be(RetrySchedule.Span);
        tries.Should().HaveCount(11);
    }

    [Fact]
    public void Before_any_try_there_is_none_to_follow()
    {
        var next = () => RetrySchedule.NextTry(0, FirstTry);

        next.Should().Throw<ArgumentOutOfRangeException>();
    }
}
