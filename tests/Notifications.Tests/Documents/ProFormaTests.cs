using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Reviews.Notifications.Documents;
using Reviews.Testing.Machine;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Forms;

namespace Reviews.Notifications.Tests.Documents;

public sealed class ProFormaTests
{
    /// <summary>Southend's own: what the agencies are asked in the service.</summary>
    internal static FormDefinition Form { get; } = FormReader.Read(
        "agency-report.form", File.ReadAllBytes(Path.Combine(Repository.Root, "workflows", "southend", "forms", "agency-report.form"))).Form!;

    [Theory]
    [InlineData("standard")]
    [InlineData("short")]
    [InlineData("siblings")]
    public void It_is_a_valid_Word_document(string template)
    {
        using var document = Open(ProFormaDocument.Of(Form, Chosen(template)));

        new OpenXmlValidator().Validate(document).Select(error => error.Description).Should().BeEmpty();
    }

    [Fact]
    public void It_asks_each_question_of_the_form_and_with_its_hint()
    {
        var asked = TextOf(ProFormaDocument.Of(Form, Chosen("siblings")));

        foreach (var field in Form.Fields)
            asked.Should().Contain(field.Label).And.Contain(field.Hint ?? field.Label);
        foreach (var field in Form.Asked.OfType<FormList>().SelectMany(list => list.Fields))
            asked.Should().Contain(field.Label);
        asked.Should().Contain("Family proceedings", "what may be ticked is there to be ticked");
    }

    [Theory]
    [InlineData("standard", true, false)]
    [InlineData("short", false, false)]
    [InlineData("siblings", true, true)]
    [InlineData(null, true, false)]
    public void It_leaves_out_what_the_form_leaves_out(string? template, bool voice, bool differences)
    {
        var asked = TextOf(ProFormaDocument.Of(Form, Chosen(template)));

        asked.Contains("voice and lived experience", StringComparison.Ordinal).Should().Be(voice);
        asked.Contains("What differs between the children", StringComparison.Ordinal).Should().Be(differences);
        asked.Should().Contain("Name of the author").And.Contain("Senior sign-off");
    }

    internal static FeelContext Chosen(string? template) => template is null
        ? FeelContext.Empty
        : FeelContext.Empty.With("commissioning", FeelContext.Empty.With("template", new FeelText(template)));

    internal static string TextOf(Attachment file)
    {
        using var document = Open(file);
        return string.Join('\n', document.MainDocumentPart!.Document.Descendants<Text>().Select(text => text.Text));
    }

    private static WordprocessingDocument Open(Attachment file) => WordprocessingDocument.Open(new MemoryStream(file.Content.ToArray()), isEditable: false);
}
