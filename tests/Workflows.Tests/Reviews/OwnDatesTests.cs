using System.Text;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Forms;
using Reviews.Workflows.Reviews;
using Reviews.Workflows.Tests.Definitions;

namespace Reviews.Workflows.Tests.Reviews;

/// <summary>A review type names dates of its own: they are kept, held against others and counted from as those that every review knows.</summary>
public sealed class OwnDatesTests
{
    private static readonly CaseDate Received = CaseDate.Own("request-received", "Request received", "the request was received");

    private static readonly Instant Now = Instant.FromUtc(2026, 12, 18, 12, 0);

    [Fact]
    public void A_process_names_one_and_counts_from_it()
    {
        var process = BpmnText.ReadOne(Text("""<zeebe:property name="date.request-received" value="Request received: the request was received"/><zeebe:property name="clock.anchor" value="request-received"/><zeebe:property name="clock.first-day" value="0"/>"""));
        process.OwnDates.Should().ContainSingle().Which.Should().BeEquivalentTo(Received);
        process.CountsFrom!.Phrase.Should().Be("the date the request was received");
        process.Date("incident").Should().Be(CaseDate.Incident);
        process.Date("request-sent").Should().BeNull();
    }

    [Fact]
    public void A_clock_that_counts_from_a_date_nobody_names_is_a_problem() => BpmnText
        .Read(Text("""<zeebe:property name="clock.anchor" value="request-received"/><zeebe:property name="clock.first-day" value="0"/>""")).Problems.Should().ContainSingle(problem => problem.Code == "bad-clock").Which.Message.Should().EndWith("but found 'request-received'.");

    [Fact]
    public void Two_of_one_id_are_one_date_however_they_are_worded()
    {
        (CaseDate.Of("request-received") == Received).Should().BeTrue();
        CaseDate.Of("incident").Should().BeSameAs(CaseDate.Incident);
        Received.IsKnownToAll.Should().BeFalse();
    }

    [Fact]
    public void It_lies_neither_in_the_future_nor_before_the_incident()
    {
        CaseDates.None.Faults(Given(Received, 19), Now).Should().ContainSingle().Which.Sentence.Should().StartWith("The date the request was received must be in the past");
        new CaseDates(Given(CaseDate.Incident, 16)).Faults(Given(Received, 15), Now).Should().ContainSingle().Which.Sentence
            .Should().StartWith("The request was received on Tuesday 15 December 2026, but the incident happened on Wednesday 16 December 2026");
        new CaseDates(Given(Received, 15)).Faults(Given(CaseDate.Incident, 16), Now).Should().ContainSingle().Which.Date.Should().Be(CaseDate.Incident);
        new CaseDates(Given(CaseDate.Incident, 16)).Faults(Given(Received, 16), Now).Should().BeEmpty();
    }

    [Fact]
    public void What_a_form_states_is_called_as_the_process_names_it()
    {
        var form = FormReader.Read("a.form", Encoding.UTF8.GetBytes("""
            {"id":"a","components":[{"type":"group","label":"G","components":[{"type":"datetime","subtype":"date","key":"on","dateLabel":"When?","properties":{"fact":"request-received"}}]}]}
            """)).Form!;
        form.Fields.Single().Fact!.Name.Should().Be("request-received", "nobody has named it yet");
        form.Stating([Received]).Fields.Single().Fact!.Name.Should().Be("Request received");
    }

    private static Dictionary<CaseDate, ClockAnchor> Given(CaseDate date, int day) => new() { [date] = new(new LocalDate(2026, 12, day), null) };

    private static string Text(string properties) =>
        BpmnText.Process($"""<startEvent id="start"/><endEvent id="end"/>{BpmnText.Flow("f", "start", "end")}""", properties);
}
