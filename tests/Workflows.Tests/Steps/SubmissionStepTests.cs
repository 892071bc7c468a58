using Reviews.Workflows.Expressions;
using Reviews.Workflows.Steps;
using Reviews.Workflows.Steps.Submission;
using static Reviews.Workflows.Steps.Submission.SubmissionStep;
using static Reviews.Workflows.Tests.Steps.Sent;

namespace Reviews.Workflows.Tests.Steps;

public sealed class SubmissionStepTests
{
    private static readonly SubmissionStep Step = new();

    private static readonly (string, string)[] Complete =
    [
        (Sha256, Hash), ("sentAt.day", "1"), ("sentAt.month", "12"), ("sentAt.year", "2026"), ("sentAt.time", "11:59"), (Channel, "Secure e-mail"), (Receipt, "R-17"),
    ];

    [Fact]
    public void What_was_sent_is_recorded_with_when_how_and_the_receipt() =>
        Step.Record("submission", Task(Signed(Hash, Hash)), Input(Complete)).ShouldHold(
            ("sentAt", new FeelDateTime(new LocalDateTime(2026, 12, 1, 11, 59))), ("channel", T("Secure e-mail")), ("receipt", T("R-17")),
            ("sha256", T(Hash)), ("by", T("person-1")));

    [Fact]
    public void The_pack_that_was_made_here_is_recorded_and_no_other_file_is_taken_for_it()
    {
        var made = new KeptFile(Pack, "d-1", "pack.zip", PackType, 10, "cc33");
        var input = Input(Complete);
        Step.Record("submission", Task(Signed(Hash, Hash)), input with { Files = [made] }).ShouldHold(
            ("pack", Context(("id", T("d-1")), ("name", T("pack.zip")), ("sha256", T("cc33")))));
        Step.Record("submission", Task(Signed(Hash, Hash)), input).ShouldHold(("pack", FeelValue.Null));
        foreach (var files in new KeptFile[][] { [made, made with { DocumentId = "d-2" }], [made with { ContentType = "application/pdf" }] })
            Step.Refused(Task(Signed(Hash, Hash)), input with { Files = files }).Should().Equal(new FieldError(Pack, "Select the pack that was made here last, and no other file"));
    }

    [Fact]
    public void Another_sign_off_may_be_named() =>
        Step.Record("submission", Task(Context(("signOff", SignOff(Hash, "signed-off"))), properties: ("signed", "signOff")), Input(Complete))
            .ShouldHold(("sha256", T(Hash)));

    [Fact]
    public void What_was_not_signed_off_is_not_submitted()
    {
        const string NotYet = "The report has not been signed off: it cannot be submitted yet";
        Step.Refused(Task(), Input(Complete)).Should().Equal(new FieldError(Sha256, NotYet));
        Step.Refused(Task(Context(("advisorSignOff", SignOff(Hash, "corrections-needed")))), Input(Complete)).Should().Equal(new FieldError(Sha256, NotYet));
    }

    [Fact]
    public void A_change_after_the_sign_off_voids_it() =>
        Step.Refused(Task(Signed(Hash, "bb22")), Input(Complete)).Should().ContainSingle().Which.Message.Should().StartWith("The report has changed since it was signed off");

    [Fact]
    public void Another_version_than_the_signed_one_is_refused() =>
        Step.Refused(Task(Signed("bb22", "bb22")), Input(Complete)).Should().Equal(new FieldError(Sha256, "The report sent must be the version that was signed off"));

    [Fact]
    public void What_is_yet_to_be_sent_was_not_submitted() =>
        Step.Refused(Task(Signed(Hash, Hash)), Input([.. Complete.Where(f => f.Item1 != "sentAt.time"), ("sentAt.time", "12:01")]))
            .Should().Equal(new FieldError(SentAt, "The date and time the report was sent must be in the past"));

    [Fact]
    public void Nothing_sent_is_refused_with_every_fault() =>
        Step.Refused(Task(Signed(Hash, Hash)), Input()).Select(error => error.Field).Should().Equal(Sha256, SentAt, Channel, Receipt);

    private static FeelContext Signed(string signed, string current) =>
        Context(("advisorSignOff", SignOff(signed, "signed-off")), ("draft", Context(("sha256", T(current)))));

    private static FeelContext SignOff(string sha256, string outcome) => Context(("sha256", T(sha256)), ("outcome", T(outcome)));
}
