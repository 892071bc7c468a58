using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using static Reviews.Testing.Processes;

namespace Reviews.Workflows.Tests.Engine;

/// <summary>What a corrected anchor does to one task or one timer, beside what <see cref="TaskTests"/> tells of both.</summary>
public sealed class AnchorTests
{
    [Fact]
    public void A_follow_up_moves_with_the_anchor_though_the_due_date_stays()
    {
        var story = new Story(AProcess().Clock().Start().User("a", due: "date(\"2026-12-24\")", followUp: "review day(3, \"09:00\")").Build());
        story.MoveAnchor("2026-11-24");

        var moved = story.Facts.OfType<DeadlineMoved>().Should().ContainSingle().Subject;
        moved.From.Should().Be(moved.To).And.Be(Instant.FromUtc(2026, 12, 24, 17, 0));
        moved.FollowUpAt.Should().Be(Instant.FromUtc(2026, 11, 26, 9, 0));
    }

    [Fact]
    public void A_follow_up_that_does_not_hang_on_the_anchor_stays_as_it_was_set()
    {
        var story = new Story(AProcess().Clock().Start().User("a", due: "review day(3)", followUp: "now() + duration(\"PT2H\")").Build());
        story.Pass(Duration.FromHours(1)).MoveAnchor("2026-11-24");

        story.Facts.OfType<DeadlineMoved>().Should().ContainSingle().Which.FollowUpAt.Should().Be(Instant.FromUtc(2026, 11, 23, 11, 0));
    }

    [Fact]
    public void A_task_without_a_due_date_is_not_moved() => Moved(AProcess().Clock().Start().User("a", followUp: "review day(3)").Build(), "2026-11-24").Should().BeEmpty();

    [Fact]
    public void A_date_that_comes_to_this_very_moment_is_one_that_has_passed()
    {
        // given a task of day 3, and day 3 of the new anchor closes now: were it reckoned as of now, it would be an hour on
        var story = new Story(AProcess().Clock().Start().User("a", due: "max([review day(3, \"17:00\"), now() + duration(\"PT1H\")])").Build());
        story.PassTo("2026-11-24T17:00:00").MoveAnchor("2026-11-20");

        story.Facts.OfType<DeadlineMoved>().Should().ContainSingle().Which.To.Should().Be(Instant.FromUtc(2026, 11, 24, 18, 0));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_anchor_from_which_a_date_cannot_be_reckoned_is_refused_with_the_reason(bool task)
    {
        var process = AProcess().Clock().Start();
        var story = new Story((task ? process.User("a", due: "review day(3)") : process.Timer("a", "review day(3)", TimerKind.Date)).Build());
        story.MoveAnchor("2099-01-01");

        story.Refusal!.Code.Should().Be("deadline-not-reckonable");
        story.Refusal.Sentence.Should().StartWith("The date of \"a\" cannot be reckoned from the new anchor: Expected ").And.Contain("import later bank holidays first");
    }

    [Fact]
    public void A_date_that_could_no_longer_be_reckoned_were_it_set_now_is_refused_too()
    {
        var story = new Story(AProcess().Clock().Start().User("a", due: "if now() < date and time(\"2026-11-24T00:00:00Z\") then review day(9) else null").Build());
        story.PassTo("2026-11-25T10:00:00").MoveAnchor("2026-11-24");

        story.Refusal!.Code.Should().Be("deadline-not-reckonable");
    }

    [Theory]
    [InlineData("review day(3)", "2026-11-23", false)]
    [InlineData("review day(3)", "2026-11-24", true)]
    [InlineData("now() + duration(\"PT9H\")", "2026-11-24", false)]
    public void A_dated_timer_moves_where_its_date_does(string date, string anchor, bool moves) =>
        Moved(AProcess().Clock().Start().Timer("wait", date, TimerKind.Date).Build(), anchor).Should().HaveCount(moves ? 1 : 0);

    [Fact]
    public void A_process_without_a_clock_has_no_anchor_to_correct()
    {
        var story = new Story(AProcess("plain").Start().User("a").Build());
        story.MoveAnchor("2026-11-24");

        story.Refusal.Should().Be(new Refusal("no-clock", "Expected a process with a clock, but \"plain\" has none."));
    }

    private static IEnumerable<DeadlineMoved> Moved(ProcessDefinition definition, string anchor)
    {
        var story = new Story(definition);
        story.MoveAnchor(anchor);
        story.Refusal.Should().BeNull();
        return story.Facts.OfType<DeadlineMoved>();
    }
}
