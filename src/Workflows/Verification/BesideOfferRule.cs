using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Verification;

/// <summary>A process that is offered on the page of a review says after which others, and begins with a step that somebody does: what is typed there is what begins it.</summary>
internal sealed class BesideOfferRule : IDefinitionRule
{
    public bool FollowsFlows => false;

    public IEnumerable<DefinitionProblem> Check(CheckedProcess subject) =>
        (subject.Process.Beside is { } offer ? Offered(subject, offer) : NotOffered(subject.Process)).Select(wrong => subject.ProcessError(VerificationCodes.BadOffer, wrong));

    private static IEnumerable<string> NotOffered(ProcessDefinition process) =>
        process.Properties.Keys.Where(BesideOffer.All.Contains).Select(name => $"Expected {BesideOffer.Offered} to say the words of the link, but there are none: what {name} says has no effect.");

    private static IEnumerable<string> Offered(CheckedProcess subject, BesideOffer offer)
    {
        if (offer.After.Count == 0)
            yield return $"Expected {BesideOffer.OfferedAfter} to name the processes after which it is offered, but it names none.";
        if (subject.Process.Properties.TryGetValue(BesideOffer.OfferedWhen, out var when) && FeelExpression.Parse(when).Expression is null)
            yield return $"Expected {BesideOffer.OfferedWhen} to be FEEL that gives true or false, but '{when}' is not.";
        if (subject.Process.Clock is not null)
            yield return $"Expected a process that is offered to count from nothing, but {subject.Process.Id} has a clock: take {ClockReader.Anchor} away.";
        var first = subject.Process.Body.Elements.OfType<StartEvent>().Where(start => start.Trigger is null).SelectMany(start => subject.Process.Body.Flows.Where(flow => flow.SourceId == start.Id)).ToList();
        if (first is not [var only] || subject.Process.Find(only.TargetId) is not UserTask { IsRepeated: false })
            yield return "Expected a plain start event that leads to one step that somebody does, but it does not: what begins it is said at that step.";
    }
}
