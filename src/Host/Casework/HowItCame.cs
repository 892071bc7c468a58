using NodaTime.Text;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Casework;

/// <summary>How an answer came that was entered for whoever gave it: in a row beside the task's, and as an act of whoever entered it.</summary>
internal static class HowItCame
{
    public const string Act = "answer-recorded-for-others";

    /// <param name="received">Null: whose task it is has answered it.</param>
    public static void Keep(CaseTransaction transaction, ReviewTaskRow task, ReceivedAnswer? received)
    {
        if (received is null)
            return;
        task.Recorded = new RecordedAnswerRow { TaskId = task.Id, How = received.How, From = received.From, At = LondonTime.ToInstant(received.At) };
        transaction.Db.RecordedAnswers.Add(task.Recorded);
        transaction.Record(task.ReviewId, Act, new { TaskId = task.Id, received.How, At = LocalDateTimePattern.GeneralIso.Format(received.At), Proof = received.Proof.Select(file => file.DocumentId) });
    }
}
