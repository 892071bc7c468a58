using Reviews.Workflows.Engine;
using static Reviews.Testing.Processes;

namespace Reviews.Workflows.Tests.Engine;

public sealed class LoopTests
{
    private const string Three = "{agencies: [{id: \"health\"}, {id: \"police\"}, {id: \"school\"}]}";

    [Fact]
    public void There_is_one_task_for_each_item_and_its_subject_is_that_item()
    {
        var story = new Story(AProcess().Start().User("report", groups: "\"agency-lead:\" + agency.id").ForEach("agencies", "agency").Build(), Three);
        story.All.OfType<TaskCreated>().Select(t => t.Groups.Single()).Should()
            .Equal("agency-lead:health", "agency-lead:police", "agency-lead:school");
        story.All.OfType<TaskCreated>().Select(t => t.Subject.ToString()).Should()
            .Equal("{id: \"health\"}", "{id: \"police\"}", "{id: \"school\"}");
    }

    [Fact]
    public void Results_are_gathered_in_the_order_of_the_items_and_seen_outside_only_at_the_end()
    {
        var story = new Story(
            AProcess().Start().User("report").ForEach("agencies", "agency", "reports", "report").User("after").Build(), Three);
        story.Complete("report", "{report: \"third\"}", which: 2).Complete("report", "{report: \"first\"}").Variable("reports").Should().BeNull();
        story.Complete("report", "{report: \"second\"}");
        story.Open.Should().Equal("after");
        story.Variable("reports")!.ToString().Should().Be("[\"first\", \"second\", \"third\"]");
        story.Variable("report").Should().BeNull("a result of the output element's name stays with its instance");
    }

    [Fact]
    public void Each_result_is_told_once_by_itself_and_the_whole_list_only_where_it_begins_and_where_it_is_handed_over()
    {
        var story = new Story(AProcess().Start().Manual("note").ForEach("for n in 1..100 return n", "letter", "notes", "letter * 2").User("after").Build());
        story.All.OfType<ResultGathered>().Select(f => (f.Index, f.Value.ToString())).Should().Equal(Enumerable.Range(0, 100).Select(n => (n, $"{(n + 1) * 2}")));
        story.All.OfType<VariableSet>().Count(f => f.Name == "notes").Should().Be(2);
        story.Variable("notes")!.ToString().Should().StartWith("[2, 4, 6,");
    }

    [Theory]
    [InlineData("[]", "[null, null, \"third\", null]")]
    [InlineData("[1, 2, 3, 4, 5]", "[1, 2, \"third\", 4, 5, null]")]
    public void A_list_that_somebody_made_shorter_or_longer_loses_no_result_and_no_place(string list, string gathered)
    {
        var story = new Story(AProcess().Start().User("report").ForEach("agencies", "agency", "reports", "report").User("after").Build(), Three);
        var body = story.State.Instances.Values.Single(i => i.IsBody).Id;
        story.Do(new VariablesCorrected(story.Now, body, Story.Context($"{{reports: {list}}}")));
        story.Complete("report", "{report: \"third\"}", which: 2);
        story.Do(new ItemGiven(story.Now, body, Story.Context("{id: \"fire\"}")));
        story.State.Instances[body].Variables.Find("reports")!.ToString().Should().Be(gathered);
    }

    [Fact]
    public void An_output_element_may_be_any_expression_and_knows_its_number()
    {
        var story = new Story(
            AProcess().Start().Manual("note").ForEach("[\"a\", \"b\"]", "letter", "notes", "letter + string(loopCounter)").User("after").Build());
        story.Variable("notes")!.ToString().Should().Be("[\"a1\", \"b2\"]");
    }

