using Reviews.Workflows.Expressions;
using Reviews.Workflows.Forms;
using Reviews.Workflows.Steps;
using Reviews.Workflows.Tests.Steps;

namespace Reviews.Workflows.Tests.Forms;

public sealed class FormSubmissionTests
{
    private const string Required = "\"validate\":{\"required\":true}";

    [Fact]
    public void Every_kind_gives_its_value()
    {
        var form = AForm.Of(
            """{"type":"textfield","key":"line","label":"Line"}""",
            """{"type":"textarea","key":"area","label":"Area"}""",
            """{"type":"number","key":"number","label":"Number"}""",
            """{"type":"checkbox","key":"box","label":"Box"}""",
            """{"type":"checklist","key":"list","label":"List","values":[{"label":"X","value":"x"},{"label":"Y","value":"y"}]}""",
            """{"type":"datetime","subtype":"date","key":"date","label":"Date"}""",
            """{"type":"datetime","subtype":"time","key":"time","label":"Time"}""",
            """{"type":"datetime","subtype":"datetime","key":"at","label":"At"}""",
            """{"type":"filepicker","key":"file","label":"File"}""",
            """{"type":"textfield","key":"empty","label":"Empty"}""");
        var read = FormSubmission.Read(
            form,
            Sent.Fields(
                ("line", " a "), ("area", "one\r\ntwo"), ("number", "-1.50"), ("box", "true"), ("list", "y"), ("list", "x"), ("date.day", "1"), ("date.month", "02"),
                ("date.year", "2026"), ("time.time", "9:05"), ("at.day", "29"), ("at.month", "2"), ("at.year", "2028"), ("at.time", "15:00")),
            [Sent.Pdf("file")],
            FeelContext.Empty);
        read.Errors.Should().BeEmpty();
        read.Values.Entries.Should().Equal(new Dictionary<string, FeelValue>
        {
            ["line"] = new FeelText("a"),
            ["area"] = new FeelText("one\ntwo"),
            ["number"] = new FeelNumber(-1.5m),
            ["box"] = FeelBoolean.True,
            ["list"] = FeelList.Of(new FeelText("y"), new FeelText("x")),
            ["date"] = new FeelDate(new LocalDate(2026, 2, 1)),
            ["time"] = new FeelTime(new LocalTime(9, 5)),
            ["at"] = new FeelDateTime(new LocalDateTime(2028, 2, 29, 15, 0)),
            ["file"] = FeelList.Of(Sent.Document(Sent.Pdf("file"))),
            ["empty"] = FeelValue.Null,
        });
    }

    [Fact]
    public void Every_fault_is_told_at_once_in_the_order_of_the_form()
    {
        var form = AForm.Of(
            $$"""{"type":"textfield","key":"reason","label":"Reason",{{Required}}}""",
            $$"""{"type":"textarea","key":"well","label":"What works well?",{{Required}}}""",
            $$"""{"type":"textfield","key":"nhs","label":"NHS number",{{Required}}}""",
            $$"""{"type":"textfield","key":"name","label":"Your name",{{Required}}}""",
            $$"""{"type":"radio","key":"outcome","label":"Outcome","values":[{"label":"X","value":"x"}],{{Required}}}""",
            $$"""{"type":"checkbox","key":"sure","label":"I am sure",{{Required}}}""",
            $$"""{"type":"datetime","subtype":"date","key":"died","label":"Date the child died",{{Required}}}""",
            $$"""{"type":"filepicker","key":"report","label":"Agency report",{{Required}}}""");
        var read = FormSubmission.Read(form, Sent.Fields(), [], FeelContext.Empty);
        read.Errors.Should().Equal(
            new FieldError("reason", "Enter the reason"),
            new FieldError("well", "Enter an answer to “What works well?”"),
            new FieldError("nhs", "Enter the NHS number"),
            new FieldError("name", "Enter your name"),
            new FieldError("outcome", "Select the outcome"),
            new FieldError("sure", "Confirm “I am sure”"),
            new FieldError("died", "Enter the date the child died"),
            new FieldError("report", "Select a file for the agency report"));
    }

    [Theory]
    [InlineData("31", "2", "2026", "Date the child died must be a real date")]
    [InlineData("29", "2", "2026", "Date the child died must be a real date")]
    [InlineData("1", "13", "2026", "Date the child died must be a real date")]
    [InlineData("x", "1", "2026", "Date the child died must be a real date")]
    [InlineData("-1", "1", "2026", "Date the child died must be a real date")]
    [InlineData("1", "1", "0000", "Date the child died must have a year from 1900 to 2100")]
    [InlineData("1", "1", "26", "Date the child died must include a year of 4 numbers")]
    [InlineData("1", "1", "0202", "Date the child died must have a year from 1900 to 2100")]
    [InlineData("1", "1", "2201", "Date the child died must have a year from 1900 to 2100")]
    [InlineData("", "1", "2026", "Date the child died must include a day")]
    [InlineData("1", "", "", "Date the child died must include a month and year")]
    public void A_date_that_is_not_real_or_not_whole_is_told(string day, string month, string year, string message) =>
        FormSubmission.Read(
            AForm.Of("""{"type":"datetime","subtype":"date","key":"died","label":"Date the child died"}"""),
            Sent.Fields(("died.day", day), ("died.month", month), ("died.year", year)), [], FeelContext.Empty)
            .Errors.Should().Equal(new FieldError("died", message));

