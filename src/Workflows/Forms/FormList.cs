using System.Globalization;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Forms;

/// <summary>
/// Rows of which a person fills in as many as there are, each with the same fields (form-js: <c>dynamiclist</c>). Its value
/// is a list of contexts, one a row; a row in which nothing is typed is none.
/// </summary>
/// <param name="Key">Its name among the values. What is sent for a field is called <c>key.row.field</c>, rows being numbered from 0.</param>
public sealed record FormList(string Key, string Label, IReadOnlyList<FormField> Fields) : FormComponent
{
    /// <summary>More rows than this are not read: nobody types them.</summary>
    public const int MostRows = 50;

    /// <summary>How many rows are drawn before anybody asks for more.</summary>
    public int FirstRows { get; init; } = 1;

    /// <summary>The fields of one row, under the names they are sent by.</summary>
    public IReadOnlyList<FormField> Row(int row) =>
        [.. Fields.Select(field => field with { Key = string.Create(CultureInfo.InvariantCulture, $"{Key}.{row}.{field.Key}") })];

    /// <summary>The rows that are named in what was sent, lowest first, whether or not anything is typed in them.</summary>
    public IReadOnlyList<int> Rows(IEnumerable<string> names) =>
    [
        .. names.Where(name => name.StartsWith(Key + ".", StringComparison.OrdinalIgnoreCase)).Select(name => name[(Key.Length + 1)..].Split('.')[0])
            .Select(row => int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : MostRows)
            .Where(row => row < MostRows).Distinct().Order(),
    ];

    /// <summary>The rows in which something was typed, read field by field, and what is wrong with each.</summary>
    internal (FeelList Value, IReadOnlyList<Steps.FieldError> Errors) Read(FormDefinition form, IReadOnlyDictionary<string, IReadOnlyList<string>> sent, FeelContext visible, FeelScope scope)
    {
        var (values, errors) = (new List<FeelValue>(), new List<Steps.FieldError>());
        foreach (var row in Rows(sent.Where(field => field.Value.Any(value => value.Trim().Length > 0)).Select(field => field.Key)))
        {
            var read = Row(row).Select(field => (Field: field, Read: DateLimits.Within(form, field, FieldReading.Read(field.With(visible), new SentFields(sent), []), scope))).ToList();
            errors.AddRange(read.Where(one => one.Read.Problem is not null).Select(one =>
                new Steps.FieldError(one.Field.Key, string.Create(CultureInfo.InvariantCulture, $"Row {row + 1}: {one.Read.Problem}"))));
            values.Add(new FeelContext(Fields.Zip(read, (field, one) => KeyValuePair.Create(field.Key, one.Read.Value))));
        }

        return (new FeelList(values), errors);
    }
}
