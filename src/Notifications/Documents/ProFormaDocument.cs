using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Forms;

namespace Reviews.Notifications.Documents;

/// <summary>The blank pro-forma as a Word document: each question of the agency report's form with its hint and room to write. Nothing of a case is in it.</summary>
internal static class ProFormaDocument
{
    private const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static Attachment Of(FormDefinition form, FeelContext variables)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = Styles();
            var body = new Body(
                Line("Title", "Agency report for a rapid review"),
                Line("Help", "Prepare your report here, then return it in the service. Keep this file in a secure place, and do not send it by email."),
                Line("Heading1", "Review reference"),
                Line(null, ""));
            foreach (var part in ProFormaQuestions.Of(form, variables))
                body.Append(Lines(part));
            body.Append(new SectionProperties(
                new PageSize { Width = 11906, Height = 16838 },
                new PageMargin { Top = 1134, Right = 1134, Bottom = 1134, Left = 1134, Header = 709, Footer = 709, Gutter = 0 }));
            main.Document = new Document(body);
        }

        return new("agency-report-pro-forma.docx", ContentType, stream.ToArray());
    }

    private static IEnumerable<Paragraph> Lines(AskedPart part)
    {
        if (part.Label is not null)
            yield return Line(part.IsHeading ? "Heading1" : "Heading2", part.Label);
        if (part.Help is not null)
            yield return Line("Help", part.Help);
        foreach (var choice in part.Choices)
            yield return Line(null, $"\u2610 {choice}");
        if (part is { IsHeading: false, Label: not null, Choices.Count: 0 })
            yield return Line(null, "");
    }

    private static Paragraph Line(string? style, string text)
    {
        var paragraph = new Paragraph();
        if (style is not null) paragraph.Append(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        if (text.Length > 0) paragraph.Append(new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
        return paragraph;
    }

    // Half-points for sizes, twentieths of a point for space: 24 is 12 point.
    private static Styles Styles() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Arial", HighAnsi = "Arial", ComplexScript = "Arial" }, new FontSize { Val = "24" }, new Languages { Val = "en-GB" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120" }))),
        Style("Normal", "Normal", isDefault: true, new StyleParagraphProperties(), new StyleRunProperties()),
        Style("Title", "Title", isDefault: false, new StyleParagraphProperties(new SpacingBetweenLines { After = "240" }), new StyleRunProperties(new Bold(), new FontSize { Val = "40" })),
        Style("Heading1", "heading 1", isDefault: false, new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "360", After = "60" }, new OutlineLevel { Val = 0 }), new StyleRunProperties(new Bold(), new FontSize { Val = "28" })),
        Style("Heading2", "heading 2", isDefault: false, new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "240", After = "60" }, new OutlineLevel { Val = 1 }), new StyleRunProperties(new Bold(), new FontSize { Val = "24" })),
        Style("Help", "Help", isDefault: false, new StyleParagraphProperties(), new StyleRunProperties(new Color { Val = "505A5F" })));

    private static Style Style(string id, string name, bool isDefault, StyleParagraphProperties paragraph, StyleRunProperties run)
    {
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, StyleName = new StyleName { Val = name }, PrimaryStyle = new PrimaryStyle() };
        if (isDefault)
            style.Default = true;
        else
            style.BasedOn = new BasedOn { Val = "Normal" };
        style.StyleParagraphProperties = paragraph;
        style.StyleRunProperties = run;
        return style;
    }
}
