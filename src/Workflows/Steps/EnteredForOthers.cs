using Reviews.Workflows.Access;
using Reviews.Workflows.Steps.Vote;

namespace Reviews.Workflows.Steps;

/// <summary>Which answers may be entered for whoever gave them, and by whom.</summary>
public static class EnteredForOthers
{
    /// <summary>The answer to a task that only its holders may give.</summary>
    public static Refusal HoldersOnly { get; } = new(
        "holders-only", "Expected a task whose answer may be recorded for somebody else, but this one only those whose it is may do.");

    /// <summary>Whoever votes for one partner, or stands in for its delegate, does not enter the vote of another.</summary>
    public static Refusal OwnVote { get; } = new(
        "votes-themselves", "Expected somebody with no vote of their own, but you vote or stand in for a partner on this review: another business manager has to record this vote.");

    /// <summary>Null when somebody who holds these groups on the review, and may record for others, may do so here.</summary>
    /// <param name="step">The kind of step; one not known is nobody's to enter.</param>
    /// <param name="properties">The task's own.</param>
    public static Refusal? WhyNot(string step, IReadOnlyDictionary<string, string> properties, IReadOnlyList<Group> held)
    {
        ArgumentNullException.ThrowIfNull(properties);
        ArgumentNullException.ThrowIfNull(held);
        if (StepCatalogue.Find(step) is not { CanBeEnteredForOthers: true } || properties.GetValueOrDefault(StepProperties.EnteredBy) == StepProperties.Holders)
            return HoldersOnly;
        return step == VoteStep.Kind && held.Any(group => group.Role == Role.SafeguardingPartner || group.Role.StandsInFor == Role.SafeguardingPartner) ? OwnVote : null;
    }
}
