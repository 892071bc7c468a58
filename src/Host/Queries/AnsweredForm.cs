using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Forms;

namespace Reviews.Host.Queries;

/// <summary>The answers to a form, each beside the words it was asked with; what was left empty is left out.</summary>
internal static class AnsweredForm
{
    public static IReadOnlyList<AnsweredSection> Of(FormDefinition form, FeelContext answers) => [.. Of(form.Components, heading: null, answers).Where(section => section.Answers.Count > 0)];

    private static IEnumerable<AnsweredSection> Of(IReadOnlyList<FormComponent> components, string? heading, FeelContext answers)
    {
        yield return new(heading, Of(components.OfType<FormField>(), answers, row: null));
        foreach (var component in components)
        {
            if (component is FormGroup group)
            {
                foreach (var section in Of(group.Components, group.Label, answers))
                    yield return section;
            }
            else if (component is FormList list && answers.Find(list.Key) is FeelList rows)
            {
                yield return new(list.Label, [.. rows.Items.OfType<FeelContext>().SelectMany((row, index) => Of(list.Fields, row, index + 1))]);
            }
        }
    }

    private static IReadOnlyList<FormAnswer> Of(IEnumerable<FormField> fields, FeelContext answers, int? row) =>
        [.. fields.Select(field => new FormAnswer(field.Key, field.Label, Words(field, answers.Find(field.Key)), row)).Where(answer => answer.Value.Length > 0)];

    private static string Words(FormField field, FeelValue? value) => value switch
    {
        FeelText text => Choice(field, text.Value),
        FeelNumber number => number.ToString()!,
        FeelBoolean answer => answer.Value ? "Yes" : "",
        FeelDate date => DateWords.Of(date.Value),
        FeelTime time => DateWords.Of(time.Local),
        FeelDateTime moment => DateWords.Of(moment.Local),
        FeelList list => string.Join("; ", list.Items.OfType<FeelText>().Select(item => Choice(field, item.Value))),
        _ => "",
    };

    private static string Choice(FormField field, string value) => field.Options.FirstOrDefault(option => option.Value == value)?.Label ?? value;
}

/// <param name="Heading">Null for what is asked under none.</param>
internal sealed record AnsweredSection(string? Heading, IReadOnlyList<FormAnswer> Answers);

/// <param name="Row">From 1, where it stands in a list of rows; else null.</param>
internal sealed record FormAnswer(string Key, string Label, string Value, int? Row);
