using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Tests.Definitions;

namespace Reviews.Workflows.Tests.Engine;

/// <summary>London's clocks go forward on 28 March 2027 and back on 31 October 2027, when 01:00 to 02:00 comes twice.</summary>
public sealed class ClockChangeTests
{
    [Theory]
    [InlineData("2027-10-31T01:20:00Z", "2027-10-31T01:20:00Z")]
    [InlineData("2027-10-31T01:20:00+01:00", "2027-10-31T00:20:00Z")]
    [InlineData("2027-10-31T01:20:00", "2027-10-31T00:20:00Z")]
    [InlineData("2027-03-28T01:30:00", "2027-03-28T01:30:00Z")]
    [InlineData("= date and time(\"2027-10-31T00:30:00@Europe/London\") + duration(\"PT2H\")", "2027-10-31T01:30:00Z")]
    public void A_timer_goes_off_at_the_very_instant_meant(string time, string due)
    {
        var story = new Story(BpmnText.ReadOne(BpmnText.Line(Catch($"<timeDate>{time}</timeDate>"))));
        story.State.Timers.Values.Single().DueAt.Should().Be(At(due));
    }

    [Fact]
    public void A_task_is_due_at_the_very_instant_meant_and_bears_it_in_london_time()
    {
        var story = new Story(BpmnText.ReadOne(BpmnText.Line(
            BpmnText.UserTask("first"), BpmnText.UserTask("a", "<zeebe:taskSchedule dueDate=\"= now() + duration(&quot;PT2H&quot;)\"/>"))));
        story.PassTo("2027-10-31T00:30:00").Complete("first");
        var set = story.Facts.OfType<DeadlineSet>().Single();
        set.DueAt.Should().Be(At("2027-10-31T01:30:00Z"));
        set.Due.Should().Be(new LocalDateTime(2027, 10, 31, 1, 30));
    }

    [Fact]
    public void What_goes_off_daily_keeps_its_time_on_londons_clocks()
    {
        var story = new Story(Repeating("R5/2027-03-26T09:00:00/P1D"));
        story.PassTo("2027-04-01T12:00:00");
        Fired(story).Should().Equal("2027-03-26T09:00:00Z", "2027-03-27T09:00:00Z", "2027-03-28T08:00:00Z", "2027-03-29T08:00:00Z", "2027-03-30T08:00:00Z");
    }

    [Fact]
    public void What_goes_off_every_hour_does_not_stop_for_the_clocks()
    {
        var story = new Story(Repeating("R3/2027-10-31T00:30:00/PT1H"));
        story.PassTo("2027-10-31T12:00:00");
        Fired(story).Should().Equal("2027-10-30T23:30:00Z", "2027-10-31T00:30:00Z", "2027-10-31T01:30:00Z");
    }

    [Theory]
    [InlineData("R3/2026-11-01T12:00:00Z/P1D", "2026-11-23T09:00:00Z")]
    [InlineData("R30/2026-11-01T12:00:00Z/P1D", "2026-11-23T09:00:00Z 2026-11-23T12:00:00Z 2026-11-24T12:00:00Z 2026-11-25T12:00:00Z 2026-11-26T12:00:00Z 2026-11-27T12:00:00Z 2026-11-28T12:00:00Z 2026-11-29T12:00:00Z 2026-11-30T12:00:00Z")]
    [InlineData("R2/2026-10-01T12:00:00Z/P1M", "2026-11-23T09:00:00Z")]
    public void Those_of_a_series_that_were_missed_count(string series, string fired)
    {
        var story = new Story(Repeating(series));
        story.PassTo("2026-12-20T12:00:00");
        Fired(story).Should().Equal(fired.Split(' '));
    }

    private static ProcessDefinition Repeating(string series) => BpmnText.ReadOne(BpmnText.Process($"""
        <startEvent id="start"/>{BpmnText.UserTask("a")}<endEvent id="end"/><endEvent id="told"/>
        <boundaryEvent id="again" attachedToRef="a" cancelActivity="false"><timerEventDefinition><timeCycle>{series}</timeCycle></timerEventDefinition></boundaryEvent>
        {BpmnText.Flow("f1", "start", "a")}{BpmnText.Flow("f2", "a", "end")}{BpmnText.Flow("f3", "again", "told")}
        """));

    private static string Catch(string timer) => $"""<intermediateCatchEvent id="wait"><timerEventDefinition>{timer}</timerEventDefinition></intermediateCatchEvent>""";

    private static IEnumerable<string> Fired(Story story) => story.All.OfType<TimerFired>().Select(f => f.At.ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));

    private static Instant At(string text) => NodaTime.Text.InstantPattern.General.Parse(text).Value;
}
