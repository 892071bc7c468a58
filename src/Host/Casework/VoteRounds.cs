using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Steps.Vote;

namespace Reviews.Host.Casework;

/// <summary>Who has voted is as hidden as how until the vote closes: until then a vote that is cast is treated as one that is not.</summary>
internal static class VoteRounds
{
    public static bool IsVote(ReviewTaskRow task) => task.Step == VoteStep.Kind;

    /// <summary>Open to everyone's eyes: open, or a vote that is cast while another of the same round is not.</summary>
    /// <param name="all">Every task of the review, closed ones too.</param>
    public static IEnumerable<ReviewTaskRow> SeenAsOpen(IReadOnlyCollection<ReviewTaskRow> all)
    {
        // The votes of one round open at one moment; their dates may move afterwards, those of the cast ones not.
        // A deputy's opens as the delegate stands down, and belongs to the round of that.
        var open = all.Where(t => IsVote(t) && t.IsOpen).ToList();
        var voting = open.Concat(all.Where(t => IsVote(t) && open.Exists(deputy => TakesOver(deputy, t)))).Select(RoundOf).ToHashSet();
        return all.Where(t => t.IsOpen || (IsVote(t) && t.CompletedAt is not null && voting.Contains(RoundOf(t))));
    }

    /// <summary>The same of one task, asked of the database: itself or, of a cast vote, one of its round that is open. Null where an answer can no longer come.</summary>
    public static async Task<ReviewTaskRow?> OpenOneAsync(ReviewsDb db, ReviewTaskRow task, CancellationToken cancellation)
    {
        if (task.IsOpen || !IsVote(task) || task.CompletedAt is null)
            return task.IsOpen ? task : null;
        var votes = await db.ReviewTasks.AsNoTracking().Where(t => t.ProcessInstanceId == task.ProcessInstanceId && t.Step == VoteStep.Kind).ToListAsync(cancellation);
        var ofRound = votes.Where(t => AreOfOneRound(t, task)).ToList();
        return ofRound.Find(t => t.IsOpen) ?? votes.Find(t => t.IsOpen && ofRound.Exists(delegated => TakesOver(t, delegated)));
    }

    /// <summary>A cast vote kept the date it had: shown as one that is open, it has that of those which are.</summary>
    /// <param name="task">Read to be shown, and not to be changed.</param>
    public static void ShowAs(ReviewTaskRow task, ReviewTaskRow open) => (task.Due, task.DueAt, task.DueRule, task.FollowUpAt) = (open.Due, open.DueAt, open.DueRule, open.FollowUpAt);

    public static bool AreOfOneRound(ReviewTaskRow one, ReviewTaskRow other) => RoundOf(one) == RoundOf(other);

    private static bool TakesOver(ReviewTaskRow deputy, ReviewTaskRow delegated) =>
        deputy.ProcessInstanceId == delegated.ProcessInstanceId && deputy.SubjectId == delegated.SubjectId
        && deputy.ElementId != delegated.ElementId && deputy.CreatedAt == delegated.CompletedAt;

    private static (Guid Process, string Element, Instant OpenedAt) RoundOf(ReviewTaskRow task) => (task.ProcessInstanceId, task.ElementId, task.CreatedAt);
}
