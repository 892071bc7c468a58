using System.Text.Json;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Casework;

/// <summary>
/// Answers that wait at their task because a file of theirs came back from Word with tracked changes or comments. What waits is
/// handed in, and it is the writers' alone: the process knows nothing of it, so nobody is told, asked or shown anything.
/// </summary>
internal static class HeldDrafts
{
    /// <summary>Keeps what was sent in the place of what waited before at the same task.</summary>
    public static async Task KeepAsync(CaseTransaction transaction, ReviewTaskRow task, KeptFile marked, IReadOnlyDictionary<string, IReadOnlyList<string>> fields)
    {
        var (documentId, typed) = (Guid.Parse(marked.DocumentId), JsonSerializer.Serialize(fields));
        if (await transaction.Db.HeldDrafts.FindAsync([task.Id], transaction.Cancellation) is { } earlier)
            (earlier.DocumentId, earlier.Fields) = (documentId, typed);
        else
            transaction.Db.HeldDrafts.Add(new HeldDraftRow { TaskId = task.Id, DocumentId = documentId, Fields = typed });
        // It is sent, as any other answer is.
        await UnsentAnswers.AnsweredAsync(transaction, task);
        transaction.Record(task.ReviewId, "draft-held", new { Id = documentId, TaskId = task.Id, marked.Marks });
    }

    /// <summary>What was typed with it.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Fields(HeldDraftRow held) =>
        JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<string>>>(held.Fields)!;
}
