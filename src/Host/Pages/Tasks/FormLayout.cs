using System.Text.RegularExpressions;
using Reviews.Host.Pages.Components;
using Reviews.Host.Queries;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Forms;

namespace Reviews.Host.Pages.Tasks;

/// <summary>
/// A form as it is drawn. What is asked only after one answer of radios ("hide unless x is yes"), or only where a box
/// is ticked, is put beneath that answer; every other condition on an answer is left to the server, so its field is drawn. Without scripts all is there.
/// </summary>
internal sealed partial record FormLayout(IReadOnlyList<DrawnPart> Parts, FormPrefill Prefill)
{
    public static FormLayout Of(TaskScreen screen) =>
        screen.Task.Form is { } form ? Of(form, screen.Task.Variables, FormPrefill.Of(screen)) : new([], FormPrefill.Of(screen));

    /// <param name="variables">What its conditions and choices can read besides its own answers.</param>
    public static FormLayout Of(FormDefinition form, FeelContext variables, FormPrefill prefill) => new(Arrange(form.Components, form, variables), prefill);

    /// <summary>The one answer of a box.</summary>
    public const string Ticked = "true";

    /// <summary>What the name of each of its fields on the page begins with, where it stands beside other forms; empty where it stands alone.</summary>
    public string Prefix { get; init; } = "";

    public FormLayout With(IReadOnlyList<DrawnPart> parts) => this with { Parts = parts };

    private static IReadOnlyList<DrawnPart> Arrange(IReadOnlyList<FormComponent> components, FormDefinition form, FeelContext variables)
    {
        var scope = new FeelScope(variables);
        var drawn = components.Where(c => RestsOnAnswers(c, form) || !FormVisibility.IsHidden(c, scope)).ToList();
        var beneath = drawn.Select(c => (Component: c, Answer: AnswerOf(c, drawn))).Where(c => c.Answer is not null).ToLookup(c => c.Answer!.Value, c => c.Component);
        return [.. drawn.Where(c => AnswerOf(c, drawn) is null).Select(component => component switch
        {
            FormGroup group => new DrawnPart(component, Arrange(group.Components, form, variables), DrawnPart.Nothing),
            FormField { OptionsFrom: not null } field => new DrawnPart(field.With(variables), [], DrawnPart.NothingRevealed(field.With(variables))),
            FormList list => new DrawnPart(list with { Fields = [.. list.Fields.Select(field => field.With(variables))] }, [], DrawnPart.Nothing),
            FormField { Kind: FieldKind.Radio } field => new DrawnPart(component, [], field.Options.ToDictionary(
                option => option.Value, option => Arrange([.. beneath[(field.Key, option.Value)]], form, variables))),
            FormField { Kind: FieldKind.Checkbox } field => new DrawnPart(component, [], new Dictionary<string, IReadOnlyList<DrawnPart>> { [Ticked] = Arrange([.. beneath[(field.Key, Ticked)]], form, variables) }),
            _ => new DrawnPart(component, [], DrawnPart.Nothing),
        })];
    }

    private static bool RestsOnAnswers(FormComponent component, FormDefinition form) =>
        component.Hide is { } hide && form.Fields.Any(field => Regex.IsMatch(hide.Text, $@"\b{Regex.Escape(field.Key)}\b", RegexOptions.None, TimeSpan.FromSeconds(1)));

    /// <summary>The radios or the box of the same list, and their one answer, that this is asked after.</summary>
    private static (string Key, string Value)? AnswerOf(FormComponent component, IReadOnlyList<FormComponent> siblings)
    {
        var match = component.Hide is { } hide ? UnlessOneAnswer().Match(hide.Text) : Match.Empty;
        if (!match.Success)
            return null;
        var (key, value, isBox) = (match.Groups["key"].Value, match.Groups["value"].Value, !match.Groups["value"].Success);
        return siblings.OfType<FormField>().Any(f => f.Key == key && (isBox ? f.Kind == FieldKind.Checkbox : f.Kind == FieldKind.Radio && f.Options.Any(o => o.Value == value)))
            ? (key, isBox ? Ticked : value)
            : null;
    }

    [GeneratedRegex(@"^\s*=?\s*(?<key>\w+)\s*!=\s*(""(?<value>[^""]+)""|true)\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UnlessOneAnswer();
}

/// <param name="Children">The parts of a group.</param>
/// <param name="Revealed">By answer of radios or of a box: what is asked beneath it.</param>
internal sealed record DrawnPart(FormComponent Component, IReadOnlyList<DrawnPart> Children, IReadOnlyDictionary<string, IReadOnlyList<DrawnPart>> Revealed)
{
    public static IReadOnlyDictionary<string, IReadOnlyList<DrawnPart>> Nothing { get; } = new Dictionary<string, IReadOnlyList<DrawnPart>>();

    /// <summary>Of choices beneath which nothing is asked.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<DrawnPart>> NothingRevealed(FormField field) =>
        field.Options.ToDictionary(option => option.Value, IReadOnlyList<DrawnPart> (_) => []);

    /// <summary>The rows to draw: those sent, but no fewer than there are to begin with, and one more where it was asked for.</summary>
    public static IReadOnlyList<IReadOnlyList<DrawnPart>> Rows(FormList list, IEnumerable<string> sent, bool oneMore)
    {
        var last = list.Rows(sent).Select(row => row + 1).DefaultIfEmpty(0).Max();
        var many = Math.Min(Math.Max(last + (oneMore ? 1 : 0), list.FirstRows), FormList.MostRows);
        return [.. Enumerable.Range(0, many).Select(row => (IReadOnlyList<DrawnPart>)[.. list.Row(row).Select(field => new DrawnPart(field, [], NothingRevealed(field)))])];
    }

    public IEnumerable<Choice> Choices => Component is FormField asked ? asked.Options.Select(option => new Choice(option.Value, option.Label)) : [];
}
