using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Forms;

/// <summary>Choices that rest on the review, as they are when the form is drawn or read.</summary>
public static class FormOptions
{
    /// <summary>The field with its choices; itself where they stand in the form. What has no <c>value</c> is no choice, and without a <c>label</c> its value is read.</summary>
    /// <param name="variables">What the task can read.</param>
    public static FormField With(this FormField field, FeelContext variables) => field.OptionsFrom is { } from
        ? field with { Options = [.. ((from.Evaluate(new FeelScope(variables)).Value as FeelList)?.Items ?? []).Select(Option).OfType<FormOption>().DistinctBy(option => option.Value)] }
        : field;

    private static FormOption? Option(FeelValue item) => item switch
    {
        FeelText text => new FormOption(text.Value, text.Value),
        FeelContext context when context.Find("value") is FeelText value => new FormOption(value.Value, (context.Find("label") as FeelText)?.Value ?? value.Value),
        _ => null,
    };
}
