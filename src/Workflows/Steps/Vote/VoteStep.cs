using Reviews.Workflows.Access;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Steps.Vote;

/// <summary>
/// A safeguarding partner votes, with a reason (S003 App. D: two of the three in agreement decide). The task's subject is
/// the partner; only someone who acts for that partner casts its vote. Records under <c>vote</c>: partner, choice, reason, by.
/// </summary>
public sealed class VoteStep : Step
{
    /// <summary>The value of the task's <c>step</c> property.</summary>
    public const string Kind = "vote";

    public const string Choice = "choice";
    public const string Reason = "reason";

    public override string OfKind => Kind;

    public override bool CanBeEnteredForOthers => true;

    /// <summary>What may be voted for: the task's <c>choices</c>.</summary>
    public static IReadOnlyList<string> Choices(StepTask task) =>
        StepProperties.List(task, StepProperties.Choices, "commission", "do-not-commission");

    public override StepOutcome Take(StepTask task, StepInput input)
    {
        var reading = new StepReading(task, input);
        var partner = StepVariables.Text(task.Subject, "id") ?? (task.Subject as FeelText)?.Value;
        if (partner is null || !input.Groups.Contains(new Group(Role.SafeguardingPartner, partner)))
            reading.Add(Choice, $"This is the vote of {Name(task.Subject, partner)}: only someone who acts for that partner can cast it");
        var choice = reading.Choice(Choice, Choices(task), "Select how you vote");
        var reason = reading.Required(Reason, "Enter the reason for your vote");
        return reading.Outcome("vote", new()
        {
            ["partner"] = new FeelText(partner ?? ""),
            ["choice"] = new FeelText(choice),
            ["reason"] = new FeelText(reason),
            ["by"] = new FeelText(input.Context.By),
        });
    }

    private static string Name(FeelValue subject, string? partner) => partner is null ? "no partner" : StepVariables.NameOf(partner, subject);
}
