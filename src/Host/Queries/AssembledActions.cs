using Reviews.Host.Casework;
using Reviews.Host.Documents;
using Reviews.Host.Storage;
using Reviews.Notifications.Documents.Report;
using Reviews.Workflows;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Queries;

/// <summary>What a partnership has recommended, what of it is done, what is not and by when, as one document: for councillors and scrutiny, or of one quarter with what came back on learning.</summary>
internal sealed class AssembledActions(ReviewsDb db, TemplateFolder templates, PdfConverter converter)
{
    public bool HasPdf => converter.IsInstalled;

    /// <param name="quarter">The one that it is about; null for the report for councillors, which is about all that is followed.</param>
    /// <param name="asPdf">Word otherwise.</param>
    public async Task<(MadeDocument? Document, Refusal? Refusal)> MakeAsync(PartnershipActions actions, Quarter? quarter, bool asPdf, Instant now, CancellationToken cancellation)
    {
        var (name, kind) = quarter is null ? (TemplateFolder.ActionsReport, TemplateKind.ActionsReport) : (TemplateFolder.QuarterReport, TemplateKind.QuarterReport);
        if (templates.Across(actions.Id, name) is not { } template)
            return (null, new Refusal("no-template", $"Expected the partnership to have a template {name}.docx, but it has none. Whoever runs the service can put it there."));
        var problems = WordTemplate.Problems($"{name}.docx", template, kind);
        if (problems.Count > 0)
            return (null, new Refusal("bad-template", string.Join(' ', problems)));
        var shared = new HashSet<Guid>();
        foreach (var review in actions.Reviews)
        {
            if (!await RegisterEntries.IsSharingBlockedAsync(db, review, cancellation))
                shared.Add(review);
        }

        var (title, file, places) = quarter is null
            ? ("Recommendations and actions", "recommendations-and-actions", ActionsReport.Of(CouncillorsFacts(actions, shared, now)))
            : ("Combined report of the quarter", $"combined-report-{quarter.Id}", QuarterReport.Of(ToldQuarter.Of(actions, quarter, now, shared)));
        var word = WordTemplate.Fill(template, places, title, actions.Name);
        if (!asPdf)
            return (new(file + ".docx", WordFile.ContentType, word), null);
        var (pdf, refusal) = await converter.ConvertAsync(word, cancellation);
        return pdf is null ? (null, refusal) : (new(file + ".pdf", MadeDocument.Pdf, pdf), null);
    }

    private static ActionsFacts CouncillorsFacts(PartnershipActions actions, HashSet<Guid> shared, Instant now)
    {
        var reviews = actions.Actions.Select(action => action.Review.Id).Distinct().ToList();
        var told = reviews.Count(shared.Contains);
        return new(actions.Name, LondonTime.ToLocal(now), [.. actions.Actions.Where(action => shared.Contains(action.Review.Id)).Select(action => ToldQuarter.Told(action.Review, action.Line))], told, reviews.Count - told);
    }
}
