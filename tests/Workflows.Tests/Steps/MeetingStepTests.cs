using Reviews.Workflows.Expressions;
using Reviews.Workflows.Forms;
using Reviews.Workflows.Steps;
using Reviews.Workflows.Steps.Meeting;
using Reviews.Workflows.Tests.Forms;
using Reviews.Workflows.Tests.Southend;
using static Reviews.Workflows.Steps.Meeting.MeetingStep;
using static Reviews.Workflows.Tests.Steps.Sent;

namespace Reviews.Workflows.Tests.Steps;

public sealed class MeetingStepTests
{
    private static readonly MeetingStep Step = new();

    private static readonly FeelContext Bodies = Context(
        ("partners", FeelList.Of(Body("council", "Council"), Body("police", "Police"), Body("health", "Health"))),
        ("agencies", FeelList.Of(Body("eput", "EPUT"), Body("school", "School"))));

    private static readonly (string, string)[] Held = [("heldAt.day", "1"), ("heldAt.month", "12"), ("heldAt.year", "2026"), ("heldAt.time", "10:00")];

    private static readonly (string, string)[] Considered =
        [.. StatutoryCriterion.All.SelectMany(c => new[] { (c.Field, c.Id == "improvements" ? "yes" : "no"), (c.ReasonField, $"Because of {c.Id}") })];

    [Fact]
    public void A_meeting_is_recorded_with_who_came_and_each_criterion_on_its_own()
    {
        var form = AForm.Of("""{"type":"textarea","key":"themes","label":"Themes","validate":{"required":true}}""");
        var record = Step.Record("meeting", Task(Bodies, form: form), Input(
            [.. Held, .. Attending("council", "police", "health", "eput"), (Apologies, "school"), (HasConflicts, "yes"), (Conflicts, "P. knows the family; left the room"), .. Considered, ("themes", "Neglect")]));
        record.ShouldHold(
            ("themes", T("Neglect")),
            ("heldAt", new FeelDateTime(new LocalDateTime(2026, 12, 1, 10, 0))),
            ("apologies", FeelList.Of(T("school"))),
            ("hasConflicts", FeelBoolean.True),
            ("conflicts", T("P. knows the family; left the room")));
        record.Find("attended").Should().Be(FeelList.Of(new[] { "council", "police", "health", "eput" }.Select(id => Context(("body", T(id)), ("names", T($"N. of {id}"))))));
        record.Find("criteria").Should().BeOfType<FeelList>().Which.Items.Should().HaveCount(4)
            .And.HaveElementAt(0, Context(("id", T("improvements")), ("met", FeelBoolean.True), ("reason", T("Because of improvements"))));
    }

    [Fact]
    public void Nothing_sent_is_refused_with_every_fault() =>
        Step.Refused(Task(Bodies), Input()).Select(error => error.Field).Should().Equal(
            [HeldAt, Attended, HasConflicts, .. StatutoryCriterion.All.SelectMany(c => new[] { c.Field, c.ReasonField })]);

    [Fact]
    public void Without_one_partner_there_is_no_quorum() =>
        Refused([], Attending("council", "health", "eput")).Should().Equal(new FieldError(Attended, "The meeting had no quorum without Police"));

    [Theory]
    [InlineData("2", "council,police", null)]
    [InlineData("2", "council,eput", "The meeting needs 2 of the safeguarding partners for its quorum, but 1 attended")]
    [InlineData("council, eput", "council,eput", null)]
    [InlineData("council, eput", "council,police,health", "The meeting had no quorum without EPUT")]
    public void The_quorum_is_data(string quorum, string attending, string? problem)
    {
        var task = Task(Bodies, properties: ("quorum", quorum));
        var input = Input([.. Held, .. Attending(attending.Split(',')), (HasConflicts, "no"), .. Considered]);
        if (problem is null)
            Step.Record("meeting", task, input).Find("attended").Should().BeOfType<FeelList>();
        else
            Step.Refused(task, input).Should().Equal(new FieldError(Attended, problem));
    }

