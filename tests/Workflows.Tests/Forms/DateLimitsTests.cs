using Reviews.Workflows.Expressions;
using Reviews.Workflows.Forms;
using Reviews.Workflows.Steps;
using Reviews.Workflows.Tests.Steps;

namespace Reviews.Workflows.Tests.Forms;

/// <summary>Dates that a form keeps within others, and answers it needs only at times.</summary>
public sealed class DateLimitsTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 12, 21, 9, 0);

    private static readonly FormDefinition Form = AForm.Of(
        """{"type":"datetime","subtype":"date","key":"first","label":"First day","properties":{"notAfter":"=today()"}}""",
        """{"type":"datetime","subtype":"date","key":"last","label":"Last day","properties":{"notBefore":"=first","notAfter":"=today()"}}""",
        """{"type":"datetime","subtype":"datetime","key":"meets","label":"Meeting","properties":{"notBefore":"=today()","notAfter":"=date(\"2027-01-13\")"}}""",
        """{"type":"dynamiclist","path":"rows","label":"Rows","components":[{"type":"datetime","subtype":"date","key":"on","label":"When","properties":{"notAfter":"=today()"}}]}""");

    [Fact]
    public void A_date_outside_its_limits_is_refused_with_the_date_it_must_not_pass() =>
        Read([.. On("first", 22, 12, 2026), .. On("last", 20, 12, 2026), .. On("meets", 14, 1, 2027), ("meets.time", "10:00"), .. On("rows.0.on", 22, 12, 2026)]).Should().Equal(
            new FieldError("first", "First day must be today or in the past"),
            new FieldError("last", "Last day must be the same as or after “First day”, Tuesday 22 December 2026"),
            new FieldError("meets", "Meeting must be the same as or before Wednesday 13 January 2027"),
            new FieldError("rows.0.on", "Row 1: When must be today or in the past"));

    [Fact]
    public void The_limits_themselves_are_allowed_and_a_limit_that_is_not_known_limits_nothing()
    {
        Read([.. On("first", 21, 12, 2026), .. On("last", 21, 12, 2026), .. On("meets", 21, 12, 2026), ("meets.time", "00:00"), .. On("rows.0.on", 21, 12, 2026)]).Should().BeEmpty();
        Read([.. On("last", 1, 1, 1990)]).Should().BeEmpty("no first day is given");
        Read([.. On("meets", 20, 12, 2026), ("meets.time", "23:59")]).Should().ContainSingle().Which.Message.Should().Be("Meeting must be today or in the future");
    }

    [Fact]
    public void Today_is_the_day_in_London() =>
        FormSubmission.Read(Form, Sent.Fields([.. On("first", 22, 6, 2026)]), [], FeelContext.Empty, Instant.FromUtc(2026, 6, 21, 23, 30)).Errors.Should().BeEmpty();

    [Fact]
    public void What_is_optional_at_times_is_asked_for_at_all_others()
    {
        var form = AForm.Of("""{"type":"textarea","key":"told","label":"What happened","validate":{"required":true,"maxLength":5},"properties":{"optionalWhen":"=attached"}}""");
        IReadOnlyList<FieldError> Errors(bool attached, string told) =>
            FormSubmission.Read(form, Sent.Fields(("told", told)), [], FeelContext.Empty.With("attached", new FeelBoolean(attached)), Now).Errors;

        Errors(attached: true, "").Should().BeEmpty();
        Errors(attached: false, "").Should().ContainSingle().Which.Message.Should().Be("Enter what happened");
        Errors(attached: true, "much too long").Should().ContainSingle("its other rules stay");
    }

    [Theory]
    [InlineData("""{"type":"textfield","key":"a","label":"A","properties":{"notAfter":"=today()"}}""", "\"notAfter\"")]
    [InlineData("""{"type":"datetime","subtype":"time","key":"a","label":"A","properties":{"notBefore":"=today()"}}""", "\"notBefore\"")]
    [InlineData("""{"type":"datetime","subtype":"date","key":"a","label":"A","properties":{"notAfter":"=today("}}""", "\"notAfter\"")]
    [InlineData("""{"type":"datetime","subtype":"date","key":"a","label":"A","properties":["notAfter"]}""", "\"properties\"")]
    [InlineData("""{"type":"dynamiclist","path":"l","label":"L","components":[{"type":"textfield","key":"a","label":"A","properties":{"optionalWhen":"=true"}}]}""", "optional at times")]
    public void What_means_nothing_for_a_field_is_refused_by_name(string component, string named) =>
        FormReader.Read("a.form", System.Text.Encoding.UTF8.GetBytes($$"""{"id":"a","components":[{{component}}]}""")).Problems.Should().ContainSingle().Which.Message.Should().Contain(named);

    private static IReadOnlyList<FieldError> Read((string, string)[] sent) => FormSubmission.Read(Form, Sent.Fields(sent), [], FeelContext.Empty, Now).Errors;

    private static (string, string)[] On(string key, int day, int month, int year) => [($"{key}.day", $"{day}"), ($"{key}.month", $"{month}"), ($"{key}.year", $"{year}")];
}
