using Reviews.Workflows.Engine;
using static Reviews.Testing.Processes;

namespace Reviews.Workflows.Tests.Engine;

public sealed class FlowTests
{
    [Fact]
    public void A_task_waits_and_the_process_ends_when_it_is_done()
    {
        var story = new Story(AProcess().Start().User("report").End().Build());
        story.Open.Should().Equal("report");
        story.Complete("report", "{outcome: \"ready\"}");
        story.State.Status.Should().Be(ProcessStatus.Completed);
        story.Variable("outcome")!.ToString().Should().Be("\"ready\"");
    }

    [Fact]
    public void The_facts_tell_the_way_in_order()
    {
        var story = new Story(AProcess().Start().Manual("note").End().Build());
        story.All.Select(FactNames.Of).Should().Equal(
            "process-started", "element-entered", "element-completed", "flow-taken", "element-entered", "element-completed",
            "flow-taken", "element-entered", "element-completed", "process-completed");
    }

    [Theory]
    [InlineData(3, "high")]
    [InlineData(2, "middle")]
    [InlineData(0, "low")]
    public void An_exclusive_gateway_takes_the_first_condition_that_holds_else_the_default(int score, string expected)
    {
        var story = new Story(
            AProcess().Start().Exclusive("which").Default().User("low")
                .From("which").If("score > 2").User("high")
                .From("which").If("score > 1").User("middle").Build(),
            $"{{score: {score}}}");
        story.Open.Should().Equal(expected);
    }

    [Fact]
    public void An_exclusive_gateway_without_a_way_on_stops_until_a_value_is_given()
    {
        var story = new Story(AProcess().Start().Exclusive("which").If("score > 2").User("high").Build(), "{score: 1}");
        story.State.Incidents.Single().Incident!.Code.Should().Be("no-flow-holds");
        story.Settle("which", Settlement.Retry, "{score: 3}");
        story.Open.Should().Equal("high");
    }

    [Fact]
    public void A_condition_that_is_neither_true_nor_false_is_an_incident_and_not_a_no()
    {
        var story = new Story(AProcess().Start().Exclusive("which").If("unknown > 2").User("high").From("which").Default().User("low").Build());
        story.State.Incidents.Single().Incident!.Code.Should().Be("condition-not-boolean");
        story.Open.Should().BeEmpty();
    }

    [Fact]
    public void A_parallel_gateway_joins_only_when_every_flow_has_brought_a_token()
    {
        var story = new Story(
            AProcess().Start().Parallel("fork").User("a").Parallel("join").User("after").From("fork").User("b").To("join").Build());
        story.Open.Should().BeEquivalentTo("a", "b");
        story.Complete("a");
        story.Open.Should().Equal("b");
        story.Complete("b");
        story.Open.Should().Equal("after");
    }

    [Fact]
    public void A_join_is_not_opened_by_two_tokens_on_the_same_flow()
    {
        // given a flow into the join that is taken twice before the other is taken at all
        var story = new Story(
            AProcess().Start().Parallel("fork").User("a").Exclusive("merge").Manual("pass").Parallel("join").User("after")
                .From("fork").User("b").To("merge").From("fork").User("c").To("join").Build());
        story.Complete("a").Complete("b");
        story.Open.Should().Equal("c");
        story.Complete("c");
        story.Open.Should().Equal("after");
        story.State.Tokens.Should().ContainSingle().Which.Value.Should().Be(1);
    }

    [Fact]
    public void A_parallel_gateway_may_join_and_fork_at_once()
    {
        var story = new Story(
            AProcess().Start().Parallel("fork").User("a").Parallel("both").User("x").From("both").User("y")
                .From("fork").User("b").To("both").Build());
        story.Complete("a").Complete("b");
        story.Open.Should().Equal("x", "y");
    }

    [Fact]
    public void Several_flows_without_a_gateway_are_all_taken_and_each_token_goes_on_alone()
    {
        var story = new Story(
            AProcess().Start().User("a").User("left").User("after").From("a").User("right").To("after").Build());
        story.Complete("a");
        story.Open.Should().Equal("left", "right");
        story.Complete("left").Complete("right");
        story.Open.Should().Equal("after", "after");
    }

    [Fact]
    public void Conditions_on_flows_without_a_gateway_choose_among_them()
    {
        var story = new Story(
            AProcess().Start().User("a").If("wanted").User("left").From("a").If("not(wanted)").User("right").Build(), "{wanted: true}");
        story.Complete("a");
        story.Open.Should().Equal("left");
    }

    [Fact]
    public void A_sub_process_ends_when_nothing_is_left_in_it()
    {
        var story = new Story(
            AProcess().Start().Sub("inside", s => s.Start("in").Parallel("fork").User("a").End("e1").From("fork").User("b").End("e2"))
                .User("after").Build());
        story.Complete("a");
        story.Open.Should().Equal("b");
        story.Complete("b");
        story.Open.Should().Equal("after");
    }

    [Fact]
    public void A_scope_without_a_start_event_begins_at_what_nothing_leads_to()
    {
        new Story(AProcess().User("a").User("b").From("elsewhere").Build()).Open.Should().Equal("a");
    }

    [Fact]
    public void An_empty_process_ends_at_once() => new Story(AProcess().Build()).State.Status.Should().Be(ProcessStatus.Completed);

    [Fact]
    [Trait("Speed", "Slow")]
    public void A_loop_without_a_wait_becomes_an_incident_and_does_not_hang()
    {
        var story = new Story(AProcess().Start().Exclusive("again").Manual("turn").To("again").Build());
        story.State.Incidents.Single().Incident!.Code.Should().Be("too-many-steps");
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public void Tokens_that_double_without_a_wait_end_in_incidents_too()
    {
        var story = new Story(AProcess().Start().Manual("a").Manual("b").To("a").From("a").Manual("c").To("a").Build());
        story.State.Incidents.Should().NotBeEmpty();
        story.State.Incidents.Select(i => i.Incident!.Code).Should().AllBe("too-many-steps");
    }
}
