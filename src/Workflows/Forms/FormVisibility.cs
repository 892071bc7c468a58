using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Forms;

/// <summary>Which fields of a form are shown, given what is filled in so far: one rule for the page and for the reading.</summary>
public static class FormVisibility
{
    /// <summary>
    /// The keys of the fields and lists shown. A hidden field counts as null for the conditions of others, so hiding one can hide or
    /// show the next; conditions that never settle end with the field shown.
    /// </summary>
    public static IReadOnlySet<string> Shown(FormDefinition form, IReadOnlyDictionary<string, FeelValue> values, FeelContext visible)
    {
        var everything = form.Asked.Select(asked => (asked as FormField)?.Key ?? ((FormList)asked).Key).ToHashSet();
        var shown = everything;
        for (var round = 0; round <= everything.Count; round++)
        {
            var scope = new FeelScope(visible).With(
                everything.ToDictionary(key => key, key => shown.Contains(key) ? values.GetValueOrDefault(key, FeelValue.Null) : FeelValue.Null));
            var next = new HashSet<string>();
            Collect(form.Components, scope, next);
            if (next.SetEquals(shown))
                return shown;
            shown = next;
        }

        return everything;
    }

    /// <summary>Whether the component is hidden while its condition reads the scope; a condition that is null or fails hides nothing.</summary>
    public static bool IsHidden(FormComponent component, FeelScope scope) =>
        component.Hide?.Evaluate(scope).Value is FeelBoolean { Value: true };

    private static void Collect(IEnumerable<FormComponent> components, FeelScope scope, HashSet<string> shown)
    {
        foreach (var component in components.Where(component => !IsHidden(component, scope)))
        {
            if (component is FormField field)
                shown.Add(field.Key);
            else if (component is FormList list)
                shown.Add(list.Key);
            else if (component is FormGroup group)
                Collect(group.Components, scope, shown);
        }
    }
}