    [Fact]
    public void A_completion_condition_sees_what_was_gathered_the_last_result_included()
    {
        var story = new Story(
            AProcess().Start().User("vote").ForEach("agencies", "agency", "votes", "vote", until: "count(votes[item = \"yes\"]) >= 2")
                .User("after").Build(),
            Three);
        story.Complete("vote", "{vote: \"no\"}").Complete("vote", "{vote: \"yes\"}").Open.Should().Equal("vote");
        story.Complete("vote", "{vote: \"yes\"}").Open.Should().Equal("after");
        var sooner = new Story(
            AProcess().Start().User("vote").ForEach("agencies", "agency", "votes", "vote", until: "count(votes[item = \"yes\"]) >= 2").User("after").Build(), Three);
        sooner.Complete("vote", "{vote: \"yes\"}").Complete("vote", "{vote: \"yes\"}").Open.Should().Equal("after");
    }

    [Fact]
    public void A_completion_condition_ends_the_rest()
    {
        var story = new Story(
            AProcess().Start().User("vote").ForEach("agencies", "agency", "votes", "vote", until: "numberOfCompletedInstances >= 2")
                .User("after").Build(),
            Three);
        story.Complete("vote", "{vote: 1}").Complete("vote", "{vote: 2}");
        story.Open.Should().Equal("after");
        story.Facts.OfType<TaskCancelled>().Should().ContainSingle();
        story.Variable("votes")!.ToString().Should().Be("[1, 2, null]");
    }

    [Fact]
    public void The_condition_sees_how_many_there_are_are_open_and_are_done()
    {
        var story = new Story(
            AProcess().Start().User("vote").ForEach(
                "agencies", "agency",
                until: "numberOfInstances = 3 and numberOfActiveInstances = 1 and numberOfCompletedInstances = 2 and numberOfTerminatedInstances = 0")
                .User("after").Build(),
            Three);
        story.Complete("vote").Open.Should().Equal("vote", "vote");
        story.Complete("vote").Open.Should().Equal("after");
    }

    [Fact]
    public void The_first_to_complete_at_once_cannot_end_the_body_before_the_last_was_entered()
    {
        var story = new Story(
            AProcess().Start().Manual("note").ForEach("[1, 2, 3]", "n", until: "numberOfCompletedInstances = 1").User("after").Build());
        story.All.OfType<ElementEntered>().Count(e => e.ElementId == "note" && !e.IsMultiInstanceBody).Should().Be(3);
        story.All.OfType<ElementTerminated>().Should().HaveCount(2);
        story.Open.Should().Equal("after");
    }

    [Fact]
    public void An_empty_collection_is_done_at_once_and_gathers_nothing()
    {
        var story = new Story(AProcess().Start().User("report").ForEach("[]", "agency", "reports", "report").User("after").Build());
        story.Open.Should().Equal("after");
        story.Variable("reports")!.ToString().Should().Be("[]");
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("\"health\"")]
    public void A_collection_that_is_no_list_is_an_incident_of_the_body(string collection)
    {
        var story = new Story(AProcess().Start().User("report").ForEach(collection, "agency").User("after").Build());
        story.State.Incidents.Single().Incident!.Code.Should().Be("collection-missing");
        story.Settle("report", Settlement.Continue).Open.Should().Equal("after");
    }

    [Fact]
    public void A_sequential_loop_takes_one_after_the_other_from_the_items_there_were_at_first()
    {
        var story = new Story(
            AProcess().Start().User("report").ForEach("agencies", "agency", "reports", "report", sequential: true).User("after").Build(), Three);
        story.Open.Should().Equal("report");
        story.Complete("report", "{report: 1, agencies: []}").Complete("report", "{report: 2}");
        story.Open.Should().Equal("report");
        story.Complete("report", "{report: 3}");
        story.Open.Should().Equal("after");
        story.Variable("reports")!.ToString().Should().Be("[1, 2, 3]");
    }

