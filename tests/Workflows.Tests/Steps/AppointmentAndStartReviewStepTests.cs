using Reviews.Workflows.Expressions;
using Reviews.Workflows.Steps;
using Reviews.Workflows.Steps.Appointment;
using Reviews.Workflows.Steps.StartReview;
using static Reviews.Workflows.Tests.Steps.Sent;

namespace Reviews.Workflows.Tests.Steps;

public sealed class AppointmentAndStartReviewStepTests
{
    private static readonly AppointmentStep Appointment = new();
    private static readonly StartReviewStep Start = new();
    private static readonly FeelContext Eput = Body("eput", "EPUT");
    private static readonly FeelContext School = Body("school", "School");
    private static readonly StepTask StartTask = Task(Context(("partnership", Context(("agencies", FeelList.Of(Eput, School))))));

    private static readonly (string, string)[] Complete =
    [
        ("panelAt.day", "10"), ("panelAt.month", "12"), ("panelAt.year", "2026"), ("panelAt.time", "10:00"), (StartReviewStep.Place, "Room 1"),
        (StartReviewStep.Agencies, "eput"), (StartReviewStep.ModifiedResponse, "no"), (StartReviewStep.Confirmed, "true"),
    ];

    [Fact]
    public void An_appointment_is_recorded_with_its_reason() =>
        Appointment.Record("leadAuthor", Task(properties: ("result", "leadAuthor")), Input((AppointmentStep.Person, "p-7"), (AppointmentStep.Reason, "Most involved")) with { ChosenName = "P. Seven" })
            .Should().Be(Context(("person", T("p-7")), ("name", T("P. Seven")), ("reason", T("Most involved")), ("by", T("person-1"))));

    [Fact]
    public void Where_candidates_are_listed_it_is_one_of_them()
    {
        var task = Task(Context(("people", FeelList.Of(T("p-1"), Body("p-2", "P. Two")))), properties: ("candidates", "people"));
        Appointment.Recorded(task, Input((AppointmentStep.Person, "p-2"), (AppointmentStep.Reason, "x")));
        Appointment.Refused(task, Input((AppointmentStep.Person, "p-3"), (AppointmentStep.Reason, "x")))
            .Should().Equal(new FieldError(AppointmentStep.Person, "Select a person from the list"));
    }

    [Fact]
    public void An_appointment_without_person_and_reason_is_refused_with_both() =>
        Appointment.Refused(Task(), Input()).Should().Equal(
            new FieldError(AppointmentStep.Person, "Select a person"), new FieldError(AppointmentStep.Reason, "Enter the reason for the choice"));

    [Fact]
    public void A_start_records_the_panel_and_sets_the_agencies_later_steps_read()
    {
        var recorded = Start.Recorded(StartTask, Input(Complete));
        recorded.Find("agencies").Should().Be(FeelList.Of(Eput));
        recorded.Find("modifiedResponse").Should().Be(FeelBoolean.False);
        recorded.Find("start").Should().BeOfType<FeelContext>().Which.ShouldHold(
            ("panelAt", new FeelDateTime(new LocalDateTime(2026, 12, 10, 10, 0))), ("place", T("Room 1")), ("agencies", FeelList.Of(Eput)), ("by", T("person-1")));
    }

    [Fact]
    public void Without_a_partnership_the_agencies_variable_is_chosen_from() =>
        Start.Recorded(Task(Context(("agencies", FeelList.Of(School, Eput)))), Input(Complete)).Find("agencies").Should().Be(FeelList.Of(Eput));

    [Fact]
    public void A_modified_response_has_its_reason()
    {
        (string, string)[] modified = [.. Complete.Where(f => f.Item1 != StartReviewStep.ModifiedResponse), (StartReviewStep.ModifiedResponse, "yes")];
        Start.Refused(StartTask, Input(modified)).Should().Equal(new FieldError(StartReviewStep.ModifiedResponseReason, "Enter the reason for the modified response"));
        Start.Recorded(StartTask, Input([.. modified, (StartReviewStep.ModifiedResponseReason, "Review likely")])).Find("modifiedResponse").Should().Be(FeelBoolean.True);
    }

    [Fact]
    public void Agencies_of_elsewhere_are_refused() =>
        Start.Refused(StartTask, Input([.. Complete, (StartReviewStep.Agencies, "elsewhere")]))
            .Should().Equal(new FieldError(StartReviewStep.Agencies, "Select agencies of this partnership only"));

    [Fact]
    public void Nothing_sent_is_refused_with_every_fault() =>
        Start.Refused(StartTask, Input()).Select(error => error.Field).Should().Equal(
            StartReviewStep.PanelAt, StartReviewStep.Place, StartReviewStep.Agencies, StartReviewStep.ModifiedResponse, StartReviewStep.Confirmed);
}
