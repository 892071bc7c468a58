using System.Globalization;

namespace Reviews.Notifications.Documents.Report;

/// <summary>What every part of a document says in the same way.</summary>
internal static class ReportWords
{
    public const string NotRecorded = "Not yet recorded.";

    public static ReportBlock Missing { get; } = new ReportBlock.Quiet(NotRecorded);

    /// <summary>What was typed, a paragraph for each line that says something; what is missing is said to be.</summary>
    public static IReadOnlyList<ReportBlock> Typed(string? text)
    {
        var lines = Lines(text);
        return lines.Count == 0 ? [Missing] : [.. lines.Select(line => new ReportBlock.Paragraph(line))];
    }

    /// <summary>The same under a heading of its own.</summary>
    public static IReadOnlyList<ReportBlock> Typed(string heading, string? text) => [new ReportBlock.Heading(heading), .. Typed(text)];

    /// <summary>A cell of a table; several lines stay apart.</summary>
    public static string Cell(string? text) => Lines(text) is { Count: > 0 } lines ? string.Join('\n', lines) : NotRecorded;

    public static string YesNo(bool? answer) => answer switch
    {
        true => "Yes",
        false => "No",
        null => NotRecorded,
    };

    public static string Count(int number, string one, string many) => number == 1 ? $"1 {one}" : string.Create(CultureInfo.InvariantCulture, $"{number} {many}");

    private static List<string> Lines(string? text) =>
        [.. (text ?? "").Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
