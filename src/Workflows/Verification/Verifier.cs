using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Verification.Soundness;
using Reviews.Workflows.Verification.Voting;

namespace Reviews.Workflows.Verification;

/// <summary>What definitions are checked against.</summary>
/// <param name="Calendar">Bank holidays for the rules about dates; null leaves those rules out.</param>
/// <param name="JobTypes">The job types there is a handler for; null leaves unknown ones unsaid.</param>
public sealed record VerificationSettings(WorkingDayCalendar? Calendar, IReadOnlySet<string>? JobTypes);

/// <summary>Asks every rule about every process: what <c>check</c> and the Host's start say.</summary>
public static class Verifier
{
    /// <summary>The rules, in the order a person mends things.</summary>
    private static readonly IReadOnlyList<IDefinitionRule> Rules =
    [
        new UnknownStepRule(),
        new FormRule(),
        new RoleRule(),
        new PropertyRule(),
        new ShownToRule(),
        new HeedsRule(),
        new ExpressionRule(),
        new JobTypeRule(),
        new UnreachableRule(),
        new DeadEndRule(),
        new MissingDefaultRule(),
        new SoundnessRule(),
        new UnboundedLoopRule(),
        new DeadlineRule(),
        new ReminderRule(),
        new DueAfterLimitRule(),
        new LimitUnwatchedRule(),
        new ClosesOnOpeningRule(),
        new StartOfferRule(),
        new BesideOfferRule(),
        new StatedDateRule(),
        new VoteWithoutDecisionRule(),
    ];

    /// <summary>What reading found and what the rules find, in order of file and line.</summary>
    public static IReadOnlyList<DefinitionProblem> Check(DefinitionSet set, VerificationSettings settings)
    {
        var whole = set.Processes.SelectMany(p => Rules.SelectMany(r => r.Check(new CheckedProcess(p, set, settings))));
        var drafts = set.Drafts.SelectMany(p => Rules.Where(r => !r.FollowsFlows).SelectMany(r => r.Check(new CheckedProcess(p, set, settings))));
        return [.. set.Problems.Concat(whole).Concat(drafts).OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line)];
    }
}
