using System.Text;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Forms;
using Reviews.Workflows.Steps;
using Reviews.Workflows.Tests.Steps;

namespace Reviews.Workflows.Tests.Forms;

/// <summary>Rows of which there may be as many as there are: recommendations, each with its owner and its day.</summary>
public sealed class FormListTests
{
    private const string Rows = """
        {"type":"dynamiclist","id":"todo","label":"To do","path":"todo","defaultRepetitions":2,"allowAddRemove":true,"components":[
          {"type":"textarea","key":"what","label":"What","validate":{"required":true}},
          {"type":"select","key":"owner","label":"Owner","valuesExpression":"=for body in bodies return {label: body.name, value: body.id}","validate":{"required":true}},
          {"type":"datetime","subtype":"date","key":"dueOn","dateLabel":"By when"}]}
        """;

    private static readonly FeelContext Bodies = Sent.Context(("bodies", FeelList.Of(Sent.Body("police", "Police"), Sent.Body("health", "Health"))));

    [Fact]
    public void Each_row_in_which_something_is_typed_is_a_context_and_an_empty_one_is_none()
    {
        var read = FormSubmission.Read(
            AForm.Of(Rows),
            Sent.Fields(
                ("todo.0.what", "Learn"), ("todo.0.owner", "police"), ("todo.0.dueOn.day", "31"), ("todo.0.dueOn.month", "3"), ("todo.0.dueOn.year", "2027"),
                ("todo.1.what", ""), ("todo.1.owner", ""), ("todo.2.what", "Teach"), ("todo.2.owner", "health")),
            [],
            Bodies);
        read.Errors.Should().BeEmpty();
        read.Values.Find("todo").Should().Be(FeelList.Of(
            Sent.Context(("what", Sent.T("Learn")), ("owner", Sent.T("police")), ("dueOn", new FeelDate(new LocalDate(2027, 3, 31)))),
            Sent.Context(("what", Sent.T("Teach")), ("owner", Sent.T("health")), ("dueOn", FeelValue.Null))));
    }

    [Fact]
    public void What_is_wrong_in_a_row_is_said_at_its_field_with_the_number_of_the_row() =>
        FormSubmission.Read(AForm.Of(Rows), Sent.Fields(("todo.1.what", "Learn"), ("todo.1.owner", "stranger"), ("todo.3.owner", "police"), ("todo.3.dueOn.day", "31")), [], Bodies)
            .Errors.Should().Equal(
                new FieldError("todo.1.owner", "Row 2: Owner must be one of the choices"),
                new FieldError("todo.3.what", "Row 4: Enter what"),
                new FieldError("todo.3.dueOn", "Row 4: By when must include a month and year"));

    [Fact]
    public void Rows_beyond_the_most_and_rows_without_a_number_are_not_read() =>
        FormSubmission.Read(AForm.Of(Rows), Sent.Fields(("todo.50.what", "a"), ("todo.x.what", "a"), ("todo.-1.what", "a"), ("todo.99999999999.what", "a")), [], Bodies)
            .Should().BeEquivalentTo(new { Errors = Array.Empty<FieldError>(), Values = Sent.Context(("todo", FeelList.Empty)) });

    [Fact]
    public void A_list_that_is_hidden_is_not_kept()
    {
        var form = AForm.Of("""{"type":"radio","key":"any","label":"Any?","values":[{"label":"Yes","value":"yes"},{"label":"No","value":"no"}]}""", Rows.Replace("\"path\"", "\"conditional\":{\"hide\":\"=any = \\\"no\\\"\"},\"path\"", StringComparison.Ordinal));
        FormSubmission.Read(form, Sent.Fields(("any", "no"), ("todo.0.what", "a")), [], Bodies).Should().BeEquivalentTo(new { Errors = Array.Empty<FieldError>() })
            .And.Match<FormSubmission>(read => read.Values.Find("todo") == null);
    }

    [Fact]
    public void A_list_knows_how_many_rows_to_begin_with() =>
        AForm.Of(Rows).Asked.Should().ContainSingle().Which.Should().BeOfType<FormList>().Which.FirstRows.Should().Be(2);

    [Theory]
    [InlineData("""{"type":"filepicker","key":"file","label":"File"}""")]
    [InlineData("""{"type":"group","label":"G","components":[]}""")]
    [InlineData("""{"type":"textfield","key":"a","label":"A","conditional":{"hide":"=true"}}""")]
    [InlineData("""{"type":"datetime","subtype":"date","key":"a","dateLabel":"A","properties":{"fact":"incident"}}""")]
    public void A_row_is_made_of_plain_fields(string part) => Problem($$"""{"type":"dynamiclist","label":"L","path":"l","components":[{{part}}]}""").Should().Contain("made of plain fields, but part 1");

    [Fact]
    public void A_choice_that_rests_on_the_review_is_checked_as_an_expression_is() =>
        Problem("""{"type":"select","key":"a","label":"A","valuesExpression":"=for b in"}""").Should().Contain("Expected \"valuesExpression\" to be FEEL");

    private static string Problem(string component)
    {
        var reading = FormReader.Read("a.form", Encoding.UTF8.GetBytes($$"""{"id":"a","components":[{{component}}]}"""));
        reading.Form.Should().BeNull();
        return string.Join('\n', reading.Problems.Select(problem => problem.Message));
    }
}
