using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Reviews.Notifications.Documents.Report;

namespace Reviews.Host.Documents;

/// <summary>A Word document with named places: content controls whose tag is the name of a <see cref="ReportPlace"/>.</summary>
internal static class WordTemplate
{
    /// <summary>What each page about a review must be marked with (the government's classification for what needs to be known by few).</summary>
    public const string Marking = "OFFICIAL-SENSITIVE";

    /// <summary>What each page must be marked with that is about no one review.</summary>
    public const string OpenMarking = "OFFICIAL";

    /// <summary>Everything that keeps the file from being a template of that kind; empty when nothing does.</summary>
    /// <param name="name">As a problem calls it.</param>
    public static IReadOnlyList<string> Problems(string name, ReadOnlyMemory<byte> content, TemplateKind kind) =>
        WordFile.Read(content, main => Problems(name, main, kind)) ?? [$"Expected the template {name} to be a Word document (.docx), but it cannot be read as one."];

    /// <summary>The document: each place filled, and ordinary text from then on.</summary>
    /// <param name="title">Of the document, in its properties; nobody's name is left in them.</param>
    /// <exception cref="InvalidDataException">When the template cannot be read.</exception>
    public static byte[] Fill(ReadOnlyMemory<byte> template, IReadOnlyDictionary<string, IReadOnlyList<ReportBlock>> places, string title, string partnership) =>
        WordFile.Change(template, document =>
        {
            var main = document.MainDocumentPart!;
            var looks = TemplateLooks.Of(main);
            foreach (var (control, place) in Places(main).ToList())
            {
                if (control is SdtRun run)
                    FillLine(run, places[place]);
                else
                    FillBlocks(control, places[place], looks);
            }

            WordProperties.Set(document, title, partnership);
        });

    private static List<string> Problems(string name, MainDocumentPart main, TemplateKind kind)
    {
        var held = Places(main).ToList();
        var known = ReportPlace.KnownTo(kind).Select(place => place.Name).ToList();
        List<string> problems =
        [
            .. ReportPlace.NeededBy(kind).Where(place => held.TrueForAll(one => one.Place != place.Name))
                .Select(place => $"Expected the template {name} to hold a place named \"{place.Name}\", but there is none."),
            .. held.Where(one => !known.Contains(one.Place)).Select(one => one.Place).Distinct(StringComparer.Ordinal)
                .Select(place => $"Expected the template {name} to hold places of known names only, but one is named \"{place}\". Known are {string.Join(", ", known)}."),
            .. held.Where(one => ReportPlace.Find(one.Place) is { IsInline: false } && one.Control is not SdtBlock).Select(one => one.Place).Distinct(StringComparer.Ordinal)
                .Select(place => $"Expected the place \"{place}\" of the template {name} to hold whole paragraphs, but it stands within a line or is a cell of a table."),
        ];
        var marking = kind == TemplateKind.ActionsReport ? OpenMarking : Marking;
        if (!main.HeaderParts.Any(header => header.Header?.InnerText.Contains(marking, StringComparison.Ordinal) == true))
            problems.Add($"Expected the template {name} to be marked {marking} in its header, but it is not.");
        return problems;
    }

    private static IEnumerable<(SdtElement Control, string Place)> Places(MainDocumentPart main) =>
        from root in new OpenXmlElement?[] { main.Document.Body }.Concat(main.HeaderParts.Select(part => part.Header)).Concat(main.FooterParts.Select(part => part.Footer))
        where root is not null
        from control in root.Descendants<SdtElement>()
        let tag = control.SdtProperties?.GetFirstChild<Tag>()?.Val?.Value
        where !string.IsNullOrEmpty(tag)
        select (control, tag);

    private static void FillLine(SdtRun control, IReadOnlyList<ReportBlock> blocks)
    {
        var looks = control.Descendants<Run>().FirstOrDefault()?.RunProperties?.CloneNode(deep: true);
        // What Word shows where nothing was filled in yet is greyed by this style.
        looks?.GetFirstChild<RunStyle>()?.Remove();
        var run = new Run();
        if (looks is not null)
            run.Append(looks);
        run.Append(WordBlocks.Text(string.Join(' ', blocks.OfType<ReportBlock.Paragraph>().Select(paragraph => paragraph.Text))));
        control.Parent!.ReplaceChild(run, control);
    }

    private static void FillBlocks(SdtElement control, IReadOnlyList<ReportBlock> blocks, TemplateLooks looks)
    {
        var own = control.Descendants<Paragraph>().FirstOrDefault()?.ParagraphProperties;
        var level = looks.HeadingLevelBefore(control) + 1;
        foreach (var element in WordBlocks.Of(blocks, looks, own, level))
            control.InsertBeforeSelf(element);
        control.Remove();
    }
}
