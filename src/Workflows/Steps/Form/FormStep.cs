using Reviews.Workflows.Expressions;
using Reviews.Workflows.Steps.Publication;

namespace Reviews.Workflows.Steps.Form;

/// <summary>
/// Fills in the task's form. Records each field under its key or, where the task has a <c>result</c> property, all of them
/// as one context of that name. A task without a form records nothing but that it was done. A file made for the public is
/// refused while anything is known against publishing it.
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
        var forPublic = task.Properties.GetValueOrDefault(StepProperties.Public);
        foreach (var file in input.Files.Where(file => file.Field == forPublic))
        {
            if (PublicVersion.FaultOf(file.Sha256, input.Public) is { } fault)
                reading.Add(file.Field, fault);
        }

        return task.Properties.TryGetValue(StepProperties.Result, out var result)
            ? reading.Outcome(FeelContext.Empty.With(result, reading.WithHowItCame(reading.FormValues)))
            : reading.Outcome(reading.FormValues);
    }
}
