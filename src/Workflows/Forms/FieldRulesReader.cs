using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Forms;

/// <summary>Reads a field's <c>validate</c>: only the rules that mean something for its kind.</summary>
internal sealed class FieldRulesReader(LocatedJsonShape shape, string? name)
{
    public FormField Read(LocatedJson rules, FormField field)
    {
        if (rules.Kind != JsonValueKind.Object)
        {
            shape.Add(rules, name, $"Expected \"validate\" to be an object, but found {LocatedJsonShape.Found(rules)}.");
            return field;
        }

        shape.OnlyKnown(rules, name, field.Kind switch
        {
            FieldKind.TextField or FieldKind.TextArea => ["required", "minLength", "maxLength", "pattern", "validationType"],
            FieldKind.Number => ["required", "min", "max"],
            _ => ["required"],
        });
        // "custom" is what the modeller writes beside a pattern; e-mail and phone have no rule here.
        if (shape.OptionalText(rules, "validationType", name) is not (null or "" or "custom"))
            shape.Add(rules.Find("validationType")!, name, $"Expected \"validationType\" to be custom, but found {LocatedJsonShape.Found(rules.Find("validationType"))}: use a pattern.");
        var read = field with
        {
            Required = shape.OptionalBoolean(rules, "required", name) ?? false,
            MinLength = Length(rules, "minLength"),
            MaxLength = Length(rules, "maxLength"),
            Min = Number(rules, "min"),
            Max = Number(rules, "max"),
            Pattern = Pattern(rules),
        };
        if (read.MinLength > read.MaxLength || read.Min > read.Max)
            shape.Add(rules, name, "Expected the least to be no more than the most, but it is more.");
        return read;
    }

    private int? Length(LocatedJson rules, string rule)
    {
        var number = Number(rules, rule);
        if (number is null)
            return null;
        if (number is >= 0 and <= 1_000_000 && number == decimal.Truncate(number.Value))
            return (int)number.Value;
        shape.Add(rules.Find(rule)!, name, $"Expected \"{rule}\" to be a whole number of characters, but found {number}.");
        return null;
    }

    private decimal? Number(LocatedJson rules, string rule)
    {
        var value = rules.Find(rule);
        if (value is null)
            return null;
        if (value.Kind == JsonValueKind.Number && decimal.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return number;
        shape.Add(value, name, $"Expected \"{rule}\" to be a number, but found {LocatedJsonShape.Found(value)}.");
        return null;
    }

    private Regex? Pattern(LocatedJson rules)
    {
        if (shape.OptionalText(rules, "pattern", name) is not { Length: > 0 } pattern)
            return null;
        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            shape.Add(rules.Find("pattern")!, name, $"Expected \"pattern\" to be a pattern without look-around or back-references, but \"{pattern}\" is not: {wrong.Message}");
            return null;
        }
    }
}
