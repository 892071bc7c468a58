using Reviews.Testing;

namespace Reviews.Host.Tests.Walks;

/// <summary>The same as <see cref="WalkedRapidReviewTests"/> for what comes before a rapid review, after it, beside it or instead of it.</summary>
public sealed class WalkedProcessTests
{
    public static TheoryData<string> Stories =>
        [.. SouthendStories.All.Where(story => SouthendStories.ProcessOf(story) != SouthendStories.RapidReview)];

    [Theory]
    [MemberData(nameof(Stories))]
    public Task A_scenario_is_walked_through_the_pages(string story) => Walk.OfAsync(Story.Read(story));
}
