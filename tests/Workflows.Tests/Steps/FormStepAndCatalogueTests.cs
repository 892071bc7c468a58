using Reviews.Workflows.Expressions;
using Reviews.Workflows.Steps;
using Reviews.Workflows.Steps.Form;
using Reviews.Workflows.Tests.Forms;
using static Reviews.Workflows.Tests.Steps.Sent;

namespace Reviews.Workflows.Tests.Steps;

public sealed class FormStepAndCatalogueTests
{
    private static readonly FormStep Step = new();
    private static readonly Workflows.Forms.FormDefinition Reason = AForm.Of("""{"type":"textfield","key":"reason","label":"Reason","validate":{"required":true}}""");

    [Fact]
    public void A_form_records_each_field_under_its_key_or_all_under_the_result()
    {
        Step.Recorded(Task(form: Reason), Input(("reason", "x"))).Should().Be(Context(("reason", T("x"))));
        Step.Recorded(Task(form: Reason, properties: ("result", "triage")), Input(("reason", "x"))).Should().Be(Context(("triage", Context(("reason", T("x"))))));
    }

    [Fact]
    public void A_form_with_a_fault_records_nothing() =>
        Step.Refused(Task(form: Reason), Input()).Should().Equal(new FieldError("reason", "Enter the reason"));

    [Fact]
    public void A_form_about_a_draft_is_not_answered_while_something_of_it_is_unsettled() =>
        Step.Refused(Task(form: Reason), Input(("reason", "x")) with { Unsettled = ["Number 1 is not settled", "Number 2 is not settled"] })
            .Select(error => error.Message).Should().Equal("Number 1 is not settled", "Number 2 is not settled");

    [Fact]
    public void A_file_made_for_the_public_is_taken_only_when_it_was_looked_into_and_nothing_is_against_it()
    {
        var task = Task(form: AForm.Of("""{"type":"filepicker","key":"document","label":"The version","accept":".pdf,.docx"}"""), properties: ("public", "document"));
        var input = Input().With(Docx("document"));
        Step.Refused(task, input).Should().Equal(new FieldError("document", "This file has not been looked into: hand it in again"));
        Step.Refused(task, input with { Public = [new(Hash, null, [], IsElsewhere: false)] }).Should().ContainSingle().Which.Message.Should().EndWith("it cannot be read as Word: open it in Word, save it as .docx again and send that");
        Step.Refused(task, input with { Public = [new(Hash, 1, [], IsElsewhere: false)] }).Should().ContainSingle().Which.Message.Should().Contain("it holds 1 tracked change or comment:");
        Step.Recorded(task, input with { Public = [new(Hash, 0, [], IsElsewhere: false)] }).Find("document").Should().NotBeNull();
    }

    [Fact]
    public void Without_a_form_there_is_only_that_it_was_done() => Step.Recorded(Task(), Input()).Should().Be(FeelContext.Empty);

    [Fact]
    public void A_forms_condition_reads_what_the_task_reads() =>
        Step.Recorded(
            Task(Context(("late", FeelBoolean.False)), form: AForm.Of("""{"type":"textfield","key":"reason","label":"Reason","conditional":{"hide":"=not(late)"},"validate":{"required":true}}""")),
            Input()).Should().Be(FeelContext.Empty);

    [Fact]
    public void The_forms_own_fields_stand_beside_a_steps_and_its_faults_with_the_steps()
    {
        var vote = StepCatalogue.Find("vote")!;
        var form = AForm.Of(
            """{"type":"textfield","key":"dissent","label":"Dissent","validate":{"required":true}}""",
            """{"type":"textarea","key":"reason","label":"Grounds","validate":{"required":true}}""");
        var task = Task(subject: Body("police", "Police"), form: form);
        vote.Refused(task, Input(("choice", "commission")).As("safeguarding-partner:police")).Should().Equal(
            new FieldError("dissent", "Enter the dissent"), new FieldError("reason", "Enter the grounds"));
        vote.Record("vote", task, Input(("choice", "commission"), ("reason", "x"), ("dissent", "none")).As("safeguarding-partner:police"))
            .ShouldHold(("dissent", T("none")), ("choice", T("commission")));
    }

    [Fact]
    public void The_catalogue_holds_each_kind_once_and_finds_it()
    {
        StepCatalogue.All.Select(step => step.OfKind).Should().Equal(
            "form", "agency-report", "meeting", "draft", "comments", "vote", "sign-off", "submission", "publication", "appointment", "start-review");
        StepCatalogue.All.Should().OnlyContain(step => StepCatalogue.Find(step.OfKind) == step);
        StepCatalogue.Find("escalate").Should().BeNull();
    }

    [Fact]
    public void A_step_answers_to_the_kind_that_its_class_is_known_by() =>
        StepCatalogue.All.Should().OnlyContain(step => (string?)step.GetType().GetField("Kind")!.GetRawConstantValue() == step.OfKind);
}
