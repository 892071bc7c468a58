using System.Globalization;
using System.Text;

namespace Reviews.Workflows.Expressions;

/// <summary>Values as text: the literal a FEEL author would write.</summary>
internal static class FeelWriter
{
    /// <summary>A number without trailing noise and never with an exponent.</summary>
    internal static string Number(decimal value) => Trim(value).ToString(CultureInfo.InvariantCulture);

    /// <summary>The same number with no trailing zeros in its scale.</summary>
    internal static decimal Trim(decimal value) => value / 1.0000000000000000000000000000m;

    /// <summary>The bare text of a plain value: dates, times and durations without their "@"; null for lists and the like.</summary>
    internal static string? Plain(FeelValue value) => value switch
    {
        FeelText text => text.Value,
        FeelBoolean boolean => boolean.Value ? "true" : "false",
        FeelNumber number => Number(number.Value),
        FeelDate date => TemporalText.Print(date.Value),
        FeelTime time => TemporalText.Print(time),
        FeelDateTime dateTime => TemporalText.Print(dateTime),
        FeelDaysTime duration => TemporalText.Print(duration),
        FeelYearsMonths duration => TemporalText.Print(duration),
        _ => null,
    };

    internal static string Literal(FeelValue value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, FeelValue value)
    {
        switch (value)
        {
            case FeelList list:
                text.Append('[').AppendJoin(", ", list.Items.Select(Literal)).Append(']');
                break;
            case FeelContext context:
                text.Append('{').AppendJoin(", ", context.Entries.Select(e => Key(e.Key) + ": " + Literal(e.Value))).Append('}');
                break;
            case FeelRange range:
                text.Append(range.StartIncluded ? '[' : '(').Append(Literal(range.Start)).Append("..")
                    .Append(Literal(range.End)).Append(range.EndIncluded ? ']' : ')');
                break;
            case FeelFunction function:
                text.Append("function(").AppendJoin(", ", function.Parameters).Append(')');
                break;
            case FeelText plain:
                text.Append(Quote(plain.Value));
                break;
            case FeelNumber or FeelBoolean:
                text.Append(Plain(value));
                break;
            default:
                text.Append(Plain(value) is { } temporal ? "@" + Quote(temporal) : "null");
                break;
        }
    }

    private static string Key(string name) =>
        name.Length > 0 && char.IsLetter(name[0]) && name.All(c => char.IsLetterOrDigit(c) || c == '_') ? name : Quote(name);

    private static string Quote(string text) => '"' + text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal)
        .Replace("\t", "\\t", StringComparison.Ordinal) + '"';
}