    [Fact]
    public void A_role_that_the_quorum_names_is_asked_for_beside_the_bodies()
    {
        var task = Task(Bodies, properties: ("quorum", "council, service-manager"));
        MeetingStep.Bodies(task).Keys.Should().Equal("council", "police", "health", "eput", "school", "service-manager");
        Step.Refused(task, Input([.. Held, .. Attending("council"), (HasConflicts, "no"), .. Considered]))
            .Should().Equal(new FieldError(Attended, "The meeting had no quorum without Service manager"));
        Step.Record("meeting", task, Input([.. Held, .. Attending("council", "service-manager"), (HasConflicts, "no"), .. Considered]))
            .Find("attended").Should().Be(FeelList.Of(new[] { "council", "service-manager" }.Select(id => Context(("body", T(id)), ("names", T($"N. of {id}"))))));
    }

    [Fact]
    public void Each_criterion_says_where_it_stands_in_the_law() =>
        StatutoryCriterion.All.Select(criterion => criterion.Source).Should().Equal(
            "SI 2018/789, regulation 11(a)", "SI 2018/789, regulation 11(b)", "SI 2018/789, regulation 11(c)", "SI 2018/789, regulation 11(d)");

    [Fact]
    public void A_meeting_yet_to_come_was_not_held() =>
        Step.Refused(Task(Bodies), Input([("heldAt.day", "1"), ("heldAt.month", "12"), ("heldAt.year", "2026"), ("heldAt.time", "12:01"), .. Attending("council", "police", "health"), (HasConflicts, "no"), .. Considered]))
            .Should().Equal(new FieldError(HeldAt, "The date and time the meeting was held must be in the past"));

    [Fact]
    public void Strangers_and_apologies_from_those_who_came_are_refused()
    {
        Refused([], Attending("council", "police", "health", "stranger")).Should().Contain(new FieldError(Attended, "Select partners and agencies of this review only"));
        Refused([(Apologies, "health")], Attending("council", "police", "health")).Should().ContainSingle().Which.Field.Should().Be(Apologies);
        Refused([(Apologies, "stranger")], Attending("council", "police", "health")).Should().ContainSingle().Which.Field.Should().Be(Apologies);
    }

    [Fact]
    public void Each_body_names_who_came() =>
        Refused([], [(Attended, "council"), (Attended, "police"), (Attended, "health"), (NamesOf("council"), "N."), (NamesOf("police"), "N.")])
            .Should().Equal(new FieldError(NamesOf("health"), "Enter who attended for Health"));

    [Fact]
    public void A_declared_conflict_is_described() =>
        Step.Refused(Task(Bodies), Input([.. Held, .. Attending("council", "police", "health"), (HasConflicts, "yes"), .. Considered]))
            .Should().Equal(new FieldError(Conflicts, "Enter who declared what, and what was done about it"));

    [Fact]
    public void A_meeting_that_weighs_no_criteria_asks_none() =>
        Step.Record("meeting", Task(Bodies, properties: ("criteria", "none")), Input([.. Held, .. Attending("council", "police", "health"), (HasConflicts, "no")]))
            .Find("criteria").Should().Be(FeelList.Empty);

    [Fact]
    public void Southends_form_and_the_step_ask_nothing_twice()
    {
        var form = FormReader.Read("panel-meeting.form", SouthendFolder.Bytes("forms", "panel-meeting.form")).Form;
        string[] own = [Attended, Apologies, HasConflicts, Conflicts, HeldAt, .. StatutoryCriterion.All.SelectMany(c => new[] { c.Field, c.ReasonField })];
        own.Should().OnlyContain(field => !Task(Bodies, null, form).FormAsks(field));
        form!.Fields.Should().NotBeEmpty();
    }

    private static IReadOnlyList<FieldError> Refused((string, string)[] more, (string, string)[] attending) =>
        Step.Refused(Task(Bodies), Input([.. Held, .. attending, (HasConflicts, "no"), .. Considered, .. more]));

    private static (string, string)[] Attending(params string[] ids) =>
        [.. ids.SelectMany(id => new[] { (Attended, id), (NamesOf(id), $"N. of {id}") })];
}
