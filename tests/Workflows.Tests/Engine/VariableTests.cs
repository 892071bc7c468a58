using Reviews.Workflows.Engine;
using static Reviews.Testing.Processes;

namespace Reviews.Workflows.Tests.Engine;

/// <summary>Zeebe's rules for variables, one by one.</summary>
public sealed class VariableTests
{
    [Fact]
    public void Input_mappings_make_variables_that_only_the_element_sees()
    {
        var story = new Story(AProcess().Start().Service("send").In("amount * 2", "doubled").In("doubled + 1", "more").User("after").Build(), "{amount: 2}");
        story.All.OfType<JobCreated>().Single().Inputs.ToString().Should().Be("{doubled: 4, more: 5}");
        story.Finish("send");
        story.Variable("doubled").Should().BeNull();
    }

    [Fact]
    public void Without_output_mappings_a_result_goes_to_the_nearest_scope_that_has_the_name()
    {
        var story = new Story(
            AProcess().Start().Sub("inside", s => s.Start("in").User("a").User("b")).In("0", "score").User("after").Build());
        story.Complete("a", "{score: 7, other: 1}");
        story.Variable("score").Should().BeNull("the sub-process has that name");
        story.Variable("other")!.ToString().Should().Be("1");
        story.State.Instances.Values.Single(i => i.ElementId == "inside").Variables.ToString().Should().Be("{score: 7}");
    }

    [Fact]
    public void With_output_mappings_only_what_they_pick_leaves_the_element()
    {
        var story = new Story(AProcess().Start().User("a").Out("answer.text", "comment").User("after").Build());
        story.Complete("a", "{answer: {text: \"agreed\", ip: \"1.2.3.4\"}}");
        story.State.Variables.ToString().Should().Be("{comment: \"agreed\"}");
    }

    [Fact]
    public void A_target_with_a_path_changes_one_entry_and_keeps_the_others()
    {
        var story = new Story(AProcess().Start().User("a").Out("who", "report.author").User("after").Build(), "{report: {title: \"T\"}}");
        story.Complete("a", "{who: \"A. Author\"}");
        story.Variable("report")!.ToString().Should().Be("{title: \"T\", author: \"A. Author\"}");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_target_that_makes_a_value_too_deep_to_keep_is_an_incident(bool isInput)
    {
        var deep = new string('[', 45) + "1" + new string(']', 45);
        var user = AProcess().Start().User("a");
        var story = new Story((isInput ? user.In("deep", "a.b.c.d.e.f.g") : user.Out("deep", "a.b.c.d.e.f.g")).Build(), $"{{deep: {deep}}}");
        if (!isInput) story.Complete("a");
        var incident = story.State.Incidents.Single().Incident!;
        incident.Code.Should().Be("mapping-failed");
        incident.Message.Should().Contain("50").And.Contain("51");
    }

    [Fact]
    public void Output_mappings_of_a_sub_process_see_its_own_variables()
    {
        var story = new Story(
            AProcess().Start().Sub("inside", s => s.Start("in").User("a")).In("null", "secret").Out("secret + 1", "outcome").User("after").Build());
        story.Complete("a", "{secret: 41}");
        story.State.Variables.ToString().Should().Be("{outcome: 42}");
    }

    [Fact]
    public void The_output_mapping_of_one_of_several_instances_stays_with_it_for_the_output_element()
    {
        var story = new Story(
            AProcess().Start().User("a").Out("x * 10", "result").ForEach("[1, 2]", "n", "results", "result").User("after").Build());
        story.Complete("a", "{x: 1}").Complete("a", "{x: 2}");
        story.State.Variables.ToString().Should().Be("{results: [10, 20]}");
    }

    [Fact]
    public void A_function_is_kept_as_null_as_it_cannot_be_written_down()
    {
        var story = new Story(AProcess().Start().Script("s", "{n: 1, f: function(x) x, some: [1, function(x) x], within: {m: 2, f: function(x) x}}", "kept").User("after").Build());
        story.Variable("kept")!.ToString().Should().Be("{n: 1, f: null, some: [1, null], within: {m: 2, f: null}}");
    }
}
