using Reviews.Workflows.Reviews;
using static Reviews.Workflows.Reviews.ReviewStatus;

namespace Reviews.Workflows.Tests.Reviews;

public sealed class ReviewLifecycleTests
{
    private static readonly (ReviewStatus From, ReviewStatus To)[] Allowed =
    [
        (Opened, Notified), (Opened, NotNotified), (Opened, InProgress), (Opened, Completed), (Opened, Withdrawn),
        (Notified, InProgress), (Notified, Withdrawn), (NotNotified, Opened), (InProgress, Completed), (InProgress, Withdrawn), (Completed, InProgress),
    ];

    [Fact]
    public void Exactly_the_moves_of_the_table_are_allowed()
    {
        var all = Enum.GetValues<ReviewStatus>();
        all.SelectMany(from => all.Select(to => (from, to))).Where(move => ReviewLifecycle.CanMove(move.from, move.to))
            .Should().BeEquivalentTo(Allowed);
    }

    [Fact]
    public void A_refused_move_says_where_the_review_may_go()
    {
        ReviewLifecycle.WhyNot(Notified, InProgress).Should().BeNull();
        ReviewLifecycle.WhyNot(Notified, Completed).Should().Be(new Refusal(
            "review-cannot-move", "Expected a review that is notified to become in progress or withdrawn, but it was to become completed."));
        ReviewLifecycle.WhyNot(Withdrawn, InProgress)!.Sentence.Should().Contain("moves no more");
    }
}
