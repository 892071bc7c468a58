using Microsoft.EntityFrameworkCore;
using Reviews.Host.Documents;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Uploads;

namespace Reviews.Host.Casework;

/// <summary>The tracked changes and comments of a version of the report, and what was done about each: read from its own bytes, which never change.</summary>
/// <param name="IsWord">Whether it is a Word document that can be read; a PDF has none of either.</param>
internal sealed record DraftMarks(bool IsWord, IReadOnlyList<WordMark> Marks, IReadOnlyDictionary<int, MarkSettlementRow> Settled)
{
    public const string Accepted = "accepted";
    public const string NotAccepted = "not-accepted";
    public const string Answered = "answered";

    public IReadOnlyList<WordMark> Unsettled => [.. Marks.Where(mark => !Settled.ContainsKey(mark.Number))];

    public static async Task<DraftMarks> OfAsync(ReviewsDb db, UploadStore store, DocumentRow document, CancellationToken cancellation)
    {
        var marks = document.ContentType == FileRules.Docx ? WordMarks.Of(await store.ReadAsync(document.StoredName, cancellation)) : null;
        var settled = await db.MarkSettlements.AsNoTracking().Where(s => s.DocumentId == document.Id).ToDictionaryAsync(s => s.Number, cancellation);
        return new(marks is not null, marks ?? [], settled);
    }

    /// <summary>What may be done about it: a change is in the text or it is not, a comment is answered.</summary>
    public static IReadOnlyList<string> Outcomes(WordMark mark) => mark.Kind == WordMarkKind.Comment ? [Answered, Accepted, NotAccepted] : [Accepted, NotAccepted];

    /// <summary>What somebody did, as the beginning of a sentence: "Put in".</summary>
    public static string Did(WordMarkKind kind) => kind switch
    {
        WordMarkKind.Inserted => "Put in",
        WordMarkKind.Deleted => "Taken out",
        WordMarkKind.Formatting => "Set otherwise",
        _ => "Comment",
    };
}
