using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Reviews.Host.Definitions;
using Reviews.Host.Documents;
using Reviews.Notifications.Documents.Report;
using Reviews.Testing.Machine;

namespace Reviews.Host.Tests.Documents;

public sealed class WordTemplateTests
{
    private static readonly string Delivered = Path.Combine(Repository.Root, "workflows", "southend", "templates");

    public static TheoryData<string> Names { get; } = [.. SouthendTemplates.All().Keys];

    [Fact]
    public void The_delivered_templates_are_the_ones_made_here_and_nothing_is_wrong_with_them()
    {
        var all = SouthendTemplates.All().Concat(SouthendTemplates.Across()).ToList();
        foreach (var (name, content) in all.Where(_ => Environment.GetEnvironmentVariable("REVIEWS_WRITE_TEMPLATES") is not null))
            File.WriteAllBytes(Path.Combine(Directory.CreateDirectory(Delivered).FullName, name + ".docx"), content);

        TemplateFolder.Problems(new WorkflowsFolder(Path.Combine(Repository.Root, "workflows"))).Should().BeEmpty();
        foreach (var (name, content) in all)
            Read(File.ReadAllBytes(Path.Combine(Delivered, name + ".docx")), main => main.Document.Body!.OuterXml).Should().Be(Read(content, main => main.Document.Body!.OuterXml), name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_filled_template_is_a_valid_Word_document_without_a_place_left_open(string name)
    {
        var filled = Fill(name, SampleReport.Full);

        using var document = WordprocessingDocument.Open(new MemoryStream(filled), isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Office2013).Validate(document).Select(error => $"{error.Path?.XPath} {error.Description}").Should().BeEmpty();
        document.MainDocumentPart!.Document.Descendants<SdtElement>().Should().BeEmpty();
        document.MainDocumentPart.HeaderParts.SelectMany(part => part.Header.Descendants<SdtElement>()).Should().BeEmpty();
        document.MainDocumentPart.HeaderParts.Should().OnlyContain(part => part.Header.InnerText.Contains(WordTemplate.Marking));
        document.MainDocumentPart.Document.Descendants<Table>().Should().OnlyContain(table => table.Descendants<TableHeader>().Count() == 1);
    }

    [Fact]
    public void The_standard_report_tells_who_was_silent_each_criterion_the_minority_view_and_what_was_signed()
    {
        var text = TextOf(Fill("report-standard", SampleReport.Full));

        text.Should().Contain("SOU-2026-0042").And.Contain("Silent: nothing came in time").And.Contain("Nil return").And.Contain("Report, late");
        text.Should().Contain("regulation 11(a)").And.Contain("regulation 11(d)").And.Contain("The Panel has not considered the case.");
        text.Should().Contain("Voted for: The criteria are not met. A learning or facilitated review.").And.Contain("What can be learnt is known already");
        text.Should().Contain("Signed off; proof corrections since").And.Contain("Silence is no consent").And.Contain(SampleReport.LastHash[..16]);
        text.Should().Contain("R. Lowe declared that a close colleague").And.Contain("Limit met").And.Contain("31 March 2027");
    }

    [Theory]
    [InlineData("Practice review sub-committee", "Essex Police", "Essex Police ratified for the safeguarding partners what the Practice review sub-committee decided")]
    [InlineData("the three statutory partners", null, "By the three statutory partners, for what was decided before was not ratified")]
    public void A_decision_that_was_ratified_or_was_not_is_told_as_what_it_is(string decidedBy, string? ratifiedBy, string told)
    {
        var decision = new ReportDecision("criteria-met", "commission", IsConsensus: ratifiedBy is not null, IsMajority: ratifiedBy is not null, []) { Ratification = new(decidedBy, ratifiedBy, "THE-REASONS") };

        TextOf(Fill("decision-record", SampleReport.Empty with { Decision = decision })).Should()
            .Contain(told).And.Contain("THE-REASONS").And.Contain("The partners did not vote").And.NotContain("agreed at the panel").And.NotContain("No two partners");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Whatever_is_not_recorded_is_said_not_to_be(string name)
    {
        var words = RapidReviewReport.Of(SampleReport.Empty);

        words.Where(place => !ReportPlace.Find(place.Key)!.IsInline).Should().OnlyContain(place => place.Value.Any(Says(ReportWordsOfNothing)));
        TextOf(Fill(name, SampleReport.Empty)).Should().Contain(ReportWordsOfNothing);
    }

    [Fact]
    public void Nobody_is_named_in_what_the_document_says_of_itself()
    {
        var template = WordFile.Change(SouthendTemplates.All()["report-standard"], document =>
        {
            (document.PackageProperties.Creator, document.PackageProperties.LastModifiedBy) = ("Morgan Reed", "Morgan Reed");
            document.AddExtendedFilePropertiesPart().Properties = new DocumentFormat.OpenXml.ExtendedProperties.Properties(new DocumentFormat.OpenXml.ExtendedProperties.Manager("Morgan Reed"));
        });

        var filled = WordTemplate.Fill(template, RapidReviewReport.Of(SampleReport.Full), "Rapid review SOU-2026-0042", "Southend");

        using var document = WordprocessingDocument.Open(new MemoryStream(filled), isEditable: false);
        document.PackageProperties.Title.Should().Be("Rapid review SOU-2026-0042");
        document.PackageProperties.Creator.Should().Be("Southend");
        document.PackageProperties.LastModifiedBy.Should().Be("Southend");
        document.ExtendedFilePropertiesPart.Should().BeNull();
        document.MainDocumentPart!.StyleDefinitionsPart!.Styles!.DocDefaults!.Descendants<Languages>().Single().Val!.Value.Should().Be("en-GB");
    }

    [Fact]
    public void Every_problem_of_a_template_is_told_at_once()
    {
        var spoilt = WordFile.Change(SouthendTemplates.All()["report-short"], document =>
        {
            var main = document.MainDocumentPart!;
            foreach (var control in main.Document.Descendants<SdtBlock>().Where(control => TagOf(control) is "minority-view" or "criteria").ToList())
                control.Remove();
            main.Document.Descendants<SdtBlock>().First(control => TagOf(control) == "votes").SdtProperties!.GetFirstChild<Tag>()!.Val = "voting";
            foreach (var header in main.HeaderParts)
                header.Header = new Header(new Paragraph());
        });

        WordTemplate.Problems("short.docx", spoilt, TemplateKind.Report).Should().HaveCount(5)
            .And.Contain("Expected the template short.docx to hold a place named \"minority-view\", but there is none.")
            .And.Contain("Expected the template short.docx to hold a place named \"criteria\", but there is none.")
            .And.Contain("Expected the template short.docx to hold a place named \"votes\", but there is none.")
            .And.Contain(problem => problem.StartsWith("Expected the template short.docx to hold places of known names only, but one is named \"voting\"."))
            .And.Contain("Expected the template short.docx to be marked OFFICIAL-SENSITIVE in its header, but it is not.");
        WordTemplate.Problems("short.docx", "no document"u8.ToArray(), TemplateKind.Report).Should().Equal("Expected the template short.docx to be a Word document (.docx), but it cannot be read as one.");
    }

    [Fact]
    public void A_template_without_our_styles_is_filled_all_the_same_and_what_cannot_be_in_a_document_is_left_out()
    {
        var bare = WordFile.Change(SouthendTemplates.All()["report-short"], document => document.MainDocumentPart!.StyleDefinitionsPart!.Styles = new Styles());
        var odd = SampleReport.Full with { Meeting = SampleReport.Full.Meeting! with { WorkingWell = "Kept\u0007 words \U0001F600" } };

        var filled = WordTemplate.Fill(bare, RapidReviewReport.Of(odd), "Title", "Southend");

        TextOf(filled).Should().Contain("Kept words \U0001F600");
        Read(filled, main => main.Document.Descendants<TableBorders>().Count().ToString()).Should().NotBe("0");
    }

    internal static byte[] Fill(string name, ReportFacts facts) => WordTemplate.Fill(SouthendTemplates.All()[name], RapidReviewReport.Of(facts), $"Rapid review {facts.Reference}", facts.Partnership);

    internal static string TextOf(byte[] document) => Read(document, main => string.Join('\n', main.Document.Descendants<Paragraph>().Select(paragraph => paragraph.InnerText)));

    private const string ReportWordsOfNothing = "Not yet recorded.";

    private static Func<ReportBlock, bool> Says(string words) => block => block switch
    {
        ReportBlock.Quiet quiet => quiet.Text.Contains(words),
        ReportBlock.Labelled labelled => labelled.Text.Contains(words),
        ReportBlock.Paragraph paragraph => paragraph.Text.Contains(words),
        ReportBlock.Table table => table.Rows.Any(row => row.Any(cell => cell.Contains(words))),
        _ => false,
    };

    private static string? TagOf(SdtElement control) => control.SdtProperties?.GetFirstChild<Tag>()?.Val?.Value;

    private static T Read<T>(byte[] content, Func<MainDocumentPart, T> read)
        where T : class => WordFile.Read(content, read)!;
}
