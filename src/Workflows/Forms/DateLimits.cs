using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Forms;

/// <summary>Between which dates a date must lie, as its form says by <c>notBefore</c> and <c>notAfter</c>. The date that it must not pass is named with the fault.</summary>
internal static class DateLimits
{
    private const string Today = "today()";

    /// <summary>What was read, or the fault of a date that lies outside.</summary>
    /// <param name="scope">With the form's other answers, and the time it is.</param>
    public static (FeelValue Value, string? Problem) Within(FormDefinition form, FormField field, (FeelValue Value, string? Problem) read, FeelScope scope)
    {
        if (read.Problem is not null || DateOf(read.Value) is not { } date)
            return read;
        if (Limit(field.NotBefore, scope) is { } earliest && date < earliest)
            return (FeelValue.Null, FieldWording.Must(field.Label, Words(form, field.NotBefore!, earliest, "be today or in the future", "be the same as or after")));
        return Limit(field.NotAfter, scope) is { } latest && date > latest
            ? (FeelValue.Null, FieldWording.Must(field.Label, Words(form, field.NotAfter!, latest, "be today or in the past", "be the same as or before")))
            : read;
    }

    private static LocalDate? Limit(FeelExpression? limit, FeelScope scope) => limit is null ? null : DateOf(limit.Evaluate(scope).Value);

    private static LocalDate? DateOf(FeelValue value) => value switch
    {
        FeelDate date => date.Value,
        FeelDateTime moment => moment.Local.Date,
        _ => null,
    };

    private static string Words(FormDefinition form, FeelExpression limit, LocalDate on, string ofToday, string ofAnother)
    {
        var text = limit.Text.Trim().TrimStart('=').Trim();
        if (text == Today)
            return ofToday;
        return form.Field(text) is { } other ? $"{ofAnother} “{other.Label.Trim()}”, {DateWords.Of(on)}" : $"{ofAnother} {DateWords.Of(on)}";
    }
}
