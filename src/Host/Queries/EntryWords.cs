using Reviews.Notifications.Messages;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Forms;

namespace Reviews.Host.Queries;

/// <summary>What was entered in a form, read back in the form's own words.</summary>
internal static class EntryWords
{
    /// <summary>Label and words of each field that says something, in the order of the form.</summary>
    /// <param name="variables">What choices that rest on the review are made of.</param>
    public static IReadOnlyList<(string Label, string Words)> Of(FormDefinition form, FeelContext values, FeelContext variables) =>
        [.. form.Fields.Select(field => (field.Label, Words: Of(field.With(variables), values.Find(field.Key)))).Where(line => line.Words.Length > 0)];

    private static string Of(FormField field, FeelValue? value) => value switch
    {
        FeelText { Value: var text } => field.Options.FirstOrDefault(option => option.Value == text)?.Label ?? text,
        FeelDate date => LondonWords.Of(date.Value),
        FeelDateTime at => LondonWords.Of(at.Local),
        FeelBoolean { Value: true } => "Yes",
        FeelNumber number => number.ToString(),
        _ => "",
    };
}
