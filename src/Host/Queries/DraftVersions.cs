using Microsoft.EntityFrameworkCore;
using Reviews.Host.Calendar;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Documents;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Uploads;
using Reviews.Notifications.Documents;
using Reviews.Notifications.Documents.Report;
using Reviews.Workflows.Access;
using Reviews.Workflows.Steps.Draft;

namespace Reviews.Host.Queries;

/// <summary>One version of the report: its tracked changes and comments, and how it differs from the one before. Null for those who may not see it.</summary>
internal sealed class DraftVersions(ReviewsDb db, DefinitionShelf definitions, HolidayCalendar calendar, UploadStore store)
{
    public async Task<DraftVersion?> OfAsync(OpenCase opened, Guid documentId, Instant now, CancellationToken cancellation)
    {
        var process = await db.Documents.AsNoTracking().Where(d => d.Id == documentId && d.ReviewId == opened.Review.Id).Select(d => d.ProcessInstanceId).SingleOrDefaultAsync(cancellation);
        if (process is null || await ReportSources.OfAsync(db, definitions, calendar, opened, process, now, cancellation) is not { } sources)
            return null;
        var drafts = ReportSignatures.HandedIn(sources).ToList();
        var place = drafts.FindIndex(document => document.Id == documentId);
        if (place < 0)
            return null;
        var document = drafts[place];
        var marks = await DraftMarks.OfAsync(db, store, document, cancellation);
        var names = await PeopleNames.OfAsync(db, marks.Settled.Values.Select(row => row.By).Append(document.UploadedBy), cancellation);
        var signed = ReportSignatures.SignedHashes(sources);
        var isCurrent = RunningDefinition.Text(sources.Variable(DraftStep.Current), "documentId") == document.Id.ToString("D");
        var waiting = await WaitingDraft.OfAsync(db, document, cancellation);
        var task = waiting is null ? null : sources.Tasks.First(t => t.Id == waiting.TaskId);
        List<DocumentRow> earlier = [.. drafts[..place].Where(one => !(one.Marks > 0))];
        return new DraftVersion(document, earlier.Count + 1, names.Of(document.UploadedBy), isCurrent, marks, names)
        {
            Earlier = earlier,
            SignedNumber = earlier.FindLastIndex(one => signed.Contains(one.Sha256)) is >= 0 and var last ? last + 1 : null,
            MaySettle = task is not null
                ? TaskHolders.MayAct(task, opened.PersonId.ToString("D"), opened.Groups)
                : isCurrent && sources.Process.Row.EndedAt is null && opened.May(Permission.AssembleReport),
            WaitsAt = task,
        };
    }

    /// <summary>What waits at a task until its tracked changes and comments are settled; null where nothing does.</summary>
    public async Task<WaitingDraft?> WaitingAtAsync(ReviewTaskRow task, CancellationToken cancellation) =>
        task.IsOpen ? (await WaitingDraft.AtAsync(db, [task.Id], cancellation)).GetValueOrDefault(task.Id) : null;

    /// <summary>The agencies that signed a version before the current one of that process.</summary>
    public async Task<IReadOnlyList<ReportSignOff>> SignedEarlierAsync(OpenCase opened, Guid process, Instant now, CancellationToken cancellation) =>
        await ReportSources.OfAsync(db, definitions, calendar, opened, process, now, cancellation) is { } sources ? ReportSignatures.OfEarlierVersions(sources) : [];

    /// <summary>The difference from an earlier version; null where one of the two is no Word document.</summary>
    /// <param name="since">The number of one of those before it.</param>
    public async Task<TextDifference?> DifferenceAsync(DraftVersion version, int since, CancellationToken cancellation) =>
        version.Earlier[since - 1] is var before && await ParagraphsAsync(before, cancellation) is { } old && await ParagraphsAsync(version.Document, cancellation) is { } young
            ? TextDifference.Of(old, young)
            : null;

    private async Task<IReadOnlyList<string>?> ParagraphsAsync(DocumentRow document, CancellationToken cancellation) =>
        document.ContentType == FileRules.Docx ? WordParagraphs.Of(await store.ReadAsync(document.StoredName, cancellation)) : null;
}

/// <param name="Number">Among the versions of its process, from 1.</param>
/// <param name="IsCurrent">Whether it is the one that sign-offs are held against.</param>
internal sealed record DraftVersion(DocumentRow Document, int Number, string By, bool IsCurrent, DraftMarks Marks, PeopleNames Names)
{
    /// <summary>The versions before it that the reader may see, the first first.</summary>
    public IReadOnlyList<DocumentRow> Earlier { get; init; } = [];

    /// <summary>The last version before it that an agency signed: what it has to be compared with. Null where none was.</summary>
    public int? SignedNumber { get; init; }

    /// <summary>The version to compare it with, where nobody says otherwise; null for the first.</summary>
    public int? ComparedNumber => SignedNumber ?? (Earlier.Count > 0 ? Earlier.Count : null);

    public bool MaySettle { get; init; }

    /// <summary>The task at which it waits until the last of them is settled; null for one that is handed in.</summary>
    public ReviewTaskRow? WaitsAt { get; init; }

    /// <summary>What it is now, in a few words.</summary>
    public string Standing => (WaitsAt, IsCurrent, Document.Marks > 0) switch
    {
        ({ }, _, _) => "Waits until its changes and comments are settled",
        (_, true, _) => "The current version",
        (_, _, true) => "A version without its changes and comments, or another file, has taken its place",
        _ => "A newer version has been handed in",
    };

    /// <summary>"Version 2 of the report", or that it is what is to become of it.</summary>
    public string Heading => FormattableString.Invariant($"Version {Number} of the report{(Document.Marks > 0 ? ", as it came back from Word" : "")}");

    public bool IsWord => Marks.IsWord;

    /// <summary>How many tracked changes and comments it holds.</summary>
    public int MarkCount => Marks.Marks.Count;

    /// <summary>How many of them are still to be settled.</summary>
    public int UnsettledCount => Marks.Unsettled.Count;
}
