using Reviews.Workflows.Access;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Steps;
using Reviews.Workflows.Steps.AgencyReport;
using Reviews.Workflows.Steps.Form;
using static Reviews.Workflows.Steps.ReceivedAnswer;
using static Reviews.Workflows.Tests.Steps.Sent;

namespace Reviews.Workflows.Tests.Steps;

/// <summary>How an answer came that somebody enters for whoever gave it. It is noon in London on 1 December 2026; the task was opened at nine.</summary>
public sealed class ReceivedAnswerTests
{
    private static readonly Instant Opened = Instant.FromUtc(2026, 12, 1, 9, 0, 30);

    [Fact]
    public void What_came_by_mail_is_read_with_its_proof()
    {
        var proof = Pdf(ProofField);
        var (answer, errors) = Read(Came(SecureMail).With(proof, Pdf("documents")), Opened);
        errors.Should().BeEmpty();
        answer.Should().BeEquivalentTo(new ReceivedAnswer(SecureMail, "K. Sender", new LocalDateTime(2026, 12, 1, 10, 0), "", [proof]));
    }

    [Theory]
    [InlineData(SecureMail, ProofField, "Select the mail that it came in, as a PDF or Word file")]
    [InlineData(Paper, ProofField, "Select a scan or photograph of the paper, as a PDF or Word file")]
    [InlineData(Telephone, NoteField, "Enter a note of the call: who called whom, and what was said")]
    [InlineData(InMeeting, NoteField, "Enter a note of the meeting: which one, and what was said")]
    [InlineData("rumour", HowField, "Select how it came")]
    public void Each_way_asks_for_what_proves_it(string how, string field, string message) =>
        Read(Came(how), Opened).Errors.Should().Equal(new FieldError(field, message));

    [Theory]
    [InlineData("12:00", true)]
    [InlineData("12:01", false)]
    [InlineData("09:00", true)]
    [InlineData("08:59", false)]
    public void It_came_between_the_minute_in_which_it_was_asked_for_and_now(string time, bool isTaken) =>
        Read(Came(Telephone, time, "note"), Opened).Errors.Select(error => error.Field).Should().Equal(isTaken ? [] : [AtField]);

    [Fact]
    public void Nothing_sent_is_refused_with_every_fault() =>
        Read(Input(), Opened).Errors.Select(error => error.Field).Should().Equal(HowField, FromField, AtField);

    [Fact]
    public void The_record_says_how_it_came_and_one_that_was_given_by_its_holder_says_nothing_of_it()
    {
        (string, string)[] nil = [("response", "nil-return"), ("reason", "r"), ("confirmed", "true")];
        var received = Read(Came(Telephone, note: "They rang"), Opened).Answer;
        var record = new AgencyReportStep().Record("report", Task(), Input(nil) with { Received = received });
        ((FeelContext)record.Find("received")!).ShouldHold(("how", T("telephone")), ("from", T("K. Sender")), ("note", T("They rang")), ("at", new FeelDateTime(new LocalDateTime(2026, 12, 1, 10, 0))));
        new AgencyReportStep().Record("report", Task(), Input(nil)).Find("received").Should().BeNull();
        new FormStep().Record("answer", Task(properties: ("result", "answer")), Input() with { Received = received }).Find("received").Should().NotBeNull();
    }

    [Theory]
    [InlineData("agency-report", null, "business-manager", null)]
    [InlineData("sign-off", null, "business-manager", null)]
    [InlineData("sign-off", "holders", "business-manager", "holders-only")]
    [InlineData("draft", null, "business-manager", "holders-only")]
    [InlineData("meeting", null, "business-manager", "holders-only")]
    [InlineData("no-such-step", null, "business-manager", "holders-only")]
    [InlineData("vote", null, "business-manager", null)]
    [InlineData("vote", null, "safeguarding-partner:police", "votes-themselves")]
    [InlineData("vote", null, "partner-deputy:police", "votes-themselves")]
    [InlineData("agency-report", null, "safeguarding-partner:police", null)]
    public void What_may_be_entered_for_others_and_by_whom(string step, string? enteredBy, string held, string? refusal)
    {
        var properties = enteredBy is null ? new Dictionary<string, string>() : new() { ["entered-by"] = enteredBy };
        (EnteredForOthers.WhyNot(step, properties, [Group.Parse("business-manager"), Group.Parse(held)])?.Code).Should().Be(refusal);
    }

    private static StepInput Came(string how, string time = "10:00", string note = "") => Input(
        (HowField, how), (FromField, "K. Sender"), (NoteField, note), (AtField + ".day", "1"), (AtField + ".month", "12"), (AtField + ".year", "2026"), (AtField + ".time", time));
}
