using Reviews.Workflows.Expressions;
using Reviews.Workflows.Forms;
using Reviews.Workflows.Steps;
using Reviews.Workflows.Steps.AgencyReport;
using Reviews.Workflows.Tests.Steps;
using static Reviews.Workflows.Steps.AgencyReport.AgencyReportStep;
using static Reviews.Workflows.Tests.Steps.Sent;

namespace Reviews.Workflows.Tests.Southend;

/// <summary>The report that Southend's agencies are asked for: answered in the service, attached, or a nil return.</summary>
public sealed class AgencyReportFormTests
{
    private static readonly AgencyReportStep Step = new();

    private static readonly (string, string)[] Answered =
    [
        (Response, Report), (SignificantIssues, "no"), (Author, "A. Author"), ("authorRole", "Named nurse"), ("recordsSeen", "All"), .. On("involvedFrom", 1, 3, 2024), .. On("involvedThrough", 2, 12, 2026),
        ("familyComposition", "f"), (Summary, "s"), ("episodes.0.what", "w"), ("episodes.0.analysis", "a"), .. On("episodes.0.happenedOn", 5, 5, 2025),
        ("workedWell", "w"), ("concerns", "c"), ("voice", "v"), ("inequalities", "i"), ("actionsTaken", "a"), ("learning", "l"), ("otherProcesses", "police"), ("otherProcesses", "inquest"),
        ("seniorName", "S. Senior"), ("seniorRole", "Chief Nurse"), .. On("seniorSignedAt", 21, 12, 2026), ("seniorSignedAt.time", "16:30"),
    ];

    [Fact]
    public void A_report_answered_in_the_service_needs_no_file_and_holds_each_answer()
    {
        var report = (FeelContext)Taken(Answering(), Answered).Variables.Find("report")!;

        report.Find("status").Should().Be(T("submitted"));
        report.Find("involvedFrom").Should().Be(new FeelDate(new LocalDate(2024, 3, 1)));
        report.Find("otherProcesses").Should().Be(FeelList.Of(T("police"), T("inquest")));
        ((FeelContext)((FeelList)report.Find("episodes")!).Items.Single()).Find("analysis").Should().Be(T("a"));
        report.Find("seniorSignedAt").Should().Be(new FeelDateTime(new LocalDateTime(2026, 12, 21, 16, 30)));
        report.Find("summary").Should().Be(T("s"));
    }

    [Fact]
    public void A_report_that_is_attached_is_asked_for_its_author_alone() =>
        Step.Take(Answering(), At(Sent.Input((Response, Report), (SignificantIssues, "no"), (Author, "A. Author")).With(Pdf(Documents)))).Should().BeOfType<StepOutcome.Recorded>();

    [Fact]
    public void An_empty_report_is_told_everything_that_is_missing_at_once() =>
        Refused((Response, Report)).Select(error => error.Field).Should().Equal(
            "author", "authorRole", "recordsSeen", "involvedFrom", "familyComposition", "summary", "workedWell", "concerns", "voice", "inequalities",
            "actionsTaken", "learning", "seniorName", "seniorRole", "seniorSignedAt", "significantIssues");

    [Fact]
    public void Dates_that_cannot_be_are_refused_with_both_values() =>
        Refused([.. Answered.Where(sent => !sent.Item1.StartsWith("involved", StringComparison.Ordinal)), .. On("involvedFrom", 1, 6, 2026), .. On("involvedThrough", 1, 5, 2026)])
            .Should().ContainSingle().Which.Should().Be(new FieldError("involvedThrough", "Last day of involvement must be the same as or after “First day of involvement”, Monday 1 June 2026"));

    [Fact]
    public void A_nil_return_is_asked_nothing_of_it_and_keeps_nothing_of_it()
    {
        var record = (FeelContext)Taken(Answering(), (Response, NilReturn), (Reason, "Not known to us"), (Confirmed, "true"), ("concerns", "left over"), (Author, "left over")).Variables.Find("report")!;

        record.Find("status").Should().Be(T("nil-return"));
        (record.Find("concerns") is null && record.Find("author") is null && record.Find("episodes") is null).Should().BeTrue();
    }

    [Fact]
    public void Internal_documents_are_asked_for_as_files_alone()
    {
        var modified = Answering(("modifiedResponse", FeelBoolean.True));
        Step.Take(modified, At(Sent.Input((Response, InternalDocuments), (SignificantIssues, "no")).With(Pdf(Documents)))).Should().BeOfType<StepOutcome.Recorded>();
        ((StepOutcome.Rejected)Step.Take(modified, At(Sent.Input((Response, InternalDocuments), (SignificantIssues, "no"))))).Errors.Should().ContainSingle().Which.Field.Should().Be(Documents);
    }

    [Theory]
    [InlineData("short", false, false)]
    [InlineData("siblings", true, true)]
    public void The_pro_forma_that_was_chosen_says_what_is_asked(string template, bool voice, bool differences)
    {
        var task = Answering(("commissioning", FeelContext.Empty.With("template", T(template))));
        var asked = ((StepOutcome.Rejected)Step.Take(task, At(Sent.Input((Response, Report))))).Errors.Select(error => error.Field).ToList();
        (asked.Contains("voice"), asked.Contains("differences")).Should().Be((voice, differences));
    }

    private static StepTask Answering(params (string, FeelValue)[] variables) =>
        Sent.Task(Context(variables)) with { Form = FormReader.Read("agency-report.form", SouthendFolder.Bytes("forms", "agency-report.form")).Form };

    private static StepInput At(StepInput input) => input with { Context = input.Context with { At = Instant.FromUtc(2026, 12, 22, 9, 0) } };

    private static StepOutcome.Recorded Taken(StepTask task, params (string, string)[] sent) => (StepOutcome.Recorded)Step.Take(task, At(Sent.Input(sent)));

    private static IReadOnlyList<FieldError> Refused(params (string, string)[] sent) => ((StepOutcome.Rejected)Step.Take(Answering(), At(Sent.Input(sent)))).Errors;

    private static (string, string)[] On(string key, int day, int month, int year) => [($"{key}.day", $"{day}"), ($"{key}.month", $"{month}"), ($"{key}.year", $"{year}")];
}
