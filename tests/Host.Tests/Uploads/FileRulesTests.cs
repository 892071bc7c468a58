using Reviews.Host.Uploads;
using Reviews.Testing.Documents;

namespace Reviews.Host.Tests.Uploads;

public sealed class FileRulesTests
{
    [Fact]
    public void Good_files_are_taken_for_what_they_are()
    {
        Files.Check("report.pdf", Files.Pdf).Should().Be((FileRules.Pdf, null));
        Files.Check("REPORT.PDF", Files.EncryptedPdf).Should().Be((FileRules.Pdf, null), "a password on a PDF hides nothing that harms");
        Files.Check("largest.pdf", Files.PdfOf(FileRules.LargestBytes)).Should().Be((FileRules.Pdf, null));
        Files.Check("report.docx", Files.Docx()).Should().Be((FileRules.Docx, null));
        Files.Check("deepest.docx", MarkedDocument.Nested(256)).Should().Be((FileRules.Docx, null));
        Files.Check("pictures.docx", Files.Docx(("word/media/image1.png", new byte[5000]))).Should().Be((FileRules.Docx, null));
    }

    public static TheoryData<string, string, string> BadFiles => new()
    {
        { "report.exe", "pdf", "must be a PDF or a Word document" },
        { "report", "pdf", "must be a PDF or a Word document" },
        { "report.pdf.exe", "pdf", "must be a PDF or a Word document" },
        { "report.docm", "docx", "must be a PDF or a Word document" },
        { "report.pdf", "docx", "called a PDF, but is not one" },
        { "report.docx", "pdf", "called a Word document, but is not one" },
        { "report.pdf", "program", "called a PDF, but is not one" },
        { "report.pdf", "pdf without its header", "called a PDF, but is not one" },
        { "report.pdf", "pdf without its end", "called a PDF, but is not one" },
        { "report.pdf", "pdf with a script", "holds a program" },
        { "report.pdf", "too large", "must be smaller than 25MB" },
        { "report.pdf", "empty", "is empty" },
        { "report.docx", "empty", "is empty" },
        { "report.docx", "other zip", "called a Word document, but is not one" },
        { "report.docx", "broken zip", "called a Word document, but is not one" },
        { "report.docx", "macros", "holds macros" },
        { "report.docx", "macros elsewhere", "holds macros" },
        { "report.docx", "climbing", "called a Word document, but is not one" },
        { "report.docx", "climbing backwards", "called a Word document, but is not one" },
        { "report.docx", "absolute", "called a Word document, but is not one" },
        { "report.docx", "many parts", "too many parts" },
        { "report.docx", "bomb", "too large once it is unpacked" },
        { "report.docx", "lying bomb", "called a Word document, but is not one" },
        { "report.docx", "nested one level too deep", "nested too deep" },
        { "report.docx", "nested 100,000 deep", "nested too deep" },
        { "report.docx", "nested under another name", "nested too deep" },
        { "report.docx", "too many elements", "holds too much" },
        { "report.docx", "too many characters", "holds too much" },
        { "report.docx", "with a DTD", "called a Word document, but is not one" },
        { "report.docx", "not XML", "called a Word document, but is not one" },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public void A_bad_file_is_refused_with_the_reason(string name, string content, string reason)
    {
        var (type, refusal) = Files.Check(name, Bad(content));

        type.Should().BeNull();
        refusal!.Message.Should().StartWith("The selected ").And.Contain(reason);
    }

    internal static byte[] Bad(string content) => content switch
    {
        "pdf" => Files.Pdf,
        "docx" => Files.Docx(),
        "program" => [0x4D, 0x5A, .. Files.Pdf],
        "pdf without its header" => Files.Pdf[8..],
        "pdf without its end" => Files.Pdf[..^7],
        "pdf with a script" => Files.Bytes("%PDF-1.4\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(x)>>>>endobj\n%%EOF\n"),
        "too large" => Files.PdfOf(FileRules.LargestBytes + 1),
        "empty" => [],
        "other zip" => Files.Zip(("readme.txt", Files.Bytes("x"))),
        "broken zip" => Files.Docx()[..^30],
        "macros" => Files.Docx(("word/vbaProject.bin", Files.Bytes("x"))),
        "macros elsewhere" => Files.Docx(("word/VBAPROJECT.BIN", Files.Bytes("x"))),
        "climbing" => Files.Docx(("../evil.xml", Files.Bytes("x"))),
        "climbing backwards" => Files.Docx((@"word\..\..\evil.xml", Files.Bytes("x"))),
        "absolute" => Files.Docx(("/etc/evil.xml", Files.Bytes("x"))),
        "many parts" => Files.Docx([.. Enumerable.Range(0, 500).Select(n => ($"word/part{n}.xml", Array.Empty<byte>()))]),
        "bomb" => Files.Bomb,
        "lying bomb" => Files.LyingBomb,
        "nested one level too deep" => MarkedDocument.Nested(257),
        "nested 100,000 deep" => MarkedDocument.Nested(100_000),
        "nested under another name" => Files.Docx(("word/other.dat", Files.Bytes("\uFEFF" + string.Concat(Enumerable.Repeat("<a>", 300))))),
        "too many elements" => Files.Docx(("word/comments.xml", Files.Bytes($"<a>{string.Concat(Enumerable.Repeat("<b/>", 500_000))}</a>"))),
        "too many characters" => Files.Docx(("word/comments.xml", Files.Bytes($"<a>{new string('x', 50_000_001)}</a>"))),
        "with a DTD" => Files.Docx(("word/comments.xml", Files.Bytes("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"))),
        "not XML" => Files.Docx(("word/comments.xml", Files.Bytes("<a>"))),
        _ => throw new ArgumentOutOfRangeException(nameof(content)),
    };
}
