using Reviews.Notifications.Documents.Report;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Queries;

/// <summary>The decision and the votes, for the report: nothing of them while a vote is open.</summary>
internal static class ReportDecisions
{
    /// <summary>Null while none is recorded.</summary>
    public static ReportDecision? Decision(ReportSources sources)
    {
        if (Screen(sources) is { MayRead: false } || sources.Variable("decision") is not { } decision)
            return null;
        var isMajority = decision.Find("majority") is not FeelBoolean { Value: false };
        return new ReportDecision(
            RunningDefinition.Text(decision, "criteria"),
            RunningDefinition.Text(decision, "choice"),
            decision.Find("consensus") is FeelBoolean { Value: true },
            isMajority,
            [.. ((decision.Find("dissenting") as FeelList)?.Items ?? []).OfType<FeelText>().Select(name => name.Value)])
        {
            Ratification = RunningDefinition.Text(decision, "decidedBy") is { } by
                ? new(by, RunningDefinition.Text(decision, "ratifiedBy"), RunningDefinition.Text(decision, "reason"))
                : null,
            Settlement = !isMajority && sources.Variable("settlement") is { } settled
                ? new(RunningDefinition.Text(settled, "decidedBy"), RunningDefinition.Text(settled, "reason"), ReportMeetings.YesNo(settled, "advisorInvolved"), RunningDefinition.Text(settled, "dissent"))
                : null,
        };
    }

    /// <param name="named">With the names of the document's day.</param>
    public static ReportVotes Votes(ReportSources sources, Partnership? named) => Screen(sources) switch
    {
        null => new(sources.Variable("decision")?.Find("consensus") is FeelBoolean { Value: true } ? VoteState.NotNeeded : VoteState.NotBegun, []),
        { MayRead: false } => new(VoteState.Open, []),
        var screen => new(VoteState.Closed, [.. screen.Ballots.Select(ballot => new ReportBallot(
            (ballot.PartnerId is { } id ? named?.Partner(id)?.Name : null) ?? ballot.Partner, ballot.Choice, ballot.Follows, ballot.Reason, ballot.IsDeputys, ballot.DissentsFrom(screen.Criteria, screen.Decision), ballot.Recorded))]),
    };

    private static VoteScreen? Screen(ReportSources sources) => VoteScreen.Of(sources.Case, sources.Process, sources.Tasks, sources.Answers);
}
