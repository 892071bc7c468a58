using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;

namespace Reviews.Host.Casework;

/// <summary>
/// Keeps what somebody has typed at a task, complete or not, until they come back; the newest stands for what was kept before.
/// It is no change of the case, and nothing of it is recorded: only its writer ever sees it.
/// </summary>
internal sealed class SaveUnsentAnswer(WriteTransactions writes, UnsentText text)
{
    /// <summary>Of all fields together. No form's own limits come near it.</summary>
    public const int LongestText = 1_000_000;

    private const int Tries = 3;

    public static Refusal TooLong { get; } = new("answer-too-long", "Expected no more than a million characters in one form, but there are more. Nothing was saved.");

    /// <param name="context">Of whoever typed it; where nobody was signed in any more, as the form's own token says.</param>
    /// <param name="caught">Null where its writer saves it.</param>
    public async Task<Outcome<SavedAnswer>> RunAsync(
        ActionContext context, Guid taskId, IReadOnlyDictionary<string, IReadOnlyList<string>> fields, CaughtIn? caught, CancellationToken cancellation)
    {
        if (fields.Sum(field => field.Key.Length + field.Value.Sum(value => value.Length)) > LongestText)
            return TooLong;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await writes.RunAsync(db => SaveAsync(db, context, taskId, fields, caught, cancellation), outcome => outcome.IsDone, cancellation);
            }
            catch (Exception failure) when (attempt < Tries && WriteConflict.Is(failure))
            {
                // The same person, at another window, at the same moment: the later one stands.
            }
        }
    }

    private async Task<Outcome<SavedAnswer>> SaveAsync(
        ReviewsDb db, ActionContext context, Guid taskId, IReadOnlyDictionary<string, IReadOnlyList<string>> fields, CaughtIn? caught, CancellationToken cancellation)
    {
        var (task, isOwn, refusal) = await TaskWriters.FindAsync(db, context, taskId, cancellation);
        if (refusal is not null)
            return refusal;
        var (person, kept) = (context.PersonId()!.Value, text.Protect(context.PersonId()!.Value, taskId, fields));
        var earlier = await db.UnsentAnswers.Where(u => u.TaskId == taskId && u.PersonId == person && u.IsForOthers == !isOwn).ToListAsync(cancellation);
        // What was saved stands for what was caught before it too; what is caught beside what was saved is the newer of the two.
        if (caught is null)
            db.UnsentAnswers.RemoveRange(earlier.Where(u => u.IsCaught));
        if (earlier.Find(u => u.IsCaught == caught is not null) is { } row)
            (row.Fields, row.SavedAt, row.BrowserHash, row.ExpiresAt) = (kept, context.At, caught?.BrowserHash, caught?.ExpiresAt);
        else
            db.UnsentAnswers.Add(new UnsentAnswerRow { TaskId = taskId, PersonId = person, IsForOthers = !isOwn, IsCaught = caught is not null, Fields = kept, SavedAt = context.At, BrowserHash = caught?.BrowserHash, ExpiresAt = caught?.ExpiresAt });
        return new SavedAnswer(task!.ReviewId, taskId);
    }
}

/// <summary>Sent when nobody was signed in any more.</summary>
/// <param name="BrowserHash">SHA-256 of the key in the browser's cookie.</param>
/// <param name="ExpiresAt">Exclusive, by the real clock.</param>
internal sealed record CaughtIn(string BrowserHash, Instant ExpiresAt);

internal sealed record SavedAnswer(Guid ReviewId, Guid TaskId);
