using Reviews.Workflows.Definitions;
using Reviews.Workflows.Steps;

namespace Reviews.Workflows.Verification;

/// <summary>Properties have names we read: a misspelt one would be silently without effect.</summary>
internal sealed class PropertyRule : IDefinitionRule
{
    private static readonly string[] OfProcess = [ClockReader.Anchor, ClockReader.FirstDay, ClockReader.Close, ClockReader.AfterClose, ClockReader.Limit, "source", StepProperties.ProcessShownTo, .. ReviewProperties.All, .. BesideOffer.All];

    private static readonly string[] OfTask =
    [
        "step", "source", "remind", "escalate", StepProperties.Result, StepProperties.Quorum, StepProperties.Criteria, StepProperties.Choices,
        StepProperties.Follows, StepProperties.Rule, StepProperties.Conflict,
        StepProperties.Outcomes, StepProperties.Signed, StepProperties.Candidates, StepProperties.Shows, StepProperties.ShownTo, StepProperties.EnteredBy,
        StepProperties.Heeds, StepProperties.HeedsWhen, StepProperties.Tells, StepProperties.Public, StepProperties.Silence, StepProperties.ReceivedSince,
        StepProperties.Register,
    ];

    private static readonly string[] OfStart = ["source", ReviewProperties.StartResult];

    private static readonly string[] OfOthers = ["source"];

    public bool FollowsFlows => false;

    public IEnumerable<DefinitionProblem> Check(CheckedProcess subject)
    {
        foreach (var name in subject.Process.Properties.Keys.Except(OfProcess).Where(name => !name.StartsWith(ReviewProperties.OwnDate, StringComparison.Ordinal)))
            yield return subject.ProcessError(VerificationCodes.UnknownProperty, Sentence(name, OfProcess));
        foreach (var element in subject.Process.Elements)
        {
            var known = element switch { UserTask => OfTask, StartEvent { FormId: not null } => OfStart, _ => OfOthers };
            foreach (var name in element.Properties.Keys.Except(known))
                yield return subject.Error(element, VerificationCodes.UnknownProperty, Sentence(name, known));
        }
    }

    private static string Sentence(string name, string[] known) => $"Expected one of the properties {string.Join(", ", known)}, but found '{name}'.";
}