    [Theory]
    [InlineData("textfield", "\"validate\":{\"maxLength\":3}", "abcd", "Answer must be 3 characters or fewer")]
    [InlineData("textfield", "\"validate\":{\"minLength\":3}", "ab", "Answer must be 3 characters or more")]
    [InlineData("textfield", "\"validate\":{\"pattern\":\"^[0-9]+$\"},\"description\":\"digits only\"", "a", "Answer must be in the form asked for: digits only")]
    [InlineData("textfield", "\"id\":\"x\"", "a\nb", "Answer must be made of letters, numbers and punctuation only")]
    [InlineData("textarea", "\"id\":\"x\"", "a\0b", "Answer must be made of letters, numbers and punctuation only")]
    [InlineData("number", "\"validate\":{\"min\":1}", "0.5", "Answer must be 1 or more")]
    [InlineData("number", "\"validate\":{\"max\":1}", "1.5", "Answer must be 1 or less")]
    [InlineData("number", "\"id\":\"x\"", "1e3", "Answer must be a number, like 12")]
    [InlineData("number", "\"id\":\"x\"", "1,5", "Answer must be a number, like 12")]
    [InlineData("select", "\"values\":[{\"label\":\"X\",\"value\":\"x\"}]", "y", "Answer must be one of the choices")]
    [InlineData("checklist", "\"values\":[{\"label\":\"X\",\"value\":\"x\"}]", "y", "Answer must be among the choices")]
    public void A_broken_rule_is_told(string type, string rules, string value, string message) =>
        FormSubmission.Read(
            AForm.Of($$"""{"type":"{{type}}","key":"a","label":"Answer",{{rules}}}"""), Sent.Fields(("a", value)), [], FeelContext.Empty)
            .Errors.Should().Equal(new FieldError("a", message));

    [Fact]
    public void A_line_break_counts_as_one_character() =>
        FormSubmission.Read(
            AForm.Of("""{"type":"textarea","key":"a","label":"A","validate":{"maxLength":3}}"""), Sent.Fields(("a", "x\r\ny")), [], FeelContext.Empty)
            .Errors.Should().BeEmpty();

    [Theory]
    [InlineData("25:00", "At must be a time such as 09:30")]
    [InlineData("", "At must include a time")]
    public void A_date_and_time_needs_both(string time, string message) =>
        FormSubmission.Read(
            AForm.Of("""{"type":"datetime","subtype":"datetime","key":"at","label":"At"}"""),
            Sent.Fields(("at.day", "1"), ("at.month", "2"), ("at.year", "2026"), ("at.time", time)), [], FeelContext.Empty)
            .Errors.Should().Equal(new FieldError("at", message));

    [Fact]
    public void Files_are_counted_and_held_to_their_endings()
    {
        var form = AForm.Of("""{"type":"filepicker","key":"a","label":"Report","accept":".docx"}""");
        FormSubmission.Read(form, Sent.Fields(), [Sent.Pdf("a")], FeelContext.Empty)
            .Errors.Should().Equal(new FieldError("a", "Report must be a file ending in .docx"));
        FormSubmission.Read(form, Sent.Fields(), [Sent.Docx("a"), Sent.Docx("a")], FeelContext.Empty)
            .Errors.Should().Equal(new FieldError("a", "Report must be one file"));
        FormSubmission.Read(form, Sent.Fields(), [Sent.Docx("a"), Sent.Pdf("other")], FeelContext.Empty).Errors.Should().BeEmpty();
    }

    [Fact]
    public void Only_the_files_of_the_pickers_shown_are_taken()
    {
        var form = AForm.Of(
            """{"type":"textfield","key":"a","label":"A"}""",
            """{"type":"filepicker","key":"b","label":"B","conditional":{"hide":"=a != \"yes\""}}""");
        KeptFile[] sent = [Sent.Pdf("b"), Sent.Docx("a")];
        FormSubmission.Read(form, Sent.Fields(("a", "yes")), sent, FeelContext.Empty).Files.Should().Equal(sent[0]);
        FormSubmission.Read(form, Sent.Fields(("a", "no")), sent, FeelContext.Empty).Files.Should().BeEmpty();
    }

    [Fact]
    public void A_hidden_field_is_neither_required_nor_kept_and_counts_as_null_for_the_next()
    {
        var form = AForm.Of(
            """{"type":"textfield","key":"a","label":"A"}""",
            $$"""{"type":"textfield","key":"b","label":"B","conditional":{"hide":"=a != \"yes\""},{{Required}}}""",
            $$"""{"type":"group","label":"G","conditional":{"hide":"=b != \"yes\""},"components":[{"type":"textfield","key":"c","label":"C",{{Required}}}]}""",
            $$"""{"type":"textfield","key":"d","label":"D","conditional":{"hide":"=modified"},{{Required}}}""");
        var modified = FeelContext.Empty.With("modified", FeelBoolean.True);

        var hidden = FormSubmission.Read(form, Sent.Fields(("a", "no"), ("b", "yes"), ("c", "kept?"), ("d", "kept?")), [], modified);
        hidden.Errors.Should().BeEmpty();
        hidden.Values.Entries.Keys.Should().Equal("a");

        var shown = FormSubmission.Read(form, Sent.Fields(("a", "yes"), ("b", "yes")), [], FeelContext.Empty);
        shown.Errors.Select(error => error.Field).Should().Equal("c", "d");
    }

    [Fact]
    public void Conditions_that_never_settle_hide_nothing() =>
        FormVisibility.Shown(
            AForm.Of("""{"type":"textfield","key":"a","label":"A","conditional":{"hide":"=a != null"}}"""),
            new Dictionary<string, FeelValue> { ["a"] = new FeelText("x") }, FeelContext.Empty).Should().Equal("a");
}
