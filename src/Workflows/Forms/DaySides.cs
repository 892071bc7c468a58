using System.Text.Json;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Steps;

namespace Reviews.Workflows.Forms;

/// <summary>
/// Which dates of a form must have been, or must still be to come: <c>"properties": { "when": "past" }</c> of what was done,
/// <c>"future"</c> of what is to be done. Days are London's, and today is on both sides.
/// </summary>
public static class DaySides
{
    internal const string Property = "when";

    /// <summary>A fault for each date on the wrong side of today; the rows of lists are not asked.</summary>
    /// <param name="values">As <see cref="FormSubmission"/> read them.</param>
    public static IEnumerable<FieldError> Faults(FormDefinition form, FeelContext values, Instant now)
    {
        var today = LondonTime.ToLocal(now).Date;
        foreach (var field in form.Fields)
        {
            if (Fault(field, values.Find(field.Key), today) is { } sentence)
                yield return new FieldError(field.Key, sentence);
        }
    }

    /// <summary>Null where the field says nothing of it, or cannot be read.</summary>
    internal static DaySide? Read(LocatedJsonShape shape, LocatedJson field, string? name, FieldKind kind)
    {
        if (field.Find("properties") is not { Kind: JsonValueKind.Object } properties || shape.OptionalText(properties, Property, name) is not { } side)
            return null;
        if (kind is not (FieldKind.Date or FieldKind.DateTime) || side is not ("past" or "future"))
            shape.Add(properties.Find(Property)!, name, $"Expected \"{Property}\" of a date to be past or future, but found \"{side}\".");
        return side == "past" ? DaySide.Past : DaySide.Future;
    }

    private static string? Fault(FormField field, FeelValue? value, LocalDate today)
    {
        LocalDate? day = value switch
        {
            FeelDate date => date.Value,
            FeelDateTime at => at.Local.Date,
            _ => null,
        };
        return field.When switch
        {
            DaySide.Past when day > today => FieldWording.Must(field.Label, "be today or in the past"),
            DaySide.Future when day < today => FieldWording.Must(field.Label, "be today or in the future"),
            _ => null,
        };
    }
}