    [Fact]
    public void A_boundary_timer_on_a_repeated_task_fires_once_for_the_whole_body()
    {
        var story = new Story(
            AProcess().Start().User("report").ForEach("agencies", "agency").Boundary("late", "report", "duration(\"P1D\")").User("chase").Build(),
            Three);
        story.State.Timers.Should().ContainSingle();
        story.Pass(Duration.FromDays(1));
        story.Open.Should().Equal("chase");
    }

    [Fact]
    public void A_silent_partner_is_passed_over_by_the_timer_inside_and_the_vote_is_counted()
    {
        // given a vote in a repeated sub-process, with the task's own interrupting timer inside it
        var story = new Story(
            AProcess().Start()
                .Sub("voting", s => s.Start("in").User("vote").End("voted").Boundary("silent", "vote", "duration(\"P2D\")").End("passed-over"))
                .ForEach("partners", "partner", "votes", "vote")
                .Script("tally", "vote tally(votes, 2)", "result").Exclusive("decided")
                .If("result.decision = \"commission\"").User("commission").From("decided").Default().User("meet-again").Build(),
            "{partners: [{id: \"council\"}, {id: \"police\"}, {id: \"health\"}]}");
        story.Complete("vote", "{vote: \"commission\"}").Pass(Duration.FromDays(1)).Complete("vote", "{vote: \"commission\"}", which: 1);
        story.Open.Should().Equal("vote");
        story.Pass(Duration.FromDays(1));
        story.Open.Should().Equal("commission");
        story.Variable("votes")!.ToString().Should().Be("[\"commission\", null, \"commission\"]");
    }

    [Fact]
    public void Loops_within_loops_keep_their_items_apart()
    {
        var story = new Story(
            AProcess().Start()
                .Sub("each-agency", s => s.Start("in").User("sign").ForEach("agency.signers", "signer", "signatures", "mark"))
                .ForEach("agencies", "agency", "all", "signatures").User("after").Build(),
            "{agencies: [{signers: [\"a\", \"b\"]}, {signers: [\"c\"]}]}");
        story.Open.Should().Equal("sign", "sign", "sign");
        story.Complete("sign", "{mark: 3}", which: 2).Complete("sign", "{mark: 2}", which: 1).Complete("sign", "{mark: 1}");
        story.Open.Should().Equal("after");
        story.Variable("all")!.ToString().Should().Be("[[1, 2], [3]]");
    }

    [Fact]
    public void A_condition_that_cannot_be_decided_stops_that_instance_until_it_is_mended()
    {
        var story = new Story(
            AProcess().Start().User("vote").ForEach("agencies", "agency", "votes", "vote", until: "enough").User("after").Build(), Three);
        story.Complete("vote", "{vote: 1}");
        story.State.Incidents.Single().Incident!.Code.Should().Be("condition-not-boolean");
        story.Settle("vote", Settlement.Retry, "{enough: true}");
        story.Open.Should().Equal("after");
        story.Variable("votes")!.ToString().Should().Be("[1, null, null]");
    }

    [Fact]
    public void An_item_passed_over_ends_alone_and_the_next_has_its_turn()
    {
        var story = new Story(AProcess().Start().Service("send", retries: 1).ForEach("agencies", "agency", "sent", "result", sequential: true).User("after").Build(), Three);
        story.Fail("send").Settle("send", Settlement.Continue);
        story.Open.Should().BeEmpty();
        story.State.OpenJobs.Should().ContainSingle();
        story.Finish("send", "{result: 2}").Finish("send", "{result: 3}");
        story.Variable("sent")!.ToString().Should().Be("[null, 2, 3]");
    }

    [Fact]
    public void A_result_whose_name_begins_with_a_line_below_stays_with_its_instance_too()
    {
        var story = new Story(AProcess().Start().User("vote").ForEach("[1, 2]", "n", "votes", "_own_vote1").User("after").Build());
        story.Complete("vote", "{_own_vote1: 1}").Complete("vote", "{_own_vote1: 2}");
        story.State.Variables.ToString().Should().Be("{votes: [1, 2]}");
    }
}
