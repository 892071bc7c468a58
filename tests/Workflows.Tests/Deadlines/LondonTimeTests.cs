using Reviews.Workflows.Deadlines;

namespace Reviews.Workflows.Tests.Deadlines;

public sealed class LondonTimeTests
{
    [Fact]
    public void Local_times_are_GMT_in_winter_and_BST_in_summer()
    {
        LondonTime.ToInstant(new LocalDateTime(2026, 3, 27, 17, 0)).Should().Be(Instant.FromUtc(2026, 3, 27, 17, 0));
        LondonTime.ToInstant(new LocalDateTime(2026, 3, 30, 17, 0)).Should().Be(Instant.FromUtc(2026, 3, 30, 16, 0));
        LondonTime.ToInstant(new LocalDateTime(2026, 10, 23, 17, 0)).Should().Be(Instant.FromUtc(2026, 10, 23, 16, 0));
        LondonTime.ToInstant(new LocalDateTime(2026, 10, 26, 17, 0)).Should().Be(Instant.FromUtc(2026, 10, 26, 17, 0));
    }

    [Fact]
    public void A_notice_at_half_past_eleven_on_a_summer_evening_is_that_days_in_London() =>
        LondonTime.ToLocal(Instant.FromUtc(2026, 7, 1, 22, 30)).Should().Be(new LocalDateTime(2026, 7, 1, 23, 30));

    [Fact]
    public void A_time_that_the_spring_change_skips_moves_forward() =>
        LondonTime.ToInstant(new LocalDateTime(2026, 3, 29, 1, 30)).Should().Be(Instant.FromUtc(2026, 3, 29, 1, 30), "02:30 BST");

    [Fact]
    public void A_time_that_the_autumn_change_repeats_is_the_earlier() =>
        LondonTime.ToInstant(new LocalDateTime(2026, 10, 25, 1, 30)).Should().Be(Instant.FromUtc(2026, 10, 25, 0, 30), "01:30 BST");
}
