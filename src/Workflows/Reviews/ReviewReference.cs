using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Reviews.Workflows.Reviews;

/// <summary>
/// What a review is called in addresses, messages and file names: <c>SOU-2026-0042</c>. It holds no personal data: the
/// partnership's prefix, the year it was opened in, and a number counted from 1 within both.
/// </summary>
/// <param name="Prefix">Two to five capital letters: <c>SOU</c>.</param>
/// <param name="Year">Four digits.</param>
/// <param name="Number">1 to 999999; shown with at least four digits.</param>
public sealed partial record ReviewReference(string Prefix, int Year, int Number)
{
    /// <summary>Reads the form <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">When the text is anything else.</exception>
    public static ReviewReference Parse(string text) => TryParse(text, out var reference)
        ? reference
        : throw new FormatException($"Expected a review's reference such as SOU-2026-0042, but found \"{text}\".");

    public static bool TryParse(string text, [NotNullWhen(true)] out ReviewReference? reference)
    {
        reference = null;
        var match = Form().Match(text);
        if (!match.Success)
            return false;
        var number = int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
        var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        var read = new ReviewReference(match.Groups["prefix"].Value, year, number);
        // One reference has one spelling: 00042 is not another name of 0042.
        if (number > 0 && read.ToString() == text)
            reference = read;
        return reference is not null;
    }

    /// <summary>Whether the text may stand before the year.</summary>
    public static bool IsPrefix(string text) => PrefixForm().IsMatch(text);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}-{Year:0000}-{Number:0000}");

    [GeneratedRegex(@"^(?<prefix>[A-Z]{2,5})-(?<year>[0-9]{4})-(?<number>[0-9]{4,6})\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();

    [GeneratedRegex(@"^[A-Z]{2,5}\z", RegexOptions.None, 1000)]
    private static partial Regex PrefixForm();
}
