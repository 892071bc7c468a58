using Microsoft.EntityFrameworkCore;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.Queries;

/// <summary>
/// What was recommended in a review, and is to be done at once: whose it is, by when, how far it is, how it was closed and who
/// signed it off. An agency sees what is its own; whoever may read all of it sees all.
/// </summary>
internal sealed class FollowUpRegister(ReviewsDb db, DefinitionShelf definitions)
{
    public async Task<IReadOnlyList<FollowedLine>> OfAsync(OpenCase opened, Instant now, CancellationToken cancellation)
    {
        var bodies = await BodiesAsync(opened, cancellation);
        var sight = await DocumentSight.OfAsync(db, opened.Review.Id, opened.PersonId.ToString("D"), opened.Groups, cancellation);
        var files = (await db.Documents.AsNoTracking().Where(d => d.ReviewId == opened.Review.Id && d.LinkedAt != null).ToListAsync(cancellation)).Where(sight.MaySee).ToDictionary(d => d.Id.ToString("D"));
        var lines = await LinesAsync(opened.Review.Id, now, files, cancellation);
        return [.. lines.Select(line => line with { HasNobody = line.IsOpen && !bodies.Contains(line.OwnerId) }).Where(line => opened.May(Permission.ReadFollowUp) || opened.ActsFor(line.OwnerId))];
    }

    /// <summary>Whether something may be followed in this review: in one that was withdrawn only what came of work that had ended before.</summary>
    public async Task<bool> GoesOnAsync(OpenCase opened, CancellationToken cancellation) =>
        await FollowUps.IsPossibleAsync(db, definitions, opened.Review, cancellation);

    /// <summary>All of a review, for whoever may read all of it: what is open first, by its date.</summary>
    /// <param name="files">Those that the reader may open, by id.</param>
    public async Task<IReadOnlyList<FollowedLine>> LinesAsync(Guid reviewId, Instant now, IReadOnlyDictionary<string, DocumentRow> files, CancellationToken cancellation)
    {
        var today = LondonTime.ToLocal(now).Date;
        return [.. (await FollowedRecord.OfAsync(db, reviewId, cancellation)).Select(record => Line(record, today, files)).OrderBy(line => !line.IsOpen).ThenBy(line => line.DueOn)];
    }

    /// <summary>The agencies and partners that somebody acts for on the review.</summary>
    public Task<IReadOnlySet<string>> BodiesAsync(OpenCase opened, CancellationToken cancellation) => BodiesOnReview.OfAsync(db, opened.Review.Id, cancellation);

    private static FollowedLine Line(FollowedRecord record, LocalDate today, IReadOnlyDictionary<string, DocumentRow> files)
    {
        var item = record.Item;
        var entries = record.Log.Select(entry => Entry(entry, files)).ToList();
        var dueOn = DateOf(item, "dueOn") ?? today;
        return new(
            record.Key, TextOf(item, "kind") ?? "", TextOf(item, "what") ?? "", TextOf(item, "id") ?? "", TextOf(item, "name") ?? "", dueOn, entries, StateOf(record.IsOpen, entries, today > dueOn))
        {
            PassedOn = DateOf(item, "passedOn") is { } on ? new PassedOn(on, TextOf(item, "passedTo")) : null,
            Source = TextOf(item, "source"),
            GivenOn = DateOf(item, "givenOn"),
        };
    }

    /// <summary>As it stood at the end of a day: what was said later is not known yet, what was closed later is open, and what was reopened later is closed.</summary>
    public static FollowedLine AsOf(FollowedLine line, LocalDate day)
    {
        var known = line.Entries.Where(entry => entry.On is not { } on || on <= day).ToList();
        return line with { Entries = known, State = StateOf(WasOpen(line, known.Count), known, day > line.DueOn) };
    }

    // Said by what came next, where something did: only what is closed is reopened.
    private static bool WasOpen(FollowedLine line, int known) => known < line.Entries.Count ? line.Entries[known].By != FollowedBy.Reopened : line.IsOpen;

    // What its owner says is over is the business manager's, and then the advisor's, to look at: the owner is not late with it.
    private static FollowedState StateOf(bool isOpen, IReadOnlyList<FollowedEntry> entries, bool isPast) => (isOpen, entries is [.., var last] ? last : null) switch
    {
        (false, _) => entries.LastOrDefault(entry => entry.By == FollowedBy.Manager)?.State == "not-pursued" ? FollowedState.NotPursued : FollowedState.Done,
        (true, { By: FollowedBy.Manager, State: not "not-yet" }) => FollowedState.ToBeSignedOff,
        (true, { By: FollowedBy.Owner, State: not "under-way" }) => FollowedState.ToBeClosed,
        _ => isPast ? FollowedState.Overdue : FollowedState.Open,
    };

    private static FollowedEntry Entry(FeelContext entry, IReadOnlyDictionary<string, DocumentRow> files) => new(
        TextOf(entry, "by") ?? "", DateOf(entry, "on"), TextOf(entry, "state") ?? "", TextOf(entry, "rag"), TextOf(entry, "words") ?? "", DateOf(entry, "nextOn"))
    {
        Evidence = [.. ((entry.Find("evidence") as FeelList)?.Items ?? []).OfType<FeelContext>().Select(file => files.GetValueOrDefault(TextOf(file, "id") ?? "")).OfType<DocumentRow>()],
    };

    private static string? TextOf(FeelContext? context, string name) => (context?.Find(name) as FeelText)?.Value;

    private static LocalDate? DateOf(FeelContext? context, string name) => (context?.Find(name) as FeelDate)?.Value;
}
