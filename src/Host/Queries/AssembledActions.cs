using Reviews.Host.Casework;
using Reviews.Host.Documents;
using Reviews.Host.Storage;
using Reviews.Notifications.Documents.Report;
using Reviews.Workflows;
using Reviews.Workflows.Deadlines;

namespace Reviews.Host.Queries;

/// <summary>What a partnership has recommended, what of it is done, what is not and by when, as one document: for councillors and scrutiny.</summary>
internal sealed class AssembledActions(ReviewsDb db, TemplateFolder templates, PdfConverter converter)
{
    public static Refusal NoTemplate { get; } = new("no-template", "Expected the partnership to have a template actions-report.docx, but it has none. Whoever runs the service can put it there.");

    public bool HasPdf => converter.IsInstalled;

    /// <param name="asPdf">Word otherwise.</param>
    public async Task<(MadeDocument? Document, Refusal? Refusal)> MakeAsync(PartnershipActions actions, bool asPdf, Instant now, CancellationToken cancellation)
    {
        if (templates.Actions(actions.Id) is not { } template)
            return (null, NoTemplate);
        var problems = WordTemplate.Problems($"{TemplateFolder.ActionsReport}.docx", template, TemplateKind.ActionsReport);
        if (problems.Count > 0)
            return (null, new Refusal("bad-template", string.Join(' ', problems)));
        var reviews = actions.Actions.Select(action => action.Review.Id).Distinct().ToList();
        var shared = new HashSet<Guid>();
        foreach (var review in reviews)
        {
            if (!await RegisterEntries.IsSharingBlockedAsync(db, review, cancellation))
                shared.Add(review);
        }

        var facts = new ActionsFacts(actions.Name, LondonTime.ToLocal(now), [.. actions.Actions.Where(action => shared.Contains(action.Review.Id)).Select(Told)], shared.Count, reviews.Count - shared.Count);
        var word = WordTemplate.Fill(template, ActionsReport.Of(facts), "Recommendations and actions", actions.Name);
        if (!asPdf)
            return (new("recommendations-and-actions.docx", WordFile.ContentType, word), null);
        var (pdf, refusal) = await converter.ConvertAsync(word, cancellation);
        return pdf is null ? (null, refusal) : (new("recommendations-and-actions.pdf", MadeDocument.Pdf, pdf), null);
    }

    private static ToldAction Told(ReviewAction action)
    {
        var line = action.Line;
        var last = line.Entries is [.., var said] ? said : null;
        var standing = line.State switch
        {
            FollowedState.Overdue => ActionStanding.Overdue,
            FollowedState.Done => ActionStanding.Done,
            FollowedState.NotPursued => ActionStanding.NotPursued,
            FollowedState.ToBeClosed or FollowedState.ToBeSignedOff => ActionStanding.SaidToBeOver,
            _ => ActionStanding.Open,
        };
        return new(action.Review.Reference, line.What, line.Owner, line.DueOn, standing, line.Rag, last?.On, last?.NextOn);
    }
}
