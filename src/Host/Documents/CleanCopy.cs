using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Reviews.Host.Documents;

/// <summary>A document without tracked changes and comments: what was accepted is in it, what was not is as it was before.</summary>
internal static class CleanCopy
{
    /// <param name="accepted">The numbers of the changes that are accepted.</param>
    /// <exception cref="InvalidDataException">When it is no Word document that can be read.</exception>
    public static byte[] Of(ReadOnlyMemory<byte> content, IReadOnlySet<int> accepted, string title, string partnership) =>
        WordFile.Change(content, document =>
        {
            var main = document.MainDocumentPart!;
            var changes = WordMarks.Changes(main).Select((change, place) => (change, IsAccepted: accepted.Contains(place + 1))).ToList();
            // Ends of paragraphs last: they are joined when it is known what is left in them.
            foreach (var (element, kind, isAccepted) in changes.SelectMany(one => one.change.Elements.Select(element => (element, one.change.Kind, one.IsAccepted))).OrderBy(one => WordChange.IsParagraphMark(one.element)))
                Settle(element, kind, isAccepted);
            RemoveComments(main);
            main.DocumentSettingsPart?.Settings?.GetFirstChild<TrackRevisions>()?.Remove();
            WordProperties.Set(document, title, partnership);
        });

    private static void Settle(OpenXmlElement element, WordMarkKind kind, bool isAccepted)
    {
        // Within what was taken out before, with all that it held.
        if (element.Parent is null)
            return;
        if (kind == WordMarkKind.Formatting)
            SettleFormatting(element, isAccepted);
        else if (kind == WordMarkKind.Inserted == isAccepted)
            Keep(element);
        else
            TakeOut(element);
    }

    private static void Keep(OpenXmlElement element)
    {
        if (WordChange.IsRun(element))
        {
            foreach (var child in element.ChildElements.ToList())
            {
                child.Remove();
                Restore(child);
                element.InsertBeforeSelf(child);
            }
        }

        element.Remove();
    }

    // What was marked as deleted has names of its own for its text.
    private static void Restore(OpenXmlElement child)
    {
        foreach (var text in child.Descendants<DeletedText>().ToList())
            text.Parent!.ReplaceChild(new Text(text.Text) { Space = SpaceProcessingModeValues.Preserve }, text);
        foreach (var code in child.Descendants<DeletedFieldCode>().ToList())
            code.Parent!.ReplaceChild(new FieldCode(code.Text) { Space = SpaceProcessingModeValues.Preserve }, code);
    }

    private static void TakeOut(OpenXmlElement element)
    {
        if (WordChange.IsParagraphMark(element))
            Join(element);
        else if (element.Parent is TableRowProperties)
            element.Ancestors<TableRow>().First().Remove();
        else if (element.Parent is TableCellProperties)
            Empty(element.Ancestors<TableCell>().First());
        else
            element.Remove();
    }

    // A cell has a paragraph, if an empty one; the columns stay as they are.
    private static void Empty(TableCell cell)
    {
        foreach (var child in cell.ChildElements.Where(child => child is not TableCellProperties).ToList())
            child.Remove();
        cell.Append(new Paragraph());
    }

    private static void Join(OpenXmlElement mark)
    {
        var paragraph = mark.Ancestors<Paragraph>().First();
        mark.Remove();
        var content = paragraph.ChildElements.Where(child => child is not ParagraphProperties).ToList();
        if (paragraph.NextSibling() is not Paragraph next)
        {
            if (content.Count == 0 && paragraph.PreviousSibling() is Paragraph)
                paragraph.Remove();
            return;
        }

        foreach (var child in Enumerable.Reverse(content))
        {
            child.Remove();
            if (next.ParagraphProperties is { } properties)
                properties.InsertAfterSelf(child);
            else
                next.InsertAt(child, 0);
        }

        paragraph.Remove();
    }

    // The change holds how it was set before.
    private static void SettleFormatting(OpenXmlElement change, bool isAccepted)
    {
        var (now, before) = (change.Parent!, change.FirstChild);
        change.Remove();
        if (isAccepted || before is null || before.LocalName != now.LocalName)
            return;
        foreach (var child in now.ChildElements.Where(child => child is not (ParagraphMarkRunProperties or SectionProperties or HeaderReference or FooterReference)).ToList())
            child.Remove();
        var rest = now.ChildElements.ToList();
        foreach (var child in rest)
            child.Remove();
        var first = rest.Where(child => child is HeaderReference or FooterReference).ToList();
        now.Append(first);
        now.Append(before.ChildElements.Select(child => child.CloneNode(deep: true)));
        now.Append(rest.Except(first));
    }

    private static void RemoveComments(MainDocumentPart main)
    {
        foreach (var root in WordMarks.Roots(main))
        {
            foreach (var end in root.Descendants().Where(element => element is CommentRangeStart or CommentRangeEnd).ToList())
                end.Remove();
            foreach (var reference in root.Descendants<CommentReference>().ToList())
            {
                if (reference.Parent is Run { ChildElements.Count: var count } run && count <= 1 + (run.RunProperties is null ? 0 : 1))
                    run.Remove();
                else
                    reference.Remove();
            }
        }

        foreach (var part in new OpenXmlPart?[] { main.WordprocessingCommentsPart, main.WordprocessingCommentsExPart, main.WordprocessingCommentsIdsPart, main.WordCommentsExtensiblePart }.OfType<OpenXmlPart>())
            main.DeletePart(part);
    }
}
