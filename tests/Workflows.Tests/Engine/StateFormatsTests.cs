using System.Text.Json;
using System.Text.Json.Nodes;
using Reviews.Workflows.Engine;

namespace Reviews.Workflows.Tests.Engine;

public sealed class StateFormatsTests
{
    public static TheoryData<int> Formats => [.. Enumerable.Range(1, ProcessStateJson.FormatVersion)];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_state_stored_in_each_format_there_ever_was_is_read(int format)
    {
        var stored = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Engine", "StateFormats", FormattableString.Invariant($"{format}.json"))).Trim();

        var state = ProcessStateJson.Read(stored);

        (state.ProcessId, state.OpenTasks.Count(), state.OpenJobs.Count(), state.Timers.Count, state.Subscriptions.Count, state.Tokens.Count).Should().Be(("p", 1, 1, 2, 2, 1));
        state.Stopped.IsEmpty.Should().Be(format == 1);
        JsonNode.DeepEquals(JsonNode.Parse(ProcessStateJson.Write(state)), JsonNode.Parse(stored)).Should().BeTrue("what holds no more than a former format is still written in it");
    }

    [Fact]
    public void An_older_state_goes_through_every_format_in_turn()
    {
        var formats = new StateFormats(3, new Dictionary<int, Func<JsonObject, JsonObject>>
        {
            [1] = state => new JsonObject { ["was"] = state["format"]!.GetValue<int>() },
            [2] = state => new JsonObject { ["was"] = state["was"]!.DeepClone(), ["then"] = state["format"]!.GetValue<int>() },
        });
        formats.Upgraded(JsonSerializer.Deserialize<JsonElement>("{\"format\":1}"), 1).GetRawText().Should().Be("{\"was\":1,\"then\":2,\"format\":3}");
    }

    [Fact]
    public void A_newer_state_and_one_that_no_way_leads_on_from_are_refused_with_both_formats()
    {
        var formats = new StateFormats(3, new Dictionary<int, Func<JsonObject, JsonObject>> { [1] = state => new JsonObject() });
        var newer = () => formats.Upgraded(JsonSerializer.Deserialize<JsonElement>("{\"format\":4}"), 4);
        newer.Should().Throw<JsonException>().WithMessage("*format 3*format 4*newer program*");
        var lost = () => formats.Upgraded(JsonSerializer.Deserialize<JsonElement>("{\"format\":1}"), 1);
        lost.Should().Throw<JsonException>().WithMessage("*format 3*format 1*from format 2*");
    }
}
