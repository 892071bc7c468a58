using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Reviews.Notifications.Documents;

namespace Reviews.Notifications.Tests.Documents;

public sealed class ProFormaTests
{
    [Theory]
    [InlineData(ProForma.Standard)]
    [InlineData(ProForma.Short)]
    [InlineData(ProForma.Siblings)]
    public void It_is_a_valid_Word_document(ProForma proForma)
    {
        using var document = Open(ProFormaDocument.Of(proForma));

        new OpenXmlValidator().Validate(document).Select(error => error.Description).Should().BeEmpty();
    }

    [Theory]
    [InlineData(ProForma.Standard, "The child's voice and lived experience")]
    [InlineData(ProForma.Short, "What should be looked at first.")]
    [InlineData(ProForma.Siblings, "What differs between the children")]
    public void It_asks_what_its_kind_asks_and_for_the_senior_sign_off(ProForma proForma, string heading) =>
        TextOf(ProFormaDocument.Of(proForma)).Should().Contain(heading).And.Contain("Author").And.Contain("Senior sign-off");

    internal static string TextOf(Attachment file)
    {
        using var document = Open(file);
        return string.Join('\n', document.MainDocumentPart!.Document.Descendants<Text>().Select(text => text.Text));
    }

    private static WordprocessingDocument Open(Attachment file) => WordprocessingDocument.Open(new MemoryStream(file.Content.ToArray()), isEditable: false);
}
