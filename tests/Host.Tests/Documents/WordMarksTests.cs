using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Reviews.Host.Documents;
using Reviews.Host.Uploads;
using Reviews.Testing.Documents;

namespace Reviews.Host.Tests.Documents;

public sealed class WordMarksTests
{
    [Fact]
    public void Each_change_and_comment_is_listed_with_its_author_its_time_and_its_words()
    {
        var marks = WordMarks.Of(MarkedDocument.Make())!;

        marks.Select(mark => (mark.Number, mark.Kind, mark.Author, mark.Text)).Should().Equal(
            (1, WordMarkKind.Inserted, "A. Khan", "calm"),
            (2, WordMarkKind.Deleted, "M. Hart", "very"),
            (3, WordMarkKind.Inserted, "A. Khan", "A whole paragraph."),
            (4, WordMarkKind.Formatting, "A. Khan", ""),
            (5, WordMarkKind.Comment, "R. Lowe", "Was it not Tuesday?"));
        marks.Should().OnlyContain(mark => mark.At == new LocalDateTime(2027, 1, 7, 9, 30));
        marks[4].Near.Should().Be("The visit was on Monday.");
        marks[0].Near.Should().Contain("The child was");
    }

    [Fact]
    public void No_tree_is_built_of_what_is_nested_too_deep()
    {
        WordParagraphs.Of(MarkedDocument.Nested(XmlParts.DeepestLevel)).Should().Equal("Deep");
        WordMarks.Of(MarkedDocument.Nested(100_000)).Should().BeNull();
        FluentActions.Invoking(() => CleanCopy.Of(MarkedDocument.Nested(100_000), new HashSet<int>(), "t", "s")).Should().Throw<InvalidDataException>().WithMessage("*nested deeper*");
    }

    [Fact]
    public void Each_of_many_comments_is_found_with_its_words_in_one_reading()
    {
        var many = WordFile.Change(MarkedDocument.Clean("Before"), document =>
        {
            var main = document.MainDocumentPart!;
            main.AddNewPart<WordprocessingCommentsPart>().Comments = new Comments(Enumerable.Range(0, 20_000).Select(n => new Comment(new Paragraph()) { Id = $"{n}", Author = "A. Khan" }));
            main.Document!.Body!.Append(Enumerable.Range(0, 20_000).Select(n => new Paragraph(
                new CommentRangeStart { Id = $"{n}" }, new Run(new Text($"About {n}")), new CommentRangeEnd { Id = $"{n}" })));
        });
        var begun = Stopwatch.GetTimestamp();

        var marks = WordMarks.Of(many)!;

        marks.Should().HaveCount(20_000);
        marks[19_999].Near.Should().Be("About 19999");
        Stopwatch.GetElapsedTime(begun).Should().BeLessThan(TimeSpan.FromSeconds(20), "comment by comment through the whole document it takes minutes");
    }

    [Theory]
    [InlineData(new[] { 1, 2, 3, 4 }, new[] { "The child was calm and quiet.", "A whole paragraph.", "Stressed", "The visit was on Monday." }, true)]
    [InlineData(new int[0], new[] { "The child was and very quiet.", "Stressed", "The visit was on Monday." }, false)]
    [InlineData(new[] { 2 }, new[] { "The child was and quiet.", "Stressed", "The visit was on Monday." }, false)]
    public void The_clean_copy_holds_what_was_accepted_and_the_rest_as_it_was(int[] accepted, string[] paragraphs, bool isBold)
    {
        var clean = CleanCopy.Of(MarkedDocument.Make(), accepted.ToHashSet(), "Rapid review", "Southend");

        WordMarks.Of(clean).Should().BeEmpty();
        WordParagraphs.Of(clean).Should().Equal(paragraphs);
        using var document = WordprocessingDocument.Open(new MemoryStream(clean), isEditable: false);
        document.MainDocumentPart!.Document.Descendants<Bold>().Any().Should().Be(isBold);
        document.MainDocumentPart.WordprocessingCommentsPart.Should().BeNull();
        document.MainDocumentPart.DocumentSettingsPart!.Settings.Descendants<TrackRevisions>().Should().BeEmpty();
        document.PackageProperties.Creator.Should().Be("Southend");
        new OpenXmlValidator(FileFormatVersions.Office2013).Validate(document).Select(error => error.Description).Should().BeEmpty();
        Encoding.UTF8.GetString(Inflated(clean)).Should().NotContain("A. Khan").And.NotContain("Tuesday");
    }

    [Fact]
    public void Rows_of_tables_that_were_put_in_or_taken_out_are_changes_too()
    {
        var table = WordFile.Change(MarkedDocument.Clean("Before"), document => document.MainDocumentPart!.Document.Body!.Append(
            new Table(
                Row("Kept"),
                Row("New", new Inserted { Id = "1", Author = "A. Khan" }),
                Row("Old", new Deleted { Id = "2", Author = "A. Khan" })),
            new Paragraph()));

        WordMarks.Of(table)!.Select(mark => (mark.Kind, mark.Text)).Should().Equal((WordMarkKind.Inserted, "New"), (WordMarkKind.Deleted, "Old"));
        WordParagraphs.Of(CleanCopy.Of(table, new HashSet<int> { 1, 2 }, "t", "s")).Should().Equal("Before", "Kept", "New");
        WordParagraphs.Of(CleanCopy.Of(table, new HashSet<int>(), "t", "s")).Should().Equal("Before", "Kept", "Old");
    }

    [Fact]
    public void A_document_that_declares_entities_or_is_no_document_is_not_read()
    {
        var bomb = Replaced(MarkedDocument.Make(), "word/document.xml", "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>");

        WordMarks.Of(bomb).Should().BeNull();
        WordParagraphs.Of(bomb).Should().BeNull();
        WordMarks.Of("%PDF-1.7"u8.ToArray()).Should().BeNull();
        WordMarks.Of(Replaced(MarkedDocument.Make(), "word/document.xml", "<w:document")).Should().BeNull();
    }

    [Fact]
    public void A_clean_document_has_none() => WordMarks.Of(MarkedDocument.Clean("One", "Two")).Should().BeEmpty();

    private static TableRow Row(string text, OpenXmlElement? mark = null)
    {
        var row = new TableRow();
        if (mark is not null)
            row.Append(new TableRowProperties(mark));
        row.Append(new TableCell(new Paragraph(new Run(new Text(text)))));
        return row;
    }

    private static byte[] Inflated(byte[] zip)
    {
        using var all = new MemoryStream();
        using var archive = new ZipArchive(new MemoryStream(zip));
        foreach (var entry in archive.Entries)
        {
            using var content = entry.Open();
            content.CopyTo(all);
        }

        return all.ToArray();
    }

    private static byte[] Replaced(byte[] zip, string name, string content)
    {
        using var stream = new MemoryStream();
        stream.Write(zip);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update))
        {
            archive.GetEntry(name)!.Delete();
            using var writer = new StreamWriter(archive.CreateEntry(name).Open());
            writer.Write(content);
        }

        return stream.ToArray();
    }
}
