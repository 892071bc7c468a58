using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Steps.Vote;

namespace Reviews.Host.Queries;

/// <summary>
/// The vote. While it is open nobody sees how anyone voted, nor who has; afterwards those who may see the tally, the
/// decision and who dissented from it.
/// </summary>
/// <param name="ClosesAt">London time by which it ends; null when its tasks have no date.</param>
/// <param name="Ballots">Empty while it is open, and for those who may not read votes.</param>
/// <param name="Decision">What came of it, as the process recorded; null when nothing has.</param>
/// <param name="IsSettled">The decision was settled where no two partners agreed.</param>
/// <param name="Dissenting">The partners whose vote was for something else, by name, as the process recorded them with the decision.</param>
internal sealed record VoteScreen(bool IsOpen, bool MayRead, LocalDateTime? ClosesAt, IReadOnlyList<Ballot> Ballots, string? Decision, bool IsSettled, IReadOnlyList<string> Dissenting)
{
    /// <summary>Whether the criteria are met, as the process recorded it; null where that was not voted on.</summary>
    public string? Criteria { get; init; }

    public IReadOnlyList<(string Choice, int Count)> Tally => Count(ballot => ballot.Choice);

    /// <summary>Of what should follow; empty where that was not asked.</summary>
    public IReadOnlyList<(string Choice, int Count)> FollowsTally => Count(ballot => ballot.Follows);

    private IReadOnlyList<(string Choice, int Count)> Count(Func<Ballot, string?> choice) =>
        [.. Ballots.Select(choice).OfType<string>().GroupBy(one => one).Select(g => (g.Key, g.Count())).OrderByDescending(t => t.Item2)];

    public static VoteScreen? Of(OpenCase opened, RunningDefinition process, IReadOnlyList<ReviewTaskRow> tasks, CompletedAnswers answers)
    {
        var votes = tasks.Where(t => t.ProcessInstanceId == process.Row.Id && t.Step == VoteStep.Kind).ToList();
        if (votes.Count == 0)
            return null;
        var isOpen = votes.Any(t => t.IsOpen);
        // A cast vote keeps the date it had: a correction moves only those still open.
        var closesAt = votes.Where(t => t.IsOpen || !isOpen).Max(t => t.Due);
        var mayRead = !isOpen && opened.May(Permission.ReadVotes);
        if (!mayRead)
            return new(isOpen, mayRead, closesAt, [], null, false, []);
        var recorded = process.Variable("decision") as FeelContext;
        var decision = RunningDefinition.Text(recorded, "choice");
        return new(
            isOpen,
            mayRead,
            closesAt,
            // A deputy's vote follows the delegate's who stood down: the partner's last task is its vote.
            [.. votes.GroupBy(t => (t.SubjectId, t.SubjectName ?? t.Name)).Select(g => g.ToList()).Select(own => Ballot.Of(own[^1], answers, own.Count > 1))],
            decision,
            recorded?.Find("majority") is FeelBoolean { Value: false },
            [.. ((recorded?.Find("dissenting") as FeelList)?.Items ?? []).OfType<FeelText>().Select(name => name.Value)])
        {
            Criteria = RunningDefinition.Text(recorded, "criteria"),
        };
    }
}

/// <param name="Choice">Null: the partner was silent, or its delegate stood down.</param>
/// <param name="Follows">What should follow; null where it was not asked.</param>
internal sealed record Ballot(string Partner, string? Choice, string? Follows, string? Reason, Instant? CastAt)
{
    /// <summary>The partner's id in its partnership's file.</summary>
    public string? PartnerId { get; init; }

    /// <summary>Whether the deputy voted, or was to, because the delegate has a conflict of interest.</summary>
    public bool IsDeputys { get; init; }

    /// <summary>How it came, where it was entered for the partner; else null.</summary>
    public string? Recorded { get; init; }

    public static Ballot Of(ReviewTaskRow task, CompletedAnswers answers, bool isDeputys) => new(
        task.SubjectName ?? task.Name, answers.Text(task, "vote", "choice"), answers.Text(task, "vote", "follows"), answers.Text(task, "vote", "reason"), task.CompletedAt)
    {
        PartnerId = task.SubjectId,
        IsDeputys = isDeputys,
        Recorded = task.Recorded is { } recorded ? RecordedWords.Sentence(recorded) : null,
    };

    public bool DissentsFrom(string? criteria, string? decision) =>
        Choice is not null && decision is not null && (Follows is null ? Choice != decision : Choice != criteria || Follows != decision);
}
