using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Reviews.Host.Documents;
using Reviews.Notifications.Documents.Report;

namespace Reviews.Host.Tests.Documents;

/// <summary>What every delivered template has alike: title page, header, footer, and how a place is written.</summary>
internal static class TemplateFrame
{
    private const int Margin = 1134;

    public static Paragraph Line(string style, params OpenXmlElement[] runs)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        paragraph.Append(runs);
        return paragraph;
    }

    public static Paragraph Line(string style, string text) => Line(style, Run(text));

    /// <summary>A place for whole paragraphs.</summary>
    public static SdtBlock Place(string name) => new(Properties(name), new SdtContentBlock(new Paragraph(Run($"[{name}]"))));

    /// <summary>A place within a line.</summary>
    public static SdtRun Inline(string name) => new(Properties(name), new SdtContentRun(Run($"[{name}]")));

    public static OpenXmlElement[] TitlePage(string title) =>
    [
        Line("Partnership", Inline(ReportPlace.Partnership)),
        Line("Title", title),
        Line("Subtitle", Run("Review "), Inline(ReportPlace.Reference)),
        Line("Subtitle", Inline(ReportPlace.Version)),
        Line("TitleText", Run("Put together at "), Inline(ReportPlace.Prepared)),
        Line("Handling", Run(WordTemplate.Marking, new Bold())),
        Line("Handling", "This document is about children who died or were seriously harmed, and about their families. It is for the safeguarding partners, those on the review and the national Panel. Send it by secure mail only, and show it to nobody else."),
        Line("Handling", "Children and members of their families are not named in it. Where something has not been recorded, the document says so."),
        new Paragraph(new Run(new Break { Type = BreakValues.Page })),
    ];

    /// <summary>Of a document about no one review: no page of its own, for a committee's papers.</summary>
    public static OpenXmlElement[] OpenTitle(string title) =>
    [
        Line("Partnership", Inline(ReportPlace.Partnership)),
        Line("Title", title),
        Line("TitleText", Run("Put together at "), Inline(ReportPlace.Prepared)),
    ];

    public static Header OpenHeader() => new(Line("Marking", WordTemplate.OpenMarking));

    public static Header FirstHeader() => new(Line("Marking", WordTemplate.Marking));

    public static Header Header() => new(
        Line("Marking", WordTemplate.Marking),
        Line("HeaderText", Run("Rapid review "), Inline(ReportPlace.Reference), new Run(new TabChar()), Inline(ReportPlace.Version)));

    public static Footer Footer() => new(
        Line("FooterText", Inline(ReportPlace.Partnership), new Run(new TabChar()), Run("Page "), Field("PAGE"), Run(" of "), Field("NUMPAGES")));

    public static SectionProperties Section(string header, string first, string footer) => new(
        new HeaderReference { Type = HeaderFooterValues.Default, Id = header },
        new HeaderReference { Type = HeaderFooterValues.First, Id = first },
        new FooterReference { Type = HeaderFooterValues.Default, Id = footer },
        new FooterReference { Type = HeaderFooterValues.First, Id = footer },
        new PageSize { Width = 11906, Height = 16838 },
        new PageMargin { Top = 1418, Right = Margin, Bottom = 1134, Left = Margin, Header = 567, Footer = 567, Gutter = 0 },
        new TitlePage());

    private static Run Run(string text, params OpenXmlElement[] looks)
    {
        var run = looks.Length == 0 ? new Run() : new Run(new RunProperties(looks));
        run.Append(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }

    private static SimpleField Field(string code) => new(Run("1")) { Instruction = $" {code} " };

    private static SdtProperties Properties(string name) => new(new SdtAlias { Val = name }, new Tag { Val = name });
}
