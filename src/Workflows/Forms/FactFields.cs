using Reviews.Workflows.Definitions;
using Reviews.Workflows.Reviews;

namespace Reviews.Workflows.Forms;

/// <summary>Reads which of a review's dates a field states: <c>"properties": { "fact": "awareness" }</c>. In a form each date is stated once, and a time only beside its date.</summary>
internal sealed class FactFields(LocatedJsonShape shape)
{
    private readonly List<(CaseDate Date, bool IsTime, LocatedJson At, string? Name)> found = [];

    /// <summary>Null where the field states none.</summary>
    /// <param name="properties">The field's.</param>
    public CaseDate? Read(LocatedJson properties, string? name, FieldKind kind)
    {
        if (properties.Find("fact") is null)
            return null;
        if (shape.RequiredText(properties, "fact", name) is not { } id)
            return null;
        var at = properties.Find("fact")!;
        // One that a review type names itself is known where a process asks with the form: see Verification.
        var date = CaseDate.Of(id);
        var isTime = kind == FieldKind.Time;
        if (found.Exists(other => other.Date == date && other.IsTime == isTime))
            shape.Add(at, name, $"Expected one field to state {date.Phrase}, but a second {(isTime ? "time" : "date")} does: take its \"fact\" away.");
        found.Add((date, isTime, at, name));
        return date;
    }

    /// <summary>Once the whole form is read: what only all its fields together can show.</summary>
    public void Check()
    {
        foreach (var (date, _, at, name) in found.Where(time => time.IsTime && !found.Exists(other => other.Date == time.Date && !other.IsTime)))
            shape.Add(at, name, $"Expected a date beside the time of {date.Phrase}, but no date of this form has the \"fact\" {date}.");
    }
}
