using Reviews.Workflows.Expressions;
using Reviews.Workflows.Forms;

namespace Reviews.Notifications.Documents;

/// <summary>
/// What an agency is asked, as its report's form asks it: every part that is not hidden for a report of this review, with its
/// hint. One form is the page, the check and this paper.
/// </summary>
internal static class ProFormaQuestions
{
    /// <param name="variables">What the form's conditions can read: which pro-forma was chosen, say.</param>
    public static IReadOnlyList<AskedPart> Of(FormDefinition form, FeelContext variables) => [.. Of(form.Components, new FeelScope(variables))];

    private static IEnumerable<AskedPart> Of(IReadOnlyList<FormComponent> components, FeelScope scope) =>
        components.Where(component => !FormVisibility.IsHidden(component, scope)).SelectMany<FormComponent, AskedPart>(component => component switch
        {
            FormGroup group => [new(group.Label, null, IsHeading: true), .. Of(group.Components, scope)],
            // Room for two: whoever has more goes on below.
            FormList list => [new(list.Label, null, IsHeading: true), .. Enumerable.Repeat(list.Fields.Select(Of), 2).SelectMany(row => row)],
            FormField field => [Of(field)],
            FormText text => text.Paragraphs.Select(paragraph => new AskedPart(null, paragraph)),
            _ => [],
        });

    private static AskedPart Of(FormField field) => new(field.Label, field.Hint) { Choices = [.. field.Options.Select(option => option.Label)] };
}

/// <summary>One question, a heading over several, or words to read.</summary>
internal sealed record AskedPart(string? Label, string? Help, bool IsHeading = false)
{
    /// <summary>To be ticked; empty where there is room to write.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}
