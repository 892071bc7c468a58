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
    public IReadOnlyList<(string Choice, int Count)> Tally =>
        [.. Ballots.Where(b => b.Choice is not null).GroupBy(b => b.Choice!).Select(g => (g.Key, g.Count())).OrderByDescending(t => t.Item2)];

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
            [.. votes.Select(t => new Ballot(t.SubjectName ?? t.Name, answers.Text(t, "vote", "choice"), answers.Text(t, "vote", "reason"), t.CompletedAt, t.Recorded is { } recorded ? RecordedWords.Sentence(recorded) : null))],
            decision,
            recorded?.Find("majority") is FeelBoolean { Value: false },
            [.. ((recorded?.Find("dissenting") as FeelList)?.Items ?? []).OfType<FeelText>().Select(name => name.Value)]);
    }
}

/// <param name="Choice">Null: the partner was silent.</param>
/// <param name="Recorded">How it came, where it was entered for the partner; else null.</param>
internal sealed record Ballot(string Partner, string? Choice, string? Reason, Instant? CastAt, string? Recorded)
{
    public bool DissentsFrom(string? decision) => decision is not null && Choice is not null && Choice != decision;
}
