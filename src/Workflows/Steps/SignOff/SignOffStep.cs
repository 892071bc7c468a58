using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Steps.SignOff;

/// <summary>
/// Signs one exact version of the report, or says what stands in the way (S003 App. E: seniors on day 13, the independent
/// advisor on day 14). Refused when the report has changed since the page was opened, so nobody signs what they have not
/// seen; and while its list of tracked changes and comments is not settled. Records under <c>signOff</c>: by, name, level, sha256, outcome, evidence, issue.
/// </summary>
public sealed class SignOffStep : Step
{
    /// <summary>The value of the task's <c>step</c> property.</summary>
    public const string Kind = "sign-off";

    /// <summary>The hash of the version on the page.</summary>
    public const string Sha256 = "sha256";

    /// <summary>Who signed, by name.</summary>
    public const string Name = "name";

    /// <summary>Their title: the senior level agreed for the organisation.</summary>
    public const string Level = "level";

    /// <summary>How the sign-off was given, as an e-mail of a certain day.</summary>
    public const string Evidence = "evidence";
    public const string Outcome = "outcome";

    /// <summary>What stands in the way; required when it is not signed.</summary>
    public const string Issue = "issue";

    /// <summary>A box: this version was read, and the person may sign for their organisation.</summary>
    public const string Declaration = "declaration";

    /// <summary>The outcome that signs, where a task names no others.</summary>
    public const string Signs = "signed-off";

    public override string OfKind => Kind;

    public override bool CanBeEnteredForOthers => true;

    /// <summary>The outcomes offered: the task's <c>outcomes</c>; the first one signs, each other one raises an issue.</summary>
    public static IReadOnlyList<string> Outcomes(StepTask task) =>
        StepProperties.List(task, StepProperties.Outcomes, Signs, "issue-raised");

    public override StepOutcome Take(StepTask task, StepInput input)
    {
        var reading = new StepReading(task, input);
        var current = StepVariables.Text(task, StepVariables.Draft, StepVariables.Sha256);
        if (current is null)
            reading.Add(Sha256, "There is no report to sign yet");
        else if (reading.Text(Sha256) != current)
            reading.Add(Sha256, "The report has changed since you opened it: read the current version before you sign");
        var outcomes = Outcomes(task);
        var outcome = reading.Choice(Outcome, outcomes, "Select the outcome");
        var isSigned = outcome == outcomes[0];
        if (isSigned)
            reading.AddUnsettled();
        var record = new Dictionary<string, FeelValue>
        {
            ["by"] = new FeelText(input.Context.By),
            ["name"] = new FeelText(reading.Required(Name, "Enter the name of the person signing")),
            ["level"] = new FeelText(reading.Required(Level, "Enter the title of the person signing")),
            ["evidence"] = new FeelText(reading.Required(Evidence, "Enter how the sign-off was given")),
            [StepVariables.Sha256] = new FeelText(current ?? ""),
            ["outcome"] = new FeelText(outcome),
            ["issue"] = new FeelText(isSigned || outcome.Length == 0 ? "" : reading.Required(Issue, "Enter what stands in the way of signing")),
        };
        reading.Ticked(Declaration, "Confirm that this version was read and that the person may sign for their organisation");
        return reading.Outcome("signOff", record);
    }
}
