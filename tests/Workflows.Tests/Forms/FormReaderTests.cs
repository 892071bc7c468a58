using System.Text;
using Reviews.Workflows.Forms;

namespace Reviews.Workflows.Tests.Forms;

public sealed class FormReaderTests
{
    [Fact]
    public void Every_kind_is_read_with_its_rules()
    {
        var form = AForm.Of(
            """{"type":"text","text":"One\nline\n\nTwo"}""",
            """{"type":"textfield","key":"a","label":"A","description":"Hint","validate":{"required":true,"minLength":2,"maxLength":5,"pattern":"^x","validationType":"custom"}}""",
            """{"type":"number","key":"b","label":"B","validate":{"min":-1.5,"max":3}}""",
            """{"type":"datetime","subtype":"date","key":"c","dateLabel":"C"}""",
            """{"type":"datetime","subtype":"time","key":"d","timeLabel":"D"}""",
            """{"type":"datetime","subtype":"datetime","key":"e","dateLabel":"E","timeLabel":"Time"}""",
            """{"type":"group","label":"G","components":[{"type":"filepicker","key":"f","label":"F","multiple":true,"accept":".PDF, .docx"}]}""",
            """{"type":"select","key":"g","label":"G","values":[{"label":"One","value":"1"}],"conditional":{"hide":"=b = 1"}}""");
        form.Components[0].Should().BeOfType<FormText>().Which.Paragraphs.Should().Equal("One\nline", "Two");
        form.Fields.Select(field => (field.Key, field.Label, field.Kind)).Should().Equal(
            ("a", "A", FieldKind.TextField), ("b", "B", FieldKind.Number), ("c", "C", FieldKind.Date), ("d", "D", FieldKind.Time),
            ("e", "E", FieldKind.DateTime), ("f", "F", FieldKind.FilePicker), ("g", "G", FieldKind.Select));
        form.Field("a").Should().Match<FormField>(f => f.Required && f.MinLength == 2 && f.MaxLength == 5 && f.Hint == "Hint" && f.Pattern!.ToString() == "^x");
        form.Field("b").Should().Match<FormField>(f => !f.Required && f.Min == -1.5m && f.Max == 3);
        form.Field("f").Should().Match<FormField>(f => f.Multiple && f.Accept.SequenceEqual(new[] { ".pdf", ".docx" }));
        form.Field("g")!.Hide!.Text.Should().Be("=b = 1");
    }

    [Fact]
    public void Whatever_else_is_drawn_is_a_problem_that_names_it_and_all_come_at_once()
    {
        var reading = Read(
            """
            { "id": "f", "components": [
              { "type": "html", "content": "<b>x</b>", "id": "h" },
              { "type": "textfield", "key": "a.b", "label": "A" },
              { "type": "textfield", "key": "c", "label": "C", "defaultValue": "x" },
              { "type": "textfield", "key": "c", "label": "" },
              { "type": "textfield", "key": "d", "label": "D", "validate": { "min": 1, "pattern": "(?=x)", "minLength": 1.5 } },
              { "type": "radio", "key": "e", "label": "E", "values": [{"label":"X","value":"x"},{"label":"Y","value":"x"}] },
              { "type": "datetime", "key": "g", "label": "G", "subtype": "week" },
              { "type": "checkbox", "key": "h", "label": "H", "conditional": { "hide": "=1 +" } },
              { "type": "select", "key": "i", "label": "I" },
              { "type": "filepicker", "key": "j", "label": "J", "accept": "pdf" }
            ] }
            """);
        reading.Form.Should().BeNull();
        reading.Problems.Select(p => (p.Line, p.Element, p.Code)).Should().BeEquivalentTo(new (int, string?, string)[]
        {
            (2, "h", "unsupported-form-component"),
            (3, "a.b", "bad-form"),
            (4, "c", "bad-form"),
            (5, "c", "bad-form"),
            (5, "c", "bad-form"),
            (6, "d", "bad-form"),
            (6, "d", "bad-form"),
            (6, "d", "bad-form"),
            (7, "e", "bad-form"),
            (8, "g", "bad-form"),
            (9, "h", "bad-expression"),
            (10, "i", "bad-form"),
            (11, "j", "bad-form"),
        });
        reading.Problems[0].Message.Should().Contain("\"html\"");
        reading.Problems.Should().Contain(p => p.Message.Contains("\"defaultValue\""));
    }

    private static FormReading Read(string text) => FormReader.Read("f.form", Encoding.UTF8.GetBytes(text));
}
