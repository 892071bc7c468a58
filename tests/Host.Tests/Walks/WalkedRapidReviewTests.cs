using Reviews.Testing;

namespace Reviews.Host.Tests.Walks;

/// <summary>
/// Every scenario of a rapid review, played by its people through the real pages: each step is on the list of whoever the
/// scenario names and of nobody whose it is not, its page takes and records what the scenario says, and what is open, how much
/// of it and by when, is on the pages what the simulation of the same file says. None is left out: those of the other processes are
/// <see cref="WalkedProcessTests"/>, so that two are walked at a time.
/// </summary>
public sealed class WalkedRapidReviewTests
{
    public static TheoryData<string> Stories => [.. SouthendStories.All.Where(story => SouthendStories.ProcessOf(story) == SouthendStories.RapidReview)];

    [Theory]
    [MemberData(nameof(Stories))]
    public Task A_scenario_is_walked_through_the_pages(string story) => Walk.OfAsync(Story.Read(story));
}
