using System.Globalization;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Steps;

namespace Reviews.Workflows.Forms;

/// <summary>Reads one field: its value (null when nothing was sent), or one sentence that says how to mend it.</summary>
internal static class FieldReading
{
    // What an author leaves open still has an end: a value is stored, shown and mapped through expressions.
    private const int LongestLine = 1_000;
    private const int LongestText = 50_000;

    public static (FeelValue Value, string? Problem) Read(FormField field, SentFields sent, IReadOnlyList<KeptFile> files) => field.Kind switch
    {
        FieldKind.TextField or FieldKind.TextArea => Text(field, sent.Text(field.Key)),
        FieldKind.Number => Number(field, sent.Text(field.Key)),
        FieldKind.Checkbox => Tick(field, sent.IsTicked(field.Key)),
        FieldKind.Radio or FieldKind.Select => Choice(field, sent.Text(field.Key)),
        FieldKind.Checklist => Choices(field, sent.All(field.Key)),
        FieldKind.Date => Moment(field, sent.Date(field.Key, field.Label), date => new FeelDate(date)),
        FieldKind.Time => Moment(field, sent.TimeOfDay(field.Key, field.Label), time => new FeelTime(time)),
        FieldKind.DateTime => Moment(field, sent.DateAndTime(field.Key, field.Label), at => new FeelDateTime(at)),
        FieldKind.FilePicker => Files(field, [.. files.Where(file => file.Field == field.Key)]),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field.Kind, "Not a kind of field."),
    };

    private static (FeelValue Value, string? Problem) Text(FormField field, string text)
    {
        if (text.Length == 0)
            return Nothing(field, FieldWording.Enter(field.Label));
        var most = field.MaxLength ?? (field.Kind == FieldKind.TextField ? LongestLine : LongestText);
        if (text.Length > most)
            return Wrong(field, $"be {most} characters or fewer");
        if (text.Length < field.MinLength)
            return Wrong(field, $"be {field.MinLength} characters or more");
        if (text.Any(c => char.IsControl(c) && (c is not ('\n' or '\t') || field.Kind == FieldKind.TextField)))
            return Wrong(field, "be made of letters, numbers and punctuation only");
        return field.Pattern is { } pattern && !pattern.IsMatch(text)
            ? Wrong(field, field.Hint is { } hint ? $"be in the form asked for: {hint}" : "be in the form asked for")
            : (new FeelText(text), null);
    }

    private static (FeelValue Value, string? Problem) Number(FormField field, string text)
    {
        if (text.Length == 0)
            return Nothing(field, FieldWording.Enter(field.Label));
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number))
            return Wrong(field, "be a number, like 12");
        if (number < field.Min)
            return Wrong(field, string.Create(CultureInfo.InvariantCulture, $"be {field.Min} or more"));
        return number > field.Max
            ? Wrong(field, string.Create(CultureInfo.InvariantCulture, $"be {field.Max} or less"))
            : (new FeelNumber(number), null);
    }

    private static (FeelValue Value, string? Problem) Tick(FormField field, bool ticked) =>
        ticked || !field.Required ? (new FeelBoolean(ticked), null) : (FeelValue.Null, FieldWording.Confirm(field.Label));

    private static (FeelValue Value, string? Problem) Choice(FormField field, string value)
    {
        if (value.Length == 0)
            return Nothing(field, FieldWording.Select(field.Label));
        return field.Options.Any(option => option.Value == value) ? (new FeelText(value), null) : Wrong(field, "be one of the choices");
    }

    private static (FeelValue Value, string? Problem) Choices(FormField field, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
            return field.Required ? (FeelValue.Null, FieldWording.Select(field.Label)) : (FeelList.Empty, null);
        return values.All(value => field.Options.Any(option => option.Value == value))
            ? (new FeelList(values.Select(value => new FeelText(value))), null)
            : Wrong(field, "be among the choices");
    }

    private static (FeelValue Value, string? Problem) Moment<T>(FormField field, SentValue<T> sent, Func<T, FeelValue> value)
        where T : struct
    {
        if (sent.Problem is not null)
            return (FeelValue.Null, sent.Problem);
        return sent.IsGiven ? (value(sent.Value), null) : Nothing(field, FieldWording.Enter(field.Label));
    }

    private static (FeelValue Value, string? Problem) Files(FormField field, IReadOnlyList<KeptFile> files)
    {
        if (files.Count == 0)
            return field.Required ? (FeelValue.Null, FieldWording.SelectFile(field.Label)) : (FeelList.Empty, null);
        if (files.Count > 1 && !field.Multiple)
            return Wrong(field, "be one file");
        return field.Accept.Count > 0 && !files.All(file => field.Accept.Any(ending => file.FileName.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            ? Wrong(field, $"be a file ending in {string.Join(" or ", field.Accept)}")
            : (KeptFiles.List(files), null);
    }

    private static (FeelValue Value, string? Problem) Nothing(FormField field, string problem) =>
        (FeelValue.Null, field.Required ? problem : null);

    private static (FeelValue Value, string? Problem) Wrong(FormField field, string must) => (FeelValue.Null, FieldWording.Must(field.Label, must));
}
