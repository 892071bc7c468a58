using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Casework;

/// <summary>When what somebody typed and did not send goes. It is no part of the case: nothing of it is recorded.</summary>
internal static class UnsentAnswers
{
    /// <summary>
    /// The task is answered. What somebody has typed to record a vote stays until the vote is over: that it is gone would say
    /// that the vote is cast.
    /// </summary>
    public static Task AnsweredAsync(CaseTransaction transaction, ReviewTaskRow task)
    {
        var by = transaction.Context.PersonId();
        var staysForOthers = VoteRounds.IsVote(task);
        return transaction.Db.UnsentAnswers.Where(u => u.TaskId == task.Id && (!u.IsForOthers || !staysForOthers || u.PersonId == by))
            .ExecuteDeleteAsync(transaction.Cancellation);
    }

    /// <summary>The task is one person's now: what others typed as theirs is nobody's any more.</summary>
    public static Task GivenToAsync(CaseTransaction transaction, ReviewTaskRow task, string person)
    {
        var holder = Guid.Parse(person, System.Globalization.CultureInfo.InvariantCulture);
        return transaction.Db.UnsentAnswers.Where(u => u.TaskId == task.Id && !u.IsForOthers && u.PersonId != holder).ExecuteDeleteAsync(transaction.Cancellation);
    }

    /// <summary>Somebody leaves a review, in one of their parts at least: what they typed there goes, save where another part of theirs keeps them the task.</summary>
    /// <param name="keeps">The groups that they still hold on it.</param>
    public static async Task LeftAsync(CaseTransaction transaction, Guid reviewId, Guid personId, IReadOnlyList<Group> keeps)
    {
        var theirs = await transaction.Db.UnsentAnswers.Where(u => u.PersonId == personId)
            .Join(transaction.Db.ReviewTasks.Include(t => t.Groups).Where(t => t.ReviewId == reviewId), u => u.TaskId, t => t.Id, (u, t) => new { Unsent = u, Task = t })
            .ToListAsync(transaction.Cancellation);
        var by = personId.ToString("D");
        foreach (var taken in theirs.Where(one => one.Unsent.IsForOthers ? TaskHolders.WhyNotRecord(one.Task, by, keeps) is not null : !TaskHolders.MayAct(one.Task, by, keeps)))
            transaction.Db.UnsentAnswers.Remove(taken.Unsent);
    }

    /// <summary>Those of tasks that are over, and what was caught and nobody came back for. Of a vote nothing goes before its round is over.</summary>
    /// <param name="realNow">What was caught runs out by the real clock, as sessions do.</param>
    /// <returns>How many.</returns>
    public static Task<int> ClearOutAsync(ReviewsDb db, Instant realNow, CancellationToken cancellation) =>
        db.UnsentAnswers.Where(u => u.ExpiresAt <= realNow
            || db.ReviewTasks.Any(t => t.Id == u.TaskId && !t.IsOpen
                && !db.ReviewTasks.Any(vote => vote.ProcessInstanceId == t.ProcessInstanceId && vote.Step == t.Step && vote.IsOpen && t.Step == Workflows.Steps.Vote.VoteStep.Kind)))
            .ExecuteDeleteAsync(cancellation);
}
