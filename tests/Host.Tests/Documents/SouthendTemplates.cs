using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Reviews.Notifications.Documents.Report;

namespace Reviews.Host.Tests.Documents;

/// <summary>
/// The templates as they are delivered in <c>workflows/southend/templates</c>: what each holds, in order. A partnership goes on
/// from there in Word; run with REVIEWS_WRITE_TEMPLATES set, the tests write them anew.
/// </summary>
internal static class SouthendTemplates
{
    private static readonly TemplatePart[] Decision =
    [
        new("The statutory criteria", [new("Definition of a serious child safeguarding case", ReportPlace.Definition), new("The four criteria", ReportPlace.Criteria)]),
        new("Decision of the safeguarding partners", [new("Decision and reasons", ReportPlace.Decision), new("Votes", ReportPlace.Votes), new("Minority view", ReportPlace.MinorityView)]),
    ];

    private static readonly TemplatePart Signed = new(
        "Versions and sign-off", [new("Versions", ReportPlace.Versions), new("Sign-off by each agency", ReportPlace.SignOffs), new("Sign-off of the final copy", ReportPlace.AdvisorSignOff)]);

    private static readonly TemplatePart Action = new("Immediate action", [new(null, ReportPlace.ImmediateAction)]);
    private static readonly TemplatePart Recommendations = new("Recommendations", [new(null, ReportPlace.Recommendations)]);
    private static readonly TemplatePart Panel = new("Rapid review panel", [new("Attendance", ReportPlace.Panel), new("Conflicts of interest", ReportPlace.Conflicts)]);
    private static readonly TemplatePart Asked = new("About this review", [new("Dates", ReportPlace.Dates), new("Agencies asked", ReportPlace.Agencies)]);

    private static readonly TemplatePart Analysis = new(
        "Findings and analysis",
        [
            new("Findings of the panel", ReportPlace.Findings), new("What works well", ReportPlace.WorkingWell), new("Areas of concern", ReportPlace.Concerns), new("Themes", ReportPlace.Themes),
            new("The child and the family", ReportPlace.Family), new("Summary and analysis", null), new("Learning points", null),
        ]);

    public static IReadOnlyDictionary<string, byte[]> All() => new Dictionary<string, byte[]>
    {
        ["report-standard"] = Make("Rapid review report", [Asked, Panel, new("What each agency reported", [new(null, ReportPlace.AgencyParts)]), Analysis, Action, .. Decision, Recommendations, Signed]),
        ["report-short"] = Make(
            "Rapid review: short report",
            [Asked, Panel, new("Findings", [new("What works well", ReportPlace.WorkingWell), new("Areas of concern", ReportPlace.Concerns), new("Themes", ReportPlace.Themes)]), Action, .. Decision, Recommendations, Signed]),
        ["report-extended"] = Make(
            "Rapid review: extended report",
            [
                Asked, Panel, new("The child’s life and context", [new("Family and household", null), new("Daily life of the child", null)]),
                new("What each agency reported", [new(null, ReportPlace.AgencyParts)]), new("Key practice episodes", [new("Episodes and why practice was as it was", null)]),
                Analysis, Action, .. Decision, Recommendations, Signed,
            ]),
        ["decision-record"] = Make("Decision of the safeguarding partners", [.. Decision, Signed]),
    };

    /// <summary>Those that are about no one review.</summary>
    public static IReadOnlyDictionary<string, byte[]> Across() => new Dictionary<string, byte[]> { ["actions-report"] = OfActions(), ["quarter-report"] = OfQuarter() };

    private static byte[] OfQuarter() => Make(
        "Combined report of the quarter",
        [
            new("Where recommendations and actions stand", [new(null, ReportPlace.ActionFigures)]),
            new("What was said of them in the quarter", [new(null, ReportPlace.Progress)]),
            new("Still to be done", [new(null, ReportPlace.OpenActions)]),
            new("Closed in the quarter", [new(null, ReportPlace.ClosedActions)]),
            new("Learning that was spread", [new(null, ReportPlace.Learning)]),
        ],
        isOfReview: false,
        TemplateFrame.FirstHeader);

    private static byte[] OfActions() => Make(
        "Recommendations and actions",
        [
            new("Where they stand", [new(null, ReportPlace.ActionFigures)]),
            new("Still to be done", [new(null, ReportPlace.OpenActions)]),
            new("Closed", [new(null, ReportPlace.ClosedActions)]),
        ],
        isOfReview: false);

    private static byte[] Make(string title, IReadOnlyList<TemplatePart> parts, bool isOfReview = true, Func<Header>? everyHeader = null)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = TemplateStyles.Make();
            main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(new Zoom { Percent = "100" }, new DefaultTabStop { Val = 720 }, new ThemeFontLanguages { Val = "en-GB" });
            var header = main.AddNewPart<HeaderPart>("header");
            header.Header = everyHeader is not null ? everyHeader() : isOfReview ? TemplateFrame.Header() : TemplateFrame.OpenHeader();
            var first = main.AddNewPart<HeaderPart>("first-header");
            first.Header = everyHeader is not null ? everyHeader() : isOfReview ? TemplateFrame.FirstHeader() : TemplateFrame.OpenHeader();
            var footer = main.AddNewPart<FooterPart>("footer");
            footer.Footer = TemplateFrame.Footer();
            var body = new Body(isOfReview ? TemplateFrame.TitlePage(title) : TemplateFrame.OpenTitle(title));
            for (var number = 0; number < parts.Count; number++)
                body.Append(Part(number + 1, parts[number]));
            body.Append(TemplateFrame.Section(main.GetIdOfPart(header), main.GetIdOfPart(first), main.GetIdOfPart(footer)));
            main.Document = new Document(body);
            (document.PackageProperties.Title, document.PackageProperties.Language) = (title, "en-GB");
        }

        return stream.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Part(int number, TemplatePart part)
    {
        yield return TemplateFrame.Line("Heading1", $"{number}. {part.Heading}");
        foreach (var (heading, place) in part.Places)
        {
            if (heading is not null)
                yield return TemplateFrame.Line("Heading2", heading);
            yield return place is null ? TemplateFrame.Line("NotRecorded", "Not yet written.") : TemplateFrame.Place(place);
        }
    }
}

/// <param name="Places">Each with its heading, if it has one; without a place it is room for the authors.</param>
internal sealed record TemplatePart(string Heading, IReadOnlyList<TemplateSlot> Places);

internal sealed record TemplateSlot(string? Heading, string? Place);
