using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Steps.Form;

/// <summary>
/// Fills in the task's form. Records each field under its key or, where the task has a <c>result</c> property, all of them
/// as one context of that name. A task without a form records nothing but that it was done.
/// </summary>
public sealed class FormStep : Step
{
    /// <summary>The value of the task's <c>step</c> property.</summary>
    public const string Kind = "form";

    public override string OfKind => Kind;

    public override bool CanBeEnteredForOthers => true;

    public override StepOutcome Take(StepTask task, StepInput input)
    {
        var reading = new StepReading(task, input);
        reading.AddUnsettled();
        return task.Properties.TryGetValue(StepProperties.Result, out var result)
            ? reading.Outcome(FeelContext.Empty.With(result, reading.WithHowItCame(reading.FormValues)))
            : reading.Outcome(reading.FormValues);
    }
}
