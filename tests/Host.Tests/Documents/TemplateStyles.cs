using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Reviews.Host.Tests.Documents;

/// <summary>The styles of the delivered templates. Sizes are half-points, space is twentieths of a point.</summary>
internal static class TemplateStyles
{
    private const string Ink = "0B0C0C";
    private const string Accent = "12436D";
    private const string Grey = "505A5F";

    public static Styles Make() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Arial", HighAnsi = "Arial", ComplexScript = "Arial", EastAsia = "Arial" }, new Color { Val = Ink }, new FontSize { Val = "22" }, new FontSizeComplexScript { Val = "22" }, new Languages { Val = "en-GB" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "269", LineRule = LineSpacingRuleValues.Auto }))),
        new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
        TableNormal(),
        Of("Heading1", "heading 1", [new KeepNext(), Under(Accent, 8, 4), Space("400", "160"), new OutlineLevel { Val = 0 }], [new Bold(), new Color { Val = Accent }, Size(32)], next: "Normal"),
        Of("Heading2", "heading 2", [new KeepNext(), Space("280", "80"), new OutlineLevel { Val = 1 }], [new Bold(), new Color { Val = Accent }, Size(26)], next: "Normal"),
        Of("Heading3", "heading 3", [new KeepNext(), Space("200", "60"), new OutlineLevel { Val = 2 }], [new Bold(), Size(22)], next: "Normal"),
        Of("Title", "Title", [Space("0", "240")], [new Bold(), new Color { Val = Accent }, Size(60)]),
        Of("Subtitle", "Subtitle", [Space("0", "80")], [new Bold(), Size(32)]),
        Of("Partnership", "Partnership", [Under(Accent, 12, 8), Space("2400", "720")], [Size(28)]),
        Of("TitleText", "Title text", [Space("0", "960")], [new Color { Val = Grey }]),
        Of("Handling", "Handling", [Beside(), Space("0", "120"), new Indentation { Left = "284" }], []),
        Of("NotRecorded", "Not recorded", [], [new Italic(), new Color { Val = Grey }]),
        Of("TableText", "Table text", [Space("30", "30", "250")], [Size(20)]),
        Of("Marking", "Marking", [Space("0", "60"), new Justification { Val = JustificationValues.Center }], [new Bold(), new Color { Val = "942514" }, Size(20)]),
        Of("HeaderText", "Header text", [Right(), Space("0", "120")], [new Color { Val = Grey }, Size(18)]),
        Of("FooterText", "Footer text", [Right(), Space("0", "0")], [new Color { Val = Grey }, Size(18)]),
        Of("ListBullet", "List Bullet", [new Indentation { Left = "360", Hanging = "360" }], []),
        ReportTable());

    private static Style Of(string id, string name, OpenXmlElement[] paragraph, OpenXmlElement[] run, string? next = null)
    {
        var style = new Style(new StyleName { Val = name }, new BasedOn { Val = "Normal" }) { Type = StyleValues.Paragraph, StyleId = id };
        if (next is not null)
            style.Append(new NextParagraphStyle { Val = next });
        style.Append(new PrimaryStyle());
        if (paragraph.Length > 0)
            style.Append(new StyleParagraphProperties(paragraph));
        if (run.Length > 0)
            style.Append(new StyleRunProperties(run));
        return style;
    }

    private static Style TableNormal() => new(
        new StyleName { Val = "Normal Table" }, new UIPriority { Val = 99 }, new SemiHidden(), new UnhideWhenUsed(),
        new StyleTableProperties(
            new TableIndentation { Width = 0, Type = TableWidthUnitValues.Dxa },
            new TableCellMarginDefault(new TopMargin { Width = "0", Type = TableWidthUnitValues.Dxa }, new TableCellLeftMargin { Width = 108, Type = TableWidthValues.Dxa }, new BottomMargin { Width = "0", Type = TableWidthUnitValues.Dxa }, new TableCellRightMargin { Width = 108, Type = TableWidthValues.Dxa })))
    { Type = StyleValues.Table, StyleId = "TableNormal", Default = true };

    private static Style ReportTable() => new(
        new StyleName { Val = "Report table" }, new BasedOn { Val = "TableNormal" }, new PrimaryStyle(),
        new StyleTableProperties(
            new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 8, Space = 0, Color = Accent },
                new BottomBorder { Val = BorderValues.Single, Size = 8, Space = 0, Color = Accent },
                new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Space = 0, Color = "B1B4B6" }),
            new TableCellMarginDefault(new TopMargin { Width = "57", Type = TableWidthUnitValues.Dxa }, new TableCellLeftMargin { Width = 108, Type = TableWidthValues.Dxa }, new BottomMargin { Width = "57", Type = TableWidthUnitValues.Dxa }, new TableCellRightMargin { Width = 108, Type = TableWidthValues.Dxa })),
        new TableStyleProperties(
            new RunPropertiesBaseStyle(new Bold()),
            new TableStyleConditionalFormattingTableCellProperties(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "E7EEF5" }))
        { Type = TableStyleOverrideValues.FirstRow })
    { Type = StyleValues.Table, StyleId = "ReportTable", CustomStyle = true };

    private static FontSize Size(int halfPoints) => new() { Val = halfPoints.ToString(System.Globalization.CultureInfo.InvariantCulture) };

    private static SpacingBetweenLines Space(string before, string after, string line = "269") => new() { Before = before, After = after, Line = line, LineRule = LineSpacingRuleValues.Auto };

    private static ParagraphBorders Under(string colour, uint size, uint space) => new(new BottomBorder { Val = BorderValues.Single, Size = size, Space = space, Color = colour });

    private static ParagraphBorders Beside() => new(new LeftBorder { Val = BorderValues.Single, Size = 24, Space = 8, Color = "942514" });

    private static Tabs Right() => new(new TabStop { Val = TabStopValues.Right, Position = 9638 });
}
