using Reviews.Workflows.Reviews;

namespace Reviews.Workflows.Tests.Reviews;

public sealed class ReviewReferenceTests
{
    [Theory]
    [InlineData("SOU-2026-0042", 42)]
    [InlineData("SOU-2026-10000", 10000)]
    public void A_reference_is_written_as_it_was_read(string text, int number)
    {
        var reference = ReviewReference.Parse(text);
        reference.Should().Be(new ReviewReference("SOU", 2026, number));
        reference.ToString().Should().Be(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("sou-2026-0042")]
    [InlineData("SOU-2026-42")]
    [InlineData("SOU-2026-00042")]
    [InlineData("SOU-2026-0000")]
    [InlineData("SOU-2026-0042\n")]
    [InlineData("S-2026-0042")]
    [InlineData("SOU-2026-1234567")]
    public void Any_other_spelling_is_refused(string text)
    {
        ReviewReference.TryParse(text, out _).Should().BeFalse();
        FluentActions.Invoking(() => ReviewReference.Parse(text)).Should().Throw<FormatException>().WithMessage("Expected a review's reference such as*");
    }
}
