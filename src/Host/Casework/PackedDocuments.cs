using Microsoft.EntityFrameworkCore;
using Reviews.Host.Documents;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Uploads;
using Reviews.Notifications.Documents.Report;
using Reviews.Notifications.Messages;
using Reviews.Workflows;

namespace Reviews.Host.Casework;

/// <summary>The files of a submission pack: the report as it was signed, the record of the decision, and a PDF of each that is in Word.</summary>
internal sealed class PackedDocuments(TemplateFolder templates, PdfConverter converter, UploadStore store, IDbContextFactory<ReviewsDb> contexts)
{
    public static Refusal NoTemplate { get; } = new("no-template", "Expected the partnership to have a template decision-record.docx, but it has none. Whoever runs the service can put it there.");

    public async Task<(byte[]? Zip, Refusal? Refusal)> MakeAsync(DocumentRow report, ReportFacts facts, Instant at, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var review = await db.Reviews.AsNoTracking().SingleAsync(r => r.Id == report.ReviewId, cancellation);
        if (templates.Decision(review.Partnership) is not { } template)
            return (null, NoTemplate);
        var problems = WordTemplate.Problems($"{TemplateFolder.DecisionRecord}.docx", template, TemplateKind.DecisionRecord);
        if (problems.Count > 0)
            return (null, new Refusal("bad-template", string.Join(' ', problems)));
        var signed = (await store.ReadAsync(report.StoredName, cancellation)).ToArray();
        var decision = WordTemplate.Fill(template, RapidReviewReport.Of(facts), $"Decision on rapid review {review.Reference}", facts.Partnership);
        var files = new List<PackedFile>();
        var refusal = report.ContentType == FileRules.Docx
            ? await AddAsync(files, $"{review.Reference}-report", "The report as it was signed off", signed, cancellation)
            : Add(files, new($"{review.Reference}-report.pdf", "The report as it was signed off", signed));
        refusal ??= await AddAsync(files, $"{review.Reference}-decision", "The decision of the safeguarding partners, its reasons, the votes, the minority view and the sign-offs", decision, cancellation);
        if (refusal is not null)
            return (null, refusal);
        return (SubmissionPack.Of(files, Head(review.Reference, report, facts, converter.IsInstalled), at), null);
    }

    private static IReadOnlyList<string> Head(string reference, DocumentRow report, ReportFacts facts, bool hasPdf) =>
    [
        $"Rapid review {reference}, {facts.Partnership}",
        $"{WordTemplate.Marking}. Put together at {LondonWords.Of(facts.PreparedAt)}",
        $"The version that was signed off has the SHA-256 {report.Sha256}.",
        .. hasPdf ? Array.Empty<string>() : ["No PDF of the Word documents could be made on this machine."],
    ];

    // Where there is no LibreOffice the Word documents go alone, and the list says so.
    private async Task<Refusal?> AddAsync(List<PackedFile> files, string name, string what, byte[] word, CancellationToken cancellation)
    {
        files.Add(new(name + ".docx", what, word));
        if (!converter.IsInstalled)
            return null;
        var (pdf, refusal) = await converter.ConvertAsync(word, cancellation);
        if (pdf is not null)
            files.Add(new(name + ".pdf", what + ", as PDF", pdf));
        return refusal;
    }

    private static Refusal? Add(List<PackedFile> files, PackedFile file)
    {
        files.Add(file);
        return null;
    }
}
