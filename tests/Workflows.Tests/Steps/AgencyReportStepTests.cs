using Reviews.Workflows.Expressions;
using Reviews.Workflows.Steps;
using Reviews.Workflows.Steps.AgencyReport;
using static Reviews.Workflows.Steps.AgencyReport.AgencyReportStep;
using static Reviews.Workflows.Tests.Steps.Sent;

namespace Reviews.Workflows.Tests.Steps;

public sealed class AgencyReportStepTests
{
    private static readonly AgencyReportStep Step = new();
    private static readonly StepTask Modified = Task(Context(("modifiedResponse", FeelBoolean.True)));

    [Fact]
    public void A_report_is_recorded_with_its_author_and_files() =>
        Step.Record("report", Task(), Input((Response, Report), (Author, "A. Lead"), (SignificantIssues, "yes")).With(Pdf(Documents), Docx(Documents)))
            .ShouldHold(
                ("status", T("submitted")), ("author", T("A. Lead")), ("documents", FeelList.Of(Document(Pdf("x")), Document(Docx("x")))),
                ("significantIssues", FeelBoolean.True), ("by", T("person-1")));

    [Fact]
    public void A_nil_return_counts_as_an_answer() =>
        Step.Record("report", Task(), Input((Response, NilReturn), (Reason, "Not known to us"), (Confirmed, "true")))
            .ShouldHold(("status", T("nil-return")), ("reason", T("Not known to us")), ("documents", FeelList.Empty), ("significantIssues", FeelBoolean.False));

    [Fact]
    public void Only_the_files_of_the_answer_given_are_taken()
    {
        Taken(Input((Response, Report), (Author, "A. Lead"), (SignificantIssues, "no")).With(Pdf(Documents), Docx(Author))).Should().Equal(Pdf(Documents));
        Taken(Input((Response, NilReturn), (Reason, "Not known to us"), (Confirmed, "true")).With(Pdf(Documents))).Should().BeEmpty();
    }

    [Fact]
    public void Internal_documents_stand_in_for_the_report_where_the_response_was_modified() =>
        Step.Record("report", Modified, Input((Response, InternalDocuments), (SignificantIssues, "no")).With(Pdf(Documents)))
            .ShouldHold(("status", T("internal-documents")), ("documents", FeelList.Of(Document(Pdf("x")))));

    [Fact]
    public void Internal_documents_are_refused_where_it_was_not()
    {
        Step.Refused(Task(), Input((Response, InternalDocuments), (SignificantIssues, "no")).With(Pdf(Documents)))
            .Should().ContainSingle().Which.Message.Should().StartWith("Send a report or a nil return");
        Responses(Task()).Should().NotContain(InternalDocuments);
        Responses(Task(Context(("modifiedResponse", FeelBoolean.False)))).Should().NotContain(InternalDocuments);
        Responses(Modified).Should().Contain(InternalDocuments);
    }

    [Fact]
    public void An_empty_report_is_refused_with_every_fault() =>
        Step.Refused(Task(), Input((Response, Report))).Should().Equal(
            new FieldError(Author, "Enter the name of the author"),
            new FieldError(Documents, "Select a PDF or Word file"),
            new FieldError(SignificantIssues, "Select yes if there are significant practice issues"));

    [Fact]
    public void An_empty_nil_return_is_refused_with_every_fault() =>
        Step.Refused(Task(), Input((Response, NilReturn))).Select(error => error.Field).Should().Equal(Reason, Confirmed);

    [Fact]
    public void No_answer_at_all_is_refused() =>
        Step.Refused(Task(), Input()).Should().Equal(new FieldError(Response, "Select whether you send a report or a nil return"));

    [Theory]
    [InlineData("report.pdf", "text/html")]
    [InlineData("report.docx", "application/pdf")]
    [InlineData("report.docm", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("report.pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    public void A_file_whose_name_and_type_are_not_one_kind_of_report_is_refused(string name, string type) =>
        Step.Refused(Task(), Input((Response, Report), (Author, "A"), (SignificantIssues, "no")).With(Pdf(Documents) with { FileName = name, ContentType = type }))
            .Should().Equal(new FieldError(Documents, "The selected file must be a PDF or Word document (.docx)"));

    private static IReadOnlyList<KeptFile> Taken(StepInput input) => Step.Take(Task(), input).Should().BeOfType<StepOutcome.Recorded>().Which.Files;
}
