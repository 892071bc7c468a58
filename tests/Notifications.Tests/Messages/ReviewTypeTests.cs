using Reviews.Notifications.Messages;

namespace Reviews.Notifications.Tests.Messages;

public sealed class ReviewTypeTests
{
    [Theory]
    [InlineData("Rapid review", "rapid review")]
    [InlineData("Child safeguarding practice review", "child safeguarding practice review")]
    [InlineData("SAR in rapid time", "SAR in rapid time")]
    [InlineData("Multi-agency case audit", "multi-agency case audit")]
    [InlineData("Review\r\nBcc: evil@example.com", "review Bcc evil example com")]
    public void What_a_process_is_called_goes_within_a_sentence_and_can_pass_for_nothing_else(string name, string words) => new ReviewType(name).ToString().Should().Be(words);
}
