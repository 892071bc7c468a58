using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Reviews.Testing.Documents;

/// <summary>A Word document as it comes back from people who worked on it with tracked changes and comments.</summary>
public static class MarkedDocument
{
    public const string Author = "A. Khan";

    /// <summary>
    /// Five marks: "calm " put in and "very " taken out of the first paragraph, a whole paragraph put in, a word made bold, and a comment on the last.
    /// </summary>
    public static byte[] Make()
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new Document(new Body(
                new Paragraph(Run("The child was "), Inserted("1", Run("calm ")), Run("and "), new DeletedRun(new Run(new DeletedText("very ") { Space = SpaceProcessingModeValues.Preserve })) { Id = "2", Author = "M. Hart", Date = At }, Run("quiet.")),
                new Paragraph(new ParagraphProperties(new ParagraphMarkRunProperties(new Inserted { Id = "3", Author = Author, Date = At })), Inserted("4", Run("A whole paragraph."))),
                new Paragraph(new Run(new RunProperties(new Bold(), new RunPropertiesChange(new PreviousRunProperties()) { Id = "5", Author = Author, Date = At }), new Text("Stressed"))),
                new Paragraph(
                    new CommentRangeStart { Id = "0" }, Run("The visit was on Monday."), new CommentRangeEnd { Id = "0" }, new Run(new CommentReference { Id = "0" }))));
            main.AddNewPart<WordprocessingCommentsPart>().Comments = new Comments(new Comment(new Paragraph(Run("Was it not Tuesday?"))) { Id = "0", Author = "R. Lowe", Initials = "RL", Date = At });
            main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(new TrackRevisions());
            (document.PackageProperties.Creator, document.PackageProperties.LastModifiedBy) = (Author, Author);
        }

        return stream.ToArray();
    }

    /// <summary>A clean one of these paragraphs.</summary>
    public static byte[] Clean(params string[] paragraphs) => By(author: null, paragraphs);

    /// <summary>A clean one whose properties say who wrote it.</summary>
    public static byte[] By(string? author, params string[] paragraphs)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().Document = new Document(new Body(paragraphs.Select(text => new Paragraph(Run(text)))));
            if (author is not null)
                document.PackageProperties.Creator = author;
        }

        return stream.ToArray();
    }

    /// <summary>One whose text stands that many levels deep, the document itself being the first.</summary>
    public static byte[] Nested(int levels)
    {
        using var stream = new MemoryStream();
        stream.Write(Clean("Text"));
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("word/document.xml")!.Delete();
            using var content = new StreamWriter(zip.CreateEntry("word/document.xml").Open());
            content.Write("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p>");
            for (var level = 6; level <= levels; level++)
                content.Write("<w:hyperlink>");
            content.Write("<w:r><w:t>Deep</w:t></w:r>");
            for (var level = 6; level <= levels; level++)
                content.Write("</w:hyperlink>");
            content.Write("</w:p></w:body></w:document>");
        }

        return stream.ToArray();
    }

    private static DateTimeValue At => new(new DateTime(2027, 1, 7, 9, 30, 0, DateTimeKind.Utc));

    private static InsertedRun Inserted(string id, Run run) => new(run) { Id = id, Author = Author, Date = At };

    private static Run Run(string text) => new(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
}
