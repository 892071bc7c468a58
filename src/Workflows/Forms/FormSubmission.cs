using Reviews.Workflows.Expressions;
using Reviews.Workflows.Steps;

namespace Reviews.Workflows.Forms;

/// <summary>
/// What came of reading a filled form: the values of every field shown (null where nothing was sent), or every fault at
/// once. A hidden field is neither required nor kept.
/// </summary>
/// <param name="Values">By key, in the order of the form; those read without fault, when there are faults.</param>
/// <param name="Errors">In the order of the form; empty when all is well.</param>
public sealed record FormSubmission(FeelContext Values, IReadOnlyList<FieldError> Errors)
{
    /// <summary>The files of the file pickers shown; those sent for anything else were not taken.</summary>
    public IReadOnlyList<KeptFile> Files { get; private init; } = [];

    /// <param name="visible">The variables that the form's expressions can read besides its own values.</param>
    /// <param name="now">What <c>today()</c> answers in them.</param>
    public static FormSubmission Read(
        FormDefinition form, IReadOnlyDictionary<string, IReadOnlyList<string>> fields, IReadOnlyList<KeptFile> files, FeelContext visible, Instant now = default)
    {
        var sent = new SentFields(fields);
        var read = form.Fields.ToDictionary(field => field.Key, field => FieldReading.Read(field.With(visible), sent, files));
        var shown = FormVisibility.Shown(form, read.ToDictionary(pair => pair.Key, pair => pair.Value.Value), visible);
        var scope = new FeelScope(visible) { Now = now }.With(read.Where(pair => shown.Contains(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value.Value));
        var values = new List<KeyValuePair<string, FeelValue>>();
        var errors = new List<FieldError>();
        foreach (var asked in form.Asked)
        {
            if (asked is FormList list && shown.Contains(list.Key))
            {
                var (rows, faults) = list.Read(form, fields, visible, scope);
                if (faults.Count == 0)
                    values.Add(KeyValuePair.Create<string, FeelValue>(list.Key, rows));
                errors.AddRange(faults);
            }
            else if (asked is FormField field && shown.Contains(field.Key))
            {
                var given = IsOptional(field, scope) ? FieldReading.Read(field.With(visible) with { Required = false }, sent, files) : read[field.Key];
                var (value, problem) = DateLimits.Within(form, field, given, scope);
                if (problem is null)
                    values.Add(KeyValuePair.Create(field.Key, value));
                else
                    errors.Add(new FieldError(field.Key, problem));
            }
        }

        var takes = form.Fields.Where(field => field.Kind == FieldKind.FilePicker && shown.Contains(field.Key)).Select(field => field.Key).ToHashSet();
        return new FormSubmission(new FeelContext(values), errors) { Files = [.. files.Where(file => takes.Contains(file.Field))] };
    }

    private static bool IsOptional(FormField field, FeelScope scope) => field.OptionalWhen?.Evaluate(scope).Value is FeelBoolean { Value: true };
}
