using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Engine.Elements;
using Reviews.Workflows.Expressions;
using static Reviews.Testing.Processes;

namespace Reviews.Workflows.Tests.Engine;

public sealed class StateJsonTests
{
    [Fact]
    public void Every_kind_of_element_has_a_behaviour_and_every_fact_a_name()
    {
        Kinds<Element>().Where(kind => !Behaviours.Knows(kind)).Should().BeEmpty();
        Kinds<Fact>().Should().BeEquivalentTo(FactNames.ByType.Keys);
    }

    [Fact]
    public void A_review_with_twelve_agencies_that_all_owe_a_report_fits_in_four_kilobytes()
    {
        var agencies = string.Join(", ", Enumerable.Range(1, 12).Select(n => $"{{id: \"agency-{n}\", name: \"Agency number {n}\"}}"));
        var story = new Story(
            AProcess("rapid-review").Clock().Start()
                .Sub("agency", s => s.Start("in").User("agency-report", due: "review day(6)").End()
                    .Boundary("closed", "agency-report", "review day(8, \"09:00\")", TimerKind.Date).End("passed-over"))
                .ForEach("agencies", "agency", "reports", "report").Build() with
            { Version = new string('a', 64) },
            $"{{reference: \"SOU-2026-001\", agencies: [{agencies}]}}");
        story.Open.Should().HaveCount(12);
        ProcessStateJson.WriteUtf8(story.State).Length.Should().BeLessThanOrEqualTo(4096);
    }

    [Fact]
    public void Dates_and_durations_among_the_variables_come_back_as_such()
    {
        var story = new Story(AProcess().Start().User("a").Build(), "{on: date(\"2026-12-18\"), for: duration(\"PT36H\"), rate: 0.10, none: null}");
        ProcessStateJson.Read(ProcessStateJson.Write(story.State)).Variables.Should().Be(story.State.Variables);
    }

    [Fact]
    public void The_time_of_an_anchor_comes_back_with_its_date()
    {
        var anchor = new ClockAnchor(new LocalDate(2026, 11, 23), new LocalTime(16, 45));
        var state = ProcessState.NotStarted.Apply(new ProcessStarted(Instant.FromUtc(2026, 11, 23, 17, 0), "p", "version-1", FeelContext.Empty, anchor));
        ProcessStateJson.Read(ProcessStateJson.Write(state)).Anchor.Should().Be(anchor);
    }

    [Theory]
    [InlineData("{\"format\":3}", "*format 2*format 3*")]
    [InlineData("{}", "*no \"format\"*")]
    [InlineData("{\"format\":1}", "*cannot be read*")]
    public void What_is_no_state_of_this_format_is_refused_with_the_reason(string json, string reason)
    {
        var read = () => ProcessStateJson.Read(json);
        read.Should().Throw<JsonException>().WithMessage(reason);
    }

    [Fact]
    public void A_fact_is_read_whatever_the_order_of_its_members()
    {
        var fact = new VariableSet(Instant.FromUtc(2026, 11, 23, 9, 0), 1, "on", Feel("date(\"2026-12-18\")").Evaluate(FeelScope.Empty).Value);
        var written = FactJson.Write(fact);
        written.Should().Be("""{"event":"variable-set","scopeId":1,"name":"on","value":{"@date":"2026-12-18"},"at":"2026-11-23T09:00:00Z"}""");
        var turned = new JsonObject(JsonNode.Parse(written)!.AsObject().Reverse().Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())));
        FactJson.Read(Encoding.UTF8.GetBytes(turned.ToJsonString())).Should().Be(fact);
    }

    [Theory]
    [InlineData("{\"event\":\"unheard-of\"}")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"event\":\"process-completed\",\"at\":\"yesterday\"}")]
    public void What_is_no_fact_is_refused(string json)
    {
        var read = () => FactJson.Read(json);
        read.Should().Throw<JsonException>();
    }

    private static IEnumerable<Type> Kinds<T>() => typeof(T).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(T)) && !t.IsAbstract);
}
