using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Reviews.Notifications.Documents.Report;

namespace Reviews.Host.Documents;

/// <summary>Pieces of a document as Word's own elements, in the styles of the template.</summary>
internal static class WordBlocks
{
    /// <param name="own">How the template sets a paragraph at this place; null for its ordinary one.</param>
    /// <param name="level">Of the headings among the blocks.</param>
    public static IEnumerable<OpenXmlElement> Of(IReadOnlyList<ReportBlock> blocks, TemplateLooks looks, ParagraphProperties? own, int level)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case ReportBlock.Heading heading:
                    yield return Styled(heading.Text, looks.Heading(level));
                    break;
                case ReportBlock.Paragraph paragraph:
                    yield return Line(paragraph.Text, own);
                    break;
                case ReportBlock.Labelled labelled:
                    yield return Line(labelled, own);
                    break;
                case ReportBlock.Quiet quiet:
                    yield return looks.Id(TemplateLooks.Quiet) is { } style ? Styled(quiet.Text, style) : Italic(quiet.Text, own);
                    break;
                case ReportBlock.Bullets bullets:
                    foreach (var item in bullets.Items)
                        yield return Styled(item, looks.Id(TemplateLooks.Bullets));
                    break;
                case ReportBlock.Table table:
                    yield return TableOf(table, looks);
                    // Two tables in a row become one, and none may end a document. And LibreOffice 7.4 loses rows of a table at the end
                    // of a page where a heading, which keeps to what follows it, comes straight after.
                    yield return new Paragraph(new ParagraphProperties(new SpacingBetweenLines { Before = "0", After = "0", Line = "120", LineRule = LineSpacingRuleValues.Exact }));
                    break;
                default:
                    throw new InvalidOperationException($"Expected a block of a known kind, but found {block.GetType().Name}.");
            }
        }
    }

    /// <summary>Text as XML can hold it: what people paste may have characters that it cannot.</summary>
    public static Text Text(string text) => new(string.Concat(text.Where((sign, place) => XmlConvert.IsXmlChar(sign) || IsHalfOfPair(text, place)))) { Space = SpaceProcessingModeValues.Preserve };

    private static bool IsHalfOfPair(string text, int place) =>
        (char.IsHighSurrogate(text[place]) && place + 1 < text.Length && char.IsLowSurrogate(text[place + 1]))
        || (char.IsLowSurrogate(text[place]) && place > 0 && char.IsHighSurrogate(text[place - 1]));

    private static Paragraph Line(string text, ParagraphProperties? own)
    {
        var paragraph = own is null ? new Paragraph() : new Paragraph(own.CloneNode(deep: true));
        paragraph.Append(Runs(text));
        return paragraph;
    }

    private static Paragraph Line(ReportBlock.Labelled labelled, ParagraphProperties? own)
    {
        var paragraph = Line(labelled.Text, own);
        paragraph.InsertBefore(new Run(new RunProperties(new Bold()), Text($"{labelled.Label}: ")), paragraph.GetFirstChild<Run>());
        return paragraph;
    }

    private static Paragraph Italic(string text, ParagraphProperties? own)
    {
        var paragraph = own is null ? new Paragraph() : new Paragraph(own.CloneNode(deep: true));
        paragraph.Append(new Run(new RunProperties(new Italic()), Text(text)));
        return paragraph;
    }

    private static Paragraph Styled(string text, string? style)
    {
        var paragraph = style is null ? new Paragraph() : new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        paragraph.Append(Runs(text));
        return paragraph;
    }

    private static IEnumerable<OpenXmlElement> Runs(string text)
    {
        var lines = text.Split('\n');
        for (var line = 0; line < lines.Length; line++)
            yield return line == 0 ? new Run(Text(lines[line])) : new Run(new Break(), Text(lines[line]));
    }

    private static Table TableOf(ReportBlock.Table table, TemplateLooks looks)
    {
        var properties = new TableProperties();
        if (looks.Id(TemplateLooks.Table) is { } style)
            properties.Append(new TableStyle { Val = style });
        properties.Append(new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct });
        if (looks.Id(TemplateLooks.Table) is null)
            properties.Append(Ruled());
        properties.Append(
            new TableLayout { Type = TableLayoutValues.Fixed },
            new TableLook { Val = "0420", FirstRow = true, LastRow = false, FirstColumn = false, LastColumn = false, NoHorizontalBand = false, NoVerticalBand = true },
            new TableCaption { Val = table.What });
        var grid = new TableGrid(table.Widths.Select(width => new GridColumn { Width = Twips(width, looks) }));
        var word = new Table(properties, grid, Row(table, table.Columns, looks, isHeader: true));
        foreach (var row in table.Rows)
            word.Append(Row(table, row, looks, isHeader: false));
        return word;
    }

    private static TableRow Row(ReportBlock.Table table, IReadOnlyList<string> cells, TemplateLooks looks, bool isHeader)
    {
        // Rows may break over pages: a reason can be longer than one.
        var row = isHeader ? new TableRow(new TableRowProperties(new CantSplit(), new TableHeader())) : new TableRow();
        for (var column = 0; column < cells.Count; column++)
        {
            var cell = new TableCell(new TableCellProperties(new TableCellWidth { Width = Twips(table.Widths[column], looks), Type = TableWidthUnitValues.Dxa }));
            foreach (var line in cells[column].Split('\n'))
                cell.Append(CellLine(line, looks.Id(TemplateLooks.Cell), isHeader));
            row.Append(cell);
        }

        return row;
    }

    private static Paragraph CellLine(string text, string? style, bool isHeader)
    {
        var paragraph = style is null ? new Paragraph() : new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        paragraph.Append(isHeader ? new Run(new RunProperties(new Bold()), Text(text)) : new Run(Text(text)));
        return paragraph;
    }

    private static string Twips(int hundredths, TemplateLooks looks) => (looks.TextWidth * hundredths / 100).ToString(CultureInfo.InvariantCulture);

    // A template that has no such style still gets lines between the cells.
    private static TableBorders Ruled()
    {
        static T Rule<T>(T border)
            where T : BorderType
        {
            (border.Val, border.Size, border.Color) = (BorderValues.Single, 4, "B1B4B6");
            return border;
        }

        return new TableBorders(Rule(new TopBorder()), Rule(new LeftBorder()), Rule(new BottomBorder()), Rule(new RightBorder()), Rule(new InsideHorizontalBorder()), Rule(new InsideVerticalBorder()));
    }
}
