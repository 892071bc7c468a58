using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Steps.Vote;

/// <summary>
/// A safeguarding partner votes, with a reason (S003 App. D: two of the three in agreement decide). The task's subject is
/// the partner; only someone who acts for that partner casts its vote. Whoever has a conflict of interest stands down, and
/// casts none. Records under <c>vote</c>: partner, choice, follows, reason, standsDown, givenOn (the London day on which it was
/// cast, of one that is entered for somebody the day on which it came), by; of one who stands down no choice.
/// </summary>
public sealed class VoteStep : Step
{
    /// <summary>The value of the task's <c>step</c> property.</summary>
    public const string Kind = "vote";

    public const string Choice = "choice";
    public const string Reason = "reason";

    /// <summary>What the partner wants to follow: asked where the task says of what (<see cref="StepProperties.Follows"/>).</summary>
    public const string Follows = "follows";

    /// <summary>Yes or no; asked where the task says so.</summary>
    public const string Conflict = "conflict";

    /// <summary>What the conflict is; required of whoever has one.</summary>
    public const string ConflictReason = "conflictReason";

    public override string OfKind => Kind;

    public override bool CanBeEnteredForOthers => true;

    /// <summary>What may be voted for: the task's <c>choices</c>.</summary>
    public static IReadOnlyList<string> Choices(StepTask task) =>
        StepProperties.List(task, StepProperties.Choices, "commission", "do-not-commission");

    /// <summary>What may be chosen to follow; empty where it is not asked.</summary>
    public static IReadOnlyList<string> WhatFollows(StepTask task) => StepProperties.List(task, StepProperties.Follows);

    /// <summary>Whether a conflict of interest is asked for.</summary>
    public static bool AsksConflict(StepTask task) => task.Properties.GetValueOrDefault(StepProperties.Conflict) == "stand-down";

    public override StepOutcome Take(StepTask task, StepInput input)
    {
        var reading = new StepReading(task, input);
        var partner = StepVariables.Text(task.Subject, "id") ?? (task.Subject as FeelText)?.Value;
        if (partner is null || !input.Groups.Any(group => group.Covers(new Group(Role.SafeguardingPartner, partner))))
            reading.Add(Choice, $"This is the vote of {Name(task.Subject, partner)}: only someone who acts for that partner can cast it");
        if (AsksConflict(task) && reading.YesNo(Conflict, "Select yes if you have a conflict of interest"))
            return Outcome(reading, partner, input, ("reason", Text(reading.Required(ConflictReason, "Enter what the conflict of interest is"))), ("standsDown", FeelBoolean.True));
        var choice = reading.Choice(Choice, Choices(task), "Select how you vote");
        var follows = WhatFollows(task) is { Count: > 0 } may ? reading.Choice(Follows, may, "Select what should follow") : null;
        var reason = reading.Required(Reason, "Enter the reason for your vote");
        return Outcome(reading, partner, input, follows is null
            ? [("choice", Text(choice)), ("reason", Text(reason))]
            : [("choice", Text(choice)), ("follows", Text(follows)), ("reason", Text(reason))]);
    }

    private static StepOutcome Outcome(StepReading reading, string? partner, StepInput input, params ReadOnlySpan<(string Name, FeelValue Value)> entries)
    {
        var record = new Dictionary<string, FeelValue> { ["partner"] = Text(partner ?? "") };
        foreach (var (name, value) in entries)
            record[name] = value;
        record["givenOn"] = new FeelDate(input.Received?.At.Date ?? LondonTime.ToLocal(input.Context.At).Date);
        record["by"] = Text(input.Context.By);
        return reading.Outcome("vote", record);
    }

    private static FeelText Text(string text) => new(text);

    private static string Name(FeelValue subject, string? partner) => partner is null ? "no partner" : StepVariables.NameOf(partner, subject);
}
