using Reviews.Workflows.Expressions;
using Reviews.Workflows.Forms;
using Reviews.Workflows.Steps;
using Reviews.Workflows.Steps.Publication;
using static Reviews.Workflows.Steps.Publication.PublicationStep;
using static Reviews.Workflows.Tests.Steps.Sent;

namespace Reviews.Workflows.Tests.Steps;

/// <summary>Publication before the embargo, before the sign-off, or of the signed report itself is refused, whatever the page said.</summary>
public sealed class PublicationStepTests
{
    private const string Public = "cc33";

    private static readonly PublicationStep Step = new();

    [Fact]
    public void What_was_published_is_recorded_with_when_and_where() =>
        Step.Record("publication", Told(), Input(Answer("11:30"))).ShouldHold(
            ("publishedAt", new FeelDateTime(new LocalDateTime(2026, 12, 1, 11, 30))), ("address", T("on the website")), ("sha256", T(Public)), ("name", T("child-r.pdf")), ("by", T("person-1")));

    [Fact]
    public void Before_the_hour_set_for_it_nothing_is_published() =>
        Step.Refused(Told(), Input(Answer("09:59"))).Should().Equal(
            new FieldError(PublishedAt, "Expected nothing to be published before 1 December 2026 at 10:00, but 1 December 2026 at 09:59 is before it"));

    [Fact]
    public void Before_the_advance_copies_have_been_out_long_enough_nothing_is_published_and_both_dates_are_named()
    {
        static StepTask Copies(LocalDate from) => Told(also: [("publishFrom", new FeelDate(from)), ("advanceCopies", Context(("sentOn", new FeelDate(new LocalDate(2026, 11, 23)))))]);
        Step.Refused(Copies(new(2026, 12, 2)), Input(Answer("11:30"))).Should().Equal(new FieldError(
            PublishedAt, "Expected nothing to be published before 2 December 2026, because the advance copies went on 23 November 2026, but 1 December 2026 at 11:30 is before it"));
        Step.Record("publication", Copies(new(2026, 12, 1)), Input(Answer("11:30"))).ShouldHold(("sha256", T(Public)));
    }

    [Fact]
    public void At_the_hour_set_for_it_it_may_be() => Step.Record("publication", Told(), Input(Answer("10:00"))).ShouldHold(("sha256", T(Public)));

    [Fact]
    public void What_is_yet_to_be_published_was_not() =>
        Step.Refused(Told(), Input(Answer("12:15"))).Should().ContainSingle().Which.Field.Should().Be(PublishedAt);

    [Fact]
    public void Before_the_sign_off_nothing_is_published() =>
        Step.Refused(Told(outcome: "corrections-needed"), Input(Answer("11:30"))).Should().Equal(
            new FieldError(Sha256, "The report has not been signed off: it cannot be published yet"));

    [Fact]
    public void A_report_changed_since_its_sign_off_is_not_published() =>
        Step.Refused(Told(signed: "bb22"), Input(Answer("11:30"))).Should().ContainSingle().Which.Message.Should().StartWith("The report has changed since it was signed off");

    [Fact]
    public void The_signed_report_itself_is_never_published() =>
        Step.Refused(Told(prepared: Hash), Input(Answer("11:30", Hash))).Should().ContainSingle().Which.Message.Should().StartWith("The version for the public is the signed report itself");

    [Fact]
    public void Another_file_than_the_one_made_for_the_public_is_refused() =>
        Step.Refused(Told(), Input(Answer("11:30", "dd44"))).Should().Equal(new FieldError(Sha256, "What is published must be the version made for the public"));

    [Fact]
    public void Without_a_version_for_the_public_there_is_nothing_to_publish() =>
        Step.Refused(Told(prepared: null), Input(Answer("11:30"))).Should().Equal(new FieldError(Sha256, "There is no version for the public yet"));

    [Fact]
    public void A_version_that_gives_away_more_than_its_words_is_not_published() =>
        Step.Refused(Told(), Input(Answer("11:30")) with { Public = [new(Public, 2, ["M. Hart"], IsElsewhere: true)] }).Should().Equal(new FieldError(
            Sha256,
            "This file is not fit for the public: it holds 2 tracked changes or comments: accept or reject each in Word, and delete the comments; its properties name M. Hart: take them out in Word (File, Info, Inspect document); it is, to the byte, another document of this review that was not made for the public"));

    [Fact]
    public void A_version_that_was_not_looked_into_is_not_published() =>
        Step.Refused(Told(), Input(Answer("11:30")) with { Public = [] }).Should().Equal(new FieldError(Sha256, "This file has not been looked into: hand it in again"));

    [Fact]
    public void A_version_found_wrong_is_recorded_as_such_and_nothing_as_published()
    {
        var wrong = Step.Record("publication", Told(prepared: null), Input((VersionWrong, "true"), ("whatIsWrong", "Page 9 names the school")));
        wrong.ShouldHold(("versionWrong", FeelBoolean.True), ("whatIsWrong", T("Page 9 names the school")), ("by", T("person-1")));
        wrong.Find("publishedAt").Should().BeNull();
        Step.Refused(Told(), Input((VersionWrong, "true"))).Should().ContainSingle().Which.Field.Should().Be("whatIsWrong");
    }

    private static StepInput Input(params (string, string)[] fields) => Sent.Input(fields) with { Public = [new(Public, 0, [], IsElsewhere: false)] };

    private static (string, string)[] Answer(string time, string hash = Public) =>
    [
        (Sha256, hash), ("publishedAt.day", "1"), ("publishedAt.month", "12"), ("publishedAt.year", "2026"), ("publishedAt.time", time), ("address", "on the website"),
    ];

    private static StepTask Told(string outcome = "signed-off", string signed = Hash, string? prepared = Public, params (string, FeelValue)[] also)
    {
        var variables = Context(
        [
            ("draft", Context(("sha256", T(Hash)))), ("advisorSignOff", Context(("outcome", T(outcome)), ("sha256", T(signed)))),
            ("publicationDecision", Context(("publishOn", new FeelDate(new LocalDate(2026, 12, 1))), ("publishAt", new FeelTime(new LocalTime(10, 0))))),
            ("prepared", prepared is null ? FeelContext.Empty : Context(("document", new FeelList([Context(("id", T("d-1")), ("name", T("child-r.pdf")), ("sha256", T(prepared)))])))),
            .. also,
        ]);
        return Task(variables, form: Form, properties: ("result", "publication"));
    }

    private static FormDefinition Form { get; } = FormReader.Read("publish.form", Southend.SouthendFolder.Bytes("forms", "publish.form")).Form!;
}
