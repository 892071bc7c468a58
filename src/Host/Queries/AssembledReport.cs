using Reviews.Host.Calendar;
using Reviews.Host.Definitions;
using Reviews.Host.Documents;
using Reviews.Host.Storage;
using Reviews.Notifications.Documents.Report;
using Reviews.Workflows;

namespace Reviews.Host.Queries;

/// <summary>The report put together from what is recorded, in one of the partnership's templates: for its authors to go on from.</summary>
internal sealed class AssembledReport(ReviewsDb db, DefinitionShelf definitions, HolidayCalendar calendar, ReportOfReview facts, TemplateFolder templates, PdfConverter converter)
{
    public static Refusal NoTemplate { get; } = new("no-template", "Expected a template of that name among the partnership’s, but there is none.");

    /// <summary>What can be had; null where the review has no process that writes a report.</summary>
    public async Task<ReportChoices?> ChoicesAsync(OpenCase opened, Instant now, CancellationToken cancellation) =>
        await ReportSources.OfAsync(db, definitions, calendar, opened, null, now, cancellation) is { } sources
            ? new(templates.Reports(opened.Review.Partnership), ReportMeetings.Template(sources), converter.IsInstalled, ReportSignatures.Versions(sources))
            : null;

    /// <param name="template">One of the partnership's, by the name the panel's form gives it.</param>
    /// <param name="asPdf">Word otherwise.</param>
    public async Task<(MadeDocument? Document, Refusal? Refusal)> MakeAsync(OpenCase opened, string template, bool asPdf, Instant now, CancellationToken cancellation)
    {
        if (templates.Report(opened.Review.Partnership, template) is not { } file || await facts.OfAsync(opened, null, now, cancellation) is not { } known)
            return (null, NoTemplate);
        var problems = WordTemplate.Problems($"report-{template}.docx", file, TemplateKind.Report);
        if (problems.Count > 0)
            return (null, new Refusal("bad-template", string.Join(' ', problems)));
        var reference = opened.Review.Reference;
        var word = WordTemplate.Fill(file, RapidReviewReport.Of(known), $"Rapid review {reference}", known.Partnership);
        if (!asPdf)
            return (new($"rapid-review-{reference}.docx", WordFile.ContentType, word), null);
        var (pdf, refusal) = await converter.ConvertAsync(word, cancellation);
        return pdf is null ? (null, refusal) : (new($"rapid-review-{reference}.pdf", MadeDocument.Pdf, pdf), null);
    }
}

/// <param name="Templates">The names of the partnership's templates.</param>
/// <param name="Chosen">The one that the panel chose; null while it has not.</param>
/// <param name="Versions">Handed in so far, the first first.</param>
internal sealed record ReportChoices(IReadOnlyList<string> Templates, string? Chosen, bool HasPdf, IReadOnlyList<ReportVersion> Versions)
{
    /// <summary>The panel's own, or else the one that is called standard, or the first.</summary>
    public string? Usual => new[] { Chosen, "standard" }.FirstOrDefault(name => name is not null && Templates.Contains(name)) ?? (Templates is [var first, ..] ? first : null);
}

/// <summary>A document that was made here and is kept nowhere.</summary>
internal sealed record MadeDocument(string FileName, string ContentType, byte[] Content)
{
    public const string Pdf = "application/pdf";
}
