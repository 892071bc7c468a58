using Reviews.Workflows.Expressions;
using Reviews.Workflows.Steps;
using Reviews.Workflows.Steps.SignOff;
using static Reviews.Workflows.Tests.Steps.Sent;

namespace Reviews.Workflows.Tests.Steps;

public sealed class SignOffStepTests
{
    private static readonly SignOffStep Step = new();
    private static readonly FeelContext Current = Context(("draft", Context(("sha256", T(Hash)))));

    private static readonly (string, string)[] Signed =
    [
        (SignOffStep.Sha256, Hash), (SignOffStep.Name, "S. Senior"), (SignOffStep.Level, "Chief Nurse"), (SignOffStep.Evidence, "E-mail of 30 November"),
        (SignOffStep.Outcome, "signed-off"), (SignOffStep.Declaration, "true"),
    ];

    [Fact]
    public void A_sign_off_names_the_exact_version_and_who_signed() =>
        Step.Record("signOff", Task(Current), Input(Signed)).ShouldHold(
            ("by", T("person-1")), ("name", T("S. Senior")), ("level", T("Chief Nurse")), ("sha256", T(Hash)), ("outcome", T("signed-off")),
            ("evidence", T("E-mail of 30 November")), ("issue", T("")));

    [Fact]
    public void A_report_that_changed_since_the_page_was_opened_is_not_signed() =>
        Step.Refused(Task(Context(("draft", Context(("sha256", T("bb22")))))), Input(Signed)).Should().Equal(
            new FieldError(SignOffStep.Sha256, "The report has changed since you opened it: read the current version before you sign"));

    [Fact]
    public void Without_a_report_there_is_nothing_to_sign() =>
        Step.Refused(Task(), Input(Signed)).Should().Equal(new FieldError(SignOffStep.Sha256, "There is no report to sign yet"));

    [Fact]
    public void While_changes_and_comments_are_unsettled_nobody_signs_but_an_issue_may_be_raised()
    {
        var input = Input(Signed) with { Unsettled = ["Number 1 is not settled", "Number 4 is not settled"] };
        Step.Refused(Task(Current), input).Select(error => error.Message).Should().Equal("Number 1 is not settled", "Number 4 is not settled");
        (string, string)[] issue = [.. Signed.Where(field => field.Item1 != SignOffStep.Outcome), (SignOffStep.Outcome, "issue-raised"), (SignOffStep.Issue, "Page 3")];
        Step.Record("signOff", Task(Current), Input(issue) with { Unsettled = input.Unsettled }).ShouldHold(("outcome", T("issue-raised")));
    }

    [Fact]
    public void An_issue_is_named()
    {
        (string, string)[] issue = [.. Signed.Where(field => field.Item1 != SignOffStep.Outcome), (SignOffStep.Outcome, "issue-raised")];
        Step.Refused(Task(Current), Input(issue)).Should().Equal(new FieldError(SignOffStep.Issue, "Enter what stands in the way of signing"));
        Step.Record("signOff", Task(Current), Input([.. issue, (SignOffStep.Issue, "Page 3")])).ShouldHold(("outcome", T("issue-raised")), ("issue", T("Page 3")));
    }

    [Fact]
    public void The_outcomes_are_data()
    {
        var task = Task(Current, properties: [("outcomes", "signed-off, corrections-needed"), ("result", "advisorSignOff")]);
        (string, string)[] fields = [.. Signed.Where(field => field.Item1 != SignOffStep.Outcome), (SignOffStep.Issue, "Typing")];
        Step.Record("advisorSignOff", task, Input([.. fields, (SignOffStep.Outcome, "corrections-needed")])).ShouldHold(("outcome", T("corrections-needed")));
        Step.Refused(task, Input([.. fields, (SignOffStep.Outcome, "issue-raised")])).Should().Equal(new FieldError(SignOffStep.Outcome, "Select the outcome"));
    }

    [Fact]
    public void Nothing_sent_is_refused_with_every_fault() =>
        Step.Refused(Task(Current), Input()).Select(error => error.Field).Should().Equal(
            SignOffStep.Sha256, SignOffStep.Outcome, SignOffStep.Name, SignOffStep.Level, SignOffStep.Evidence, SignOffStep.Declaration);
}
