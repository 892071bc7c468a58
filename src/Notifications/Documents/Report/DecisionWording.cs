using Reviews.Notifications.Messages;

namespace Reviews.Notifications.Documents.Report;

/// <summary>What was decided, how each partner voted and why, and what those wanted who disagreed (S003 App. D).</summary>
internal static class DecisionWording
{
    public static IReadOnlyList<ReportBlock> Decision(ReportFacts facts)
    {
        if (facts.Decision is not { } decision)
            return [facts.Votes.State == VoteState.Open ? new ReportBlock.Quiet("The vote is open. Until it closes nothing of it is shown.") : ReportWords.Missing];
        return
        [
            new ReportBlock.Table(decision.Ratification is { } by ? $"What was decided by {InSentence(by.DecidedBy)}" : "What the safeguarding partners decided", ["", "Decided"], [30, 70],
            [
                ["On the criteria", decision.Criteria is { } criteria ? ChoiceWords.Of(criteria) : "No two partners agreed"],
                ["What follows", decision.Follows is { } follows ? ChoiceWords.Of(follows) : "No two partners agreed"],
                ["How", How(decision)],
            ]),
            .. Reasons(facts, decision),
        ];
    }

    public static IReadOnlyList<ReportBlock> Votes(ReportFacts facts) => facts.Votes.State switch
    {
        VoteState.NotBegun or VoteState.NotNeeded when facts.Decision?.Ratification is not null => [new ReportBlock.Paragraph("The partners did not vote: how it was decided stands above.")],
        VoteState.NotBegun => [ReportWords.Missing],
        VoteState.NotNeeded => [new ReportBlock.Paragraph("The three partners agreed at the panel, so nobody voted.")],
        VoteState.Open => [new ReportBlock.Quiet("The vote is open. Until it closes nothing of it is shown.")],
        _ => [new ReportBlock.Table("How each partner voted, and why", ["Partner", "Vote", "Reason"], [27, 33, 40], [.. facts.Votes.Ballots.Select(Ballot)])],
    };

    public static IReadOnlyList<ReportBlock> MinorityView(ReportFacts facts)
    {
        if (facts.Decision is not { } decision)
            return [ReportWords.Missing];
        List<ReportBlock> said = [];
        foreach (var ballot in facts.Votes.Ballots.Where(ballot => ballot.Dissents))
        {
            said.Add(new ReportBlock.Heading(ballot.Partner));
            said.Add(new ReportBlock.Labelled("Voted for", $"{Choices(ballot)}."));
            said.AddRange(ReportWords.Typed(ballot.Reason));
        }

        // Whoever disagreed without a ballot that says so is named all the same.
        said.AddRange(decision.Dissenting.Except(facts.Votes.Ballots.Where(ballot => ballot.Dissents).Select(ballot => ballot.Partner))
            .SelectMany(IEnumerable<ReportBlock> (name) => [new ReportBlock.Heading(name), ReportWords.Missing]));
        if (decision.Settlement?.Dissent is { Length: > 0 } settled)
            said.AddRange(ReportWords.Typed("Where it was settled", settled));
        return said.Count > 0 ? said : [new ReportBlock.Paragraph("No partner disagreed with the decision.")];
    }

    private static string How(ReportDecision decision) => decision switch
    {
        { Ratification: { RatifiedBy: { } partner } by } => $"{partner} ratified for the safeguarding partners what {InSentence(by.DecidedBy)} decided",
        { Ratification: { } by } => $"By {InSentence(by.DecidedBy)}, for what was decided before was not ratified",
        { IsConsensus: true } => "All three partners agreed at the panel",
        { IsMajority: false } => "No two partners agreed in the vote, and it was settled as set out below",
        { Dissenting.Count: > 0 } => $"By a majority of the partners; {string.Join(" and ", decision.Dissenting)} disagreed",
        _ => "By the partners’ vote, without dissent",
    };

    private static string InSentence(string who) => who.StartsWith("the ", StringComparison.Ordinal) ? who : $"the {who}";

    private static IEnumerable<ReportBlock> Reasons(ReportFacts facts, ReportDecision decision)
    {
        if (decision.Ratification is { } by)
            return ReportWords.Typed("Reasons", by.Reason);
        if (decision.IsConsensus)
            return ReportWords.Typed("Reasons", facts.Meeting?.DecisionReason);
        if (decision.Settlement is not { } settlement)
            return [new ReportBlock.Heading("Reasons"), new ReportBlock.Paragraph("Each partner’s reasons stand beside its vote.")];
        return
        [
            .. ReportWords.Typed("Reasons", settlement.Reason),
            new ReportBlock.Labelled("Decided by", ReportWords.Cell(settlement.DecidedBy)),
            new ReportBlock.Labelled("Did the independent advisor assist", ReportWords.YesNo(settlement.AdvisorAssisted)),
        ];
    }

    private static IReadOnlyList<string> Ballot(ReportBallot ballot) =>
    [
        ballot.Partner + (ballot.IsDeputys ? " (by the deputy)" : ""),
        ballot.Choice is null ? "No vote was cast" : Choices(ballot) + (ballot.Dissents ? ". Dissents from the decision" : ""),
        string.Join('\n', new[] { ReportWords.Cell(ballot.Choice is null ? ballot.Reason ?? "–" : ballot.Reason), ballot.Recorded }.OfType<string>()),
    ];

    private static string Choices(ReportBallot ballot) => string.Join(". ", new[] { ballot.Choice, ballot.Follows }.OfType<string>().Select(ChoiceWords.Of));
}
