using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Steps;

/// <summary>Kept files as variables hold them: never their content, always the hash of it.</summary>
internal static class KeptFiles
{
    private const string Pdf = "application/pdf";
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static FeelContext Context(KeptFile file) => new(
    [
        KeyValuePair.Create<string, FeelValue>("id", new FeelText(file.DocumentId)),
        KeyValuePair.Create<string, FeelValue>("name", new FeelText(file.FileName)),
        KeyValuePair.Create<string, FeelValue>("sha256", new FeelText(file.Sha256)),
    ]);

    public static FeelList List(IEnumerable<KeptFile> files) => new(files.Select(Context));

    /// <summary>A report is a PDF or a Word document: by its checked type and by its name, which must agree.</summary>
    public static bool IsReport(KeptFile file) =>
        (file.ContentType == Pdf && file.FileName.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase))
        || (IsWord(file) && file.FileName.EndsWith(".docx", StringComparison.OrdinalIgnoreCase));

    public static bool IsWord(KeptFile file) => file.ContentType == Docx;
}
