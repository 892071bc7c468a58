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
        var voting = all.Where(t => IsVote(t) && t.IsOpen).Select(RoundOf).ToHashSet();
        return all.Where(t => t.IsOpen || (IsVote(t) && t.CompletedAt is not null && voting.Contains(RoundOf(t))));
    }

    private static (Guid Process, string Element, Instant OpenedAt) RoundOf(ReviewTaskRow task) => (task.ProcessInstanceId, task.ElementId, task.CreatedAt);
}
